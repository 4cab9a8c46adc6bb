import type { Asking } from '../listing/listing';
import { type PageQuery, pageSizes, planProbes, sized } from './probe-plan';

/** A page by its number, counted from the first. */
export interface NumberedPage extends PageQuery {
  readonly index: number;
}

/**
 * Pages by number at known positions: the second and the third one, small where a request can name the size, and the last one of the second
 * walk. None where the listing has no second page.
 */
export async function numberedPages(listing: Asking): Promise<readonly NumberedPage[]> {
  const { contract } = listing;
  const { total, walkSize } = await planProbes(listing);
  const { usual, maximum } = await pageSizes({ contract, listing });
  const [small, large] = contract.limit === undefined ? [usual, usual] : [total > 4 ? Math.min(2, maximum) : 1, walkSize];
  const at = (index: number, size: number): NumberedPage => ({
    index,
    size,
    start: index * size,
    query: { ...sized(contract, size), page: index },
  });
  const pages = [at(1, small), at(2, small), at(Math.floor((total - 1) / large), large)];
  return [...new Map(pages.map((page) => [JSON.stringify(page.query), page])).values()].filter(
    ({ index, start }) => index > 0 && start < total,
  );
}
