import type { Listing, ListQuery } from '../listing';
import type { Walk } from '../walk';
import { collect } from './collect';

/** Asks for given pages, by their offsets or their numbers, one after another. */
export function walkGiven(listing: Listing, way: 'offset' | 'page', queries: readonly ListQuery[]): Promise<Walk> {
  const query = withoutPlace(queries[0] ?? {});
  return collect({ way, query }, Infinity, async (pages) => {
    const asked = queries[pages.length] ?? {};
    return { asked, reply: await listing.ask(asked), last: pages.length >= queries.length - 1 };
  });
}

const withoutPlace = ({ offset: _offset, page: _page, ...rest }: ListQuery): ListQuery => rest;
