import type { Check } from '../../judging/check';
import { difference } from '../../judging/sequence';
import { describe } from '../../listing/reply';

export const stable: Check = {
  id: 'response.stable',
  async judge({ listing }, evidence) {
    const first = await listing.ask({});
    if (first.kind !== 'page') return evidence.refused(first, 'the first read', 'a page');
    const second = await listing.askAgain({});
    if (second.kind === 'unavailable') return evidence.refused(second, 'the second read', 'a page');
    evidence.witness(second);
    // The token is left out: a stateful one differs from read to read.
    const parts = second.kind === 'page' ? difference(second.identities, first.identities) : describe(second);
    if (parts !== undefined) {
      evidence.violate({
        subject: 'the same request twice',
        expected: 'the same items in the same order',
        received: parts,
        at: [second, first],
      });
    }
  },
};
