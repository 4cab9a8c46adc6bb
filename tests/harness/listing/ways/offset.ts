import type { Listing, ListQuery } from '../listing';
import type { Walk } from '../walk';
import { collect } from './collect';

/**
 * Each page starts behind the items of the pages before, until one says that it is the last, or holds none: a count may be wrong, and a
 * short page need not be the last.
 */
export function walkBySteps(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const start = typeof query.offset === 'number' ? query.offset : 0;
  return collect({ way: 'offset', query }, wanted, async (pages, items) => {
    const asked = pages.length === 0 ? query : { ...query, offset: start + items };
    const reply = await listing.ask(asked);
    if (reply.kind !== 'page') return { asked, reply, last: false };
    const isEmpty = reply.items.length === 0;
    return { asked, reply, last: isEmpty && pages.length > 0 ? 'beyond' : isEmpty || reply.isLast === true };
  });
}
