import { differenceOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import { differenceAt } from './difference-at';

export const check: Check<'pagination.offset-walk'> = {
  async judge({ listing }, evidence) {
    const { base, offsetWalk: byOffsetQueries, offsetPages, total } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    if (total < 2) return evidence.needs('two-items');
    const byOffset = await listing.walkGiven('offset', byOffsetQueries);
    if (byOffset.end === 'stopped' && byOffset.stop !== undefined && byOffset.stop.kind !== 'page') {
      return evidence.refused(byOffset.stop, 'a page by offset', 'a page at an offset before the end');
    }
    evidence.witness(exchangesOf(byOffset));
    const placed = byOffset.pages.map((page, index) => [Number(byOffsetQueries[index]?.offset ?? 0), page] as const);
    // What does not follow in a long listing.
    for (const { query, start } of offsetPages.filter((one) => !byOffsetQueries.includes(one.query))) {
      const page = await listing.ask(query);
      if (page.kind !== 'page') return evidence.refused(page, 'a page by offset', 'a page at an offset before the end');
      placed.push([start, page]);
    }
    for (const [offset, page] of placed) {
      const parts = differenceAt(offset, page, base);
      if (parts === undefined) continue;
      evidence.violate({
        subject: 'the walk by offset',
        expected: 'the same sequence by offset as by continue token',
        received: `${parts} (from offset ${offset})`,
        place: differenceOn(page, base.identities.slice(offset)),
        at: [page, exchangesOf(base)],
      });
      return;
    }
  },
};
