import { planProbes } from '../../facts/probe-plan';
import { answerToNoMatch } from '../../facts/absent-values';
import type { Check } from '../../judging/check';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import { placedPages } from './placed-pages';

export const check: Check<'pagination.count-remaining'> = {
  async judge(scene, evidence) {
    const { base, total } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    for (const { page, start } of await placedPages(scene)) {
      // A member that is missing is told by response.list-members, where it may not be.
      if (page.remaining === undefined || page.items.length === 0) continue;
      evidence.witness(page);
      const left = Math.max(0, total - start - page.items.length);
      if (page.remaining === left) continue;
      evidence.violate({
        subject: left === 0 ? 'what is left behind the last page' : 'what is left behind a page',
        expected: `${left}, because the walk has ${total} items and this page ends with number ${start + page.items.length}`,
        received: String(page.remaining),
        place: { part: 'count' },
        at: [page, exchangesOf(base)],
      });
    }
    const none = await answerToNoMatch(scene);
    if (none?.kind === 'page' && none.items.length === 0 && none.remaining !== undefined && none.remaining !== 0)
      evidence.violate({
        subject: 'what is left behind a page of a filter that finds nothing',
        expected: '0, because it finds nothing',
        received: String(none.remaining),
        place: { part: 'count' },
        at: [none],
      });
    evidence.needs('one-item');
  },
};
