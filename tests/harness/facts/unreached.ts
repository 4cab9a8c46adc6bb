import type { Asking } from '../listing/listing';
import type { Page } from '../listing/reply';
import { planProbes } from './probe-plan';

/**
 * A page behind the end of the default walk, by an offset or a page number, with an item that the walk has not returned: so that end is
 * not the end of the listing. `undefined` where no such page is found.
 */
export async function unreached(listing: Asking): Promise<Page | undefined> {
  const { base, total } = await planProbes(listing);
  if (base.end !== 'ended' || total === 0) return undefined;
  const { offset, page } = listing.contract;
  const filled = base.pages.filter(({ items }) => items.length > 0).length;
  const known = new Set<string | undefined>(base.identities);
  for (const query of [...(offset === undefined ? [] : [{ offset: total }]), ...(page === undefined ? [] : [{ page: filled }])]) {
    const reply = await listing.ask(query);
    const isNew = (one: string | undefined): boolean => one !== undefined && !known.has(one);
    if (reply.kind === 'page' && reply.identities.some(isNew)) return reply;
  }
  return undefined;
}
