import type { Check } from '../../judging/check';
import { stretchesOfOtherSize } from '../../facts/other-size';
import { planProbes } from '../../facts/probe-plan';
import type { Page } from '../../listing/reply';
import { counted } from '../../text/counted';
import { exchangesOf } from '../../listing/walk';

export const check: Check<'pagination.token-present'> = {
  async judge({ listing, contract }, evidence) {
    const { base, total, positions } = await planProbes(listing);
    const placed: (readonly [number, Page])[] = [];
    for (const { walk, start } of await stretchesOfOtherSize(listing)) {
      let at = start;
      for (const page of walk.end === 'endless' ? walk.pages.slice(0, 1) : walk.pages) {
        placed.push([at, page]);
        at += page.items.length;
      }
    }
    for (const { query, start } of positions) {
      const page = await listing.ask(query);
      if (page.kind === 'page') placed.push([start, page]);
    }
    for (const [start, page] of placed) {
      // A page with the last item is the last, wherever it was asked to start.
      const holdsLast = page.identities.at(-1) !== undefined && page.identities.at(-1) === base.identities.at(-1);
      if (start + page.items.length >= total || holdsLast) continue;
      evidence.witness(page);
      if (page.onwards !== undefined) continue;
      evidence.violate({
        subject: start === 0 ? 'the first page' : 'a page further on',
        expected: `${contract.next.parameter === undefined ? 'a further link' : 'a continue token'}, because ${counted(total - start - page.items.length, 'item is', 'items are')} left`,
        received: page.endsAsSaid ? 'the end of the walk' : contract.next.parameter === undefined ? 'no link' : 'no token',
        place: { part: 'next' },
        at: [page, exchangesOf(base)],
      });
    }
    evidence.needs('two-items');
  },
};
