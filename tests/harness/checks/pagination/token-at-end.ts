import type { NextRole } from '../../contract/roles';
import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';

/** The values that mean the end, for a reader: `"" or null`. */
const endOf = ({ end }: NextRole): string => end.map((value) => JSON.stringify(value)).join(' or ');

export const check: Check<'pagination.token-at-end'> = {
  async judge({ listing, contract }, evidence) {
    const { base, offsetPages } = await planProbes(listing);
    const exactEnd = offsetPages.at(-1);
    if (!finished(base, evidence) || exactEnd === undefined) return evidence.needs('at least one item');
    const exact = await listing.ask(exactEnd);
    // A server that reads the offset in its own way gives another page, which is for pagination.offset-walk to tell.
    const isLast = exact.kind === 'page' && exact.identities.at(-1) === base.identities.at(-1);
    if (exact.kind === 'page' && isLast && exact.items.length === exactEnd.limit) {
      evidence.witness(exact);
      if (!exact.endsAsSaid) {
        evidence.violate({
          subject: 'a full last page',
          expected: `the end (${endOf(contract.next)}), because the page ends exactly there`,
          received: exact.token === undefined ? 'nothing' : 'a further token',
          at: [exact, exchangesOf(base)],
        });
      }
    }
    const late = base.pages.find((page, index) => index > 0 && page.items.length === 0);
    if (late !== undefined) {
      evidence.violate({
        subject: 'the default walk',
        expected: `the end (${endOf(contract.next)}) on the last page with items`,
        received: 'a further, empty page',
        at: [late, exchangesOf(base)],
      });
    }
  },
};
