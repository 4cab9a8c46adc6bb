import { planProbes } from '../../facts/probe-plan';
import { answerToNoMatch } from '../../facts/absent-values';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { finished } from '../../judging/sequence';
import { counted } from '../../text/counted';
import { exchangesOf } from '../../listing/walk';
import { placedPages } from './placed-pages';

/** Behind a page without items, of a filter that finds none, none is left. One that leads on may be cut before it is filtered. */
async function judgeNothing(scene: Scene, evidence: Evidence): Promise<void> {
  const page = await answerToNoMatch(scene);
  if (page?.kind !== 'page' || page.items.length > 0 || page.more !== true || page.onwards !== undefined) return;
  evidence.violate({
    subject: 'a page of a filter that finds nothing',
    expected: 'that no item is left',
    received: 'that some are',
    place: { part: 'more' },
    at: [page],
    evidence: 'collection',
  });
}

export const check: Check<'pagination.more'> = {
  async judge(scene, evidence) {
    const { base, total } = await planProbes(scene.listing);
    if (!finished(base, evidence)) return;
    for (const { page, start } of await placedPages(scene)) {
      // A member that is missing or no boolean is told by response.list-members.
      const { more, items } = page;
      if (more === undefined || (items.length === 0 && total > 0)) continue;
      const left = Math.max(0, total - start - items.length);
      // Of an empty listing a constant would say the same.
      if (total > 0) evidence.witness(page);
      if (more === left > 0) continue;
      evidence.violate({
        subject: left > 0 ? 'a page before the end' : 'the last page',
        expected: left > 0 ? `that items are left, because ${counted(left, 'is', 'are')}` : 'that no item is left',
        received: left > 0 ? 'that none is' : 'that some are',
        place: { part: 'more' },
        at: [page, exchangesOf(base)],
      });
    }
    await judgeNothing(scene, evidence);
    evidence.needs('one-item');
  },
};
