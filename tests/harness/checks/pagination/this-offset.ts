import type { Check } from '../../judging/check';
import { pagesOfOthers, placedPages } from './placed-pages';

export const check: Check<'pagination.this-offset'> = {
  async judge(scene, evidence) {
    for (const { page, start, explicit } of [...(await placedPages(scene)), ...(await pagesOfOthers(scene))]) {
      // Where nothing is, no item has a number; a member that is missing is told by response.list-members.
      if (page.offset === undefined || page.items.length === 0) continue;
      evidence.witness(page);
      const told = page.offset - scene.contract.offset.first;
      if (told === start) continue;
      evidence.violate({
        subject: explicit ? 'the offset of a page' : 'the offset of a page within a walk',
        expected: `${scene.contract.offset.first + start}, where this page starts`,
        received: String(page.offset),
        place: { part: 'offset' },
        at: [page],
        evidence: explicit ? 'exchange' : 'collection',
      });
    }
    evidence.needs('one-item');
  },
};
