import { itemName } from '../../listing/item-name';
import { differenceOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { differenceAt } from './difference-at';
import { exchangesOf } from '../../listing/walk';

export const check: Check<'pagination.offset-position'> = {
  async judge({ listing }, evidence) {
    const { base, positions, total } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    // The beginning first: what shows there is no matter of the end.
    for (const { query, start: offset } of [...positions].reverse()) {
      const reply = await listing.ask(query);
      const subject = offset === 1 ? 'an offset of 1' : 'an offset near the end';
      const shows = offset === 1 ? undefined : 'near-the-end';
      if (reply.kind !== 'page') {
        evidence.refused(reply, subject, `a page from offset ${offset}`, [], shows);
        continue;
      }
      evidence.witness(reply);
      const parts = differenceAt(offset, reply, base);
      if (parts === undefined) continue;
      evidence.violate({
        subject,
        shows,
        expected: `the items from position ${offset} of the walk (${itemName(base.identities[offset] ?? 'none')} first)`,
        received: parts,
        place: differenceOn(reply, base.identities.slice(offset)),
        at: [reply, exchangesOf(base)],
      });
    }
    if (total < 2) evidence.needs('two-items');
  },
};
