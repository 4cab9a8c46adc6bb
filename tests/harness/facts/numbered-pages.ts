import type { Contract } from '../contract/model';
import type { Asking } from '../listing/listing';
import { type PageQuery, pageSizes, planProbes, sized } from './probe-plan';

/** As many pages left out as 32 bits do not count: who cuts the number to them gives a page near the beginning. */
export const beyond32Bits = String(2n ** 32n + 2n);

/** A page by its number, counted from the first. */
export interface NumberedPage extends PageQuery {
  readonly index: number;
}

const numberedPage = (contract: Pick<Contract, 'limit'>, index: number, size: number): NumberedPage => ({
  index,
  size,
  start: index * size,
  query: { ...sized(contract, size), page: index },
});

/**
 * Pages by number at known positions: the third one, or the second where there are no three, small where a request can name the size, and the
 * last one of the second walk. None where the listing has no second page.
 */
export async function numberedPages(listing: Asking): Promise<readonly NumberedPage[]> {
  const { contract } = listing;
  const { total, walkSize } = await planProbes(listing);
  const { usual, maximum } = await pageSizes({ contract, listing });
  const [small, large] = contract.limit === undefined ? [usual, usual] : [total > 4 ? Math.min(2, maximum) : 1, walkSize];
  const pages = [
    numberedPage(contract, 2 * small < total ? 2 : 1, small),
    numberedPage(contract, Math.floor((total - 1) / large), large),
  ];
  return [...new Map(pages.map((page) => [JSON.stringify(page.query), page])).values()].filter(
    ({ index, start }) => index > 0 && start < total,
  );
}

/** The whole listing by page numbers, the first one included; its last page is one of `numberedPages`. */
export async function numberedWalk(listing: Asking): Promise<readonly NumberedPage[]> {
  const { contract } = listing;
  const { total, walkSize } = await planProbes(listing);
  const { usual } = await pageSizes({ contract, listing });
  const size = contract.limit === undefined ? usual : walkSize;
  return Array.from({ length: Math.ceil(total / size) }, (_, index) => numberedPage(contract, index, size));
}
