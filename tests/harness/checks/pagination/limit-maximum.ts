import type { Check } from '../../judging/check';

import { planProbes } from '../../facts/probe-plan';
import type { Page } from '../../listing/reply';
import { counted } from '../../text/counted';
import { above } from './above-maximum';

export const check: Check<'pagination.limit-maximum'> = {
  async judge(scene, evidence) {
    const { listing, contract } = scene;
    const { maximum } = contract.limit;
    const { total, offsetPages } = await planProbes(listing);
    const check = (page: Page): void => {
      if (page.items.length > maximum) {
        evidence.violate({
          subject: 'a page above the maximum',
          expected: `at most ${counted(maximum, 'item')}`,
          received: `${page.items.length}`,
          place: { part: 'items' },
          at: [page],
        });
      } else if (total > maximum) evidence.witness(page);
    };
    for (const { query } of (await above({ ...scene, contract: listing.contract }, maximum)).toReversed()) {
      const reply = await listing.ask(query);
      if (reply.kind === 'page') check(reply);
      // A refusal keeps the maximum as well as a clamp does.
      else if (reply.kind === 'refusal' && total > maximum) evidence.witness(reply);
    }
    const atMaximum = await listing.ask(offsetPages.find(({ size }) => size === maximum)?.query ?? { limit: maximum });
    if (atMaximum.kind === 'page') check(atMaximum);
    if (total <= maximum) evidence.needs('items', maximum + 1);
  },
};
