import { differenceOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { numberedWalk } from '../../facts/numbered-pages';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import { differenceAt } from './difference-at';

export const check: Check<'pagination.page-walk'> = {
  async judge({ listing }, evidence) {
    const { base, total } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    if (total < 2) return evidence.needs('two-items');
    const numbered = await numberedWalk(listing);
    const byNumber = await listing.walkGiven(
      'page',
      numbered.map(({ query }) => query),
    );
    if (byNumber.end === 'stopped' && byNumber.stop !== undefined && byNumber.stop.kind !== 'page')
      return evidence.refused(byNumber.stop, 'a page by number', 'a page that starts before the end');
    evidence.witness(exchangesOf(byNumber));
    for (const [place, page] of byNumber.pages.entries()) {
      const { index = 0, start = 0 } = numbered[place] ?? {};
      const parts = differenceAt(start, page, base);
      if (parts === undefined) continue;
      evidence.violate({
        subject: 'the walk by page numbers',
        expected: 'the same sequence by page numbers as by what leads on',
        received: `${parts} (on page ${index + 1} of ${numbered.length})`,
        place: differenceOn(page, base.identities.slice(start)),
        at: [page, exchangesOf(base)],
      });
      return;
    }
  },
};
