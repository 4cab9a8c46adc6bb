import type { NextRole } from '../../contract/roles';
import type { Check } from '../../judging/check';
import { pageSizes, planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import type { Asking } from '../../listing/listing';
import type { Page } from '../../listing/reply';
import { exchangesOf } from '../../listing/walk';

/** The values that mean the end, for a reader: `"" or null`. */
const endOf = ({ end }: NextRole): string => end.map((value) => JSON.stringify(value)).join(' or ');

/** A full page that ends where the listing ends: by its offset, else the last one of a walk in pages that leave no rest. */
async function exactEnd(listing: Asking): Promise<Page | undefined> {
  const { contract } = listing;
  const { base, offsetPages, total, long } = await planProbes(listing);
  const asked = offsetPages.at(-1);
  if (asked !== undefined) {
    const reply = await listing.ask(asked.query);
    return reply.kind === 'page' && reply.items.length === asked.size ? reply : undefined;
  }
  const { maximum, usual } = await pageSizes({ contract, listing });
  // A long listing is not walked again for it, and one whose pages no request sizes cannot be: its end may be one by chance.
  if (long || contract.limit === undefined)
    return total % usual === 0 && total > usual ? base.pages.findLast(({ items }) => items.length === usual) : undefined;
  const size = largestDivisor(total, maximum);
  if (size === 1) return undefined;
  const last = (await listing.walk({ limit: size })).pages.findLast(({ items }) => items.length > 0);
  return last?.items.length === size ? last : undefined;
}

/** The largest page size, up to a maximum, that divides a number of items; 1 where there is none. */
function largestDivisor(total: number, maximum: number): number {
  for (let size = Math.min(total, maximum); size > 1; size -= 1) if (total % size === 0) return size;
  return 1;
}

export const check: Check<'pagination.token-at-end'> = {
  async judge({ listing, contract }, evidence) {
    const { base, total } = await planProbes(listing);
    if (!finished(base, evidence) || total === 0) return evidence.needs('one-item');
    const exact = await exactEnd(listing);
    // A server that reads the offset in its own way gives another page, which is for pagination.offset-walk to tell.
    if (exact !== undefined && exact.identities.at(-1) === base.identities.at(-1)) {
      evidence.witness(exact);
      if (!exact.endsAsSaid) {
        evidence.violate({
          subject: 'a full last page',
          expected: `the end (${endOf(contract.next)}), because the page ends exactly there`,
          received:
            exact.onwards === undefined ? 'nothing' : `a further ${contract.next.parameter === undefined ? 'link' : 'token'}`,
          place: { part: 'next' },
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
        place: { part: 'items' },
        at: [late, exchangesOf(base)],
      });
    }
    evidence.needs('full-last-page');
  },
};
