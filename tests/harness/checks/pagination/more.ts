import { planProbes } from '../../facts/probe-plan';
import type { Check } from '../../judging/check';
import { finished } from '../../judging/sequence';
import { counted } from '../../text/counted';
import { exchangesOf } from '../../listing/walk';
import { placedPages } from './placed-pages';

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
    evidence.needs('one-item');
  },
};
