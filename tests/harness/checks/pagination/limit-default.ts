import type { Check } from '../../judging/check';

import { planProbes } from '../../facts/probe-plan';
import { counted } from '../../text/counted';
import { sizedPage } from './sized-page';

export const check: Check<'pagination.limit-default'> = {
  async judge({ listing, contract }, evidence) {
    const size = contract.limit.default;
    const first = await listing.ask({});
    const { total, offsetPages } = await planProbes(listing);
    if (first.kind !== 'page') return evidence.refused(first, 'the default page', 'a page without any parameter');
    if (first.items.length > size) {
      evidence.violate({
        subject: 'the default page is too long',
        expected: `at most ${counted(size, 'item')} without a limit`,
        received: `${first.items.length}`,
        place: { part: 'items' },
        at: [first],
        evidence: 'exchange',
      });
    }
    if (total <= size) return evidence.needs('items', size + 1);
    // A page of that size from another position says as much, and is asked for anyway.
    const { reply: asked } = await sizedPage(listing, offsetPages.find((one) => one.size === size)?.query ?? { limit: size });
    if (asked.kind !== 'page')
      return evidence.refused(asked, 'the page of the default size', `a page of ${counted(size, 'item')}`, [first]);
    evidence.witness(first);
    if (first.items.length < asked.items.length && asked.items.length <= size) {
      evidence.violate({
        subject: 'the default page is too short',
        expected: `as many items without a limit as with a limit of ${size} (${asked.items.length})`,
        received: `${first.items.length}`,
        place: { part: 'items' },
        at: [first, asked],
      });
    }
  },
};
