import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { finished, difference, atWalks } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';

export const check: Check<'pagination.page-size'> = {
  async judge({ listing }, evidence) {
    const { base, walkSize, total } = await planProbes(listing);
    const other = await listing.walk({ limit: walkSize });
    if (!finished(base, evidence) || !finished(other, evidence)) return;
    if (total < 2) return evidence.needs('two-items');
    evidence.witness(exchangesOf(other));
    const parts = difference(other.identities, base.identities, other);
    if (parts === undefined) return;
    evidence.violate({
      subject: 'another page size',
      expected: 'the same sequence for every page size',
      received: parts,
      place: { part: 'items' },
      at: atWalks(other, base),
    });
  },
};
