import type { Check } from '../../judging/check';
import { pagesOfOthers, placedPages } from './placed-pages';

export const check: Check<'pagination.next-offset'> = {
  async judge(scene, evidence) {
    for (const { page, start, asked, explicit } of [...(await placedPages(scene)), ...(await pagesOfOthers(scene))]) {
      // At the end there is no next request, so the value there is not judged.
      if (page.onwards === undefined || page.offset === undefined) continue;
      evidence.witness(page);
      const told = page.offset - scene.contract.offset.first;
      if (told === start + page.items.length || told === start + asked) continue;
      evidence.violate({
        subject: explicit ? 'the next offset' : 'the next offset within a walk',
        expected: `${start + page.items.length}, where the next page starts`,
        received: String(page.offset),
        place: { part: 'offset' },
        at: [page],
        evidence: explicit ? 'exchange' : 'collection',
      });
    }
    evidence.needs('two-items');
  },
};
