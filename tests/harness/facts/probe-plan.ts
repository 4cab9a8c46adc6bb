import type { Contract } from '../contract/model';
import type { Scene } from '../judging/check';
import { type Asking, everything, type ListQuery } from '../listing/listing';
import type { Walk } from '../listing/walk';
import { onceFor } from '../once-for';
import { isLong } from './stretches';

/** A page by its position, with as many items as it is to have at the most. */
export interface PageQuery {
  readonly query: ListQuery;
  /** Items before it. */
  readonly start: number;
  readonly size: number;
}

/** The size of a page as far as a request can name it: without such a parameter pages are as long as the target makes them. */
export function sized({ limit }: Pick<Contract, 'limit'>, size: number): Pick<ListQuery, 'limit'> {
  return limit === undefined ? {} : { limit: size };
}

/** The sizes of pages that are known, in items: as the contract has them, else as the default page shows. */
export async function pageSizes({
  contract,
  listing,
}: Pick<Scene, 'listing'> & { readonly contract: Pick<Contract, 'limit'> }): Promise<{
  readonly usual: number;
  readonly maximum: number;
}> {
  const first = await listing.ask(everything);
  const shown = first.kind === 'page' ? Math.max(1, first.items.length) : 1;
  const usual = contract.limit?.default ?? Math.min(shown, contract.limit?.maximum ?? shown);
  return { usual, maximum: contract.limit?.maximum ?? Math.max(usual, shown) };
}

/**
 * The requests that several checks share, chosen from the size of the listing. So no check asks for its own what another one asks already.
 */
export interface ProbePlan {
  /** The walk without any parameter: the items as the target gives them. */
  readonly base: Walk;
  readonly total: number;
  /** Page size of a second walk, other than the default. */
  readonly walkSize: number;
  /** Not every page is asked for by each way. */
  readonly long: boolean;
  /**
   * Pages by offset, none where that is not promised; in a long listing at doubling distances. The last one is full and ends exactly at
   * the end.
   */
  readonly offsetPages: readonly PageQuery[];
  /** As many of them as follow one another from the beginning, as a walk; where the listing is large it starts with the default page. */
  readonly offsetWalk: readonly ListQuery[];
  /** Single pages that start neither at the beginning nor where a page of the walk by offset does. */
  readonly positions: readonly PageQuery[];
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
  return n > 1;
}

/** The largest prime below a size: it divides no usual total. */
function primeBelow(size: number): number {
  for (let candidate = size - 1; candidate > 2; candidate -= 1) if (isPrime(candidate)) return candidate;
  return 2;
}

const pageAt = (contract: Pick<Contract, 'limit'>, start: number, size: number): PageQuery => ({
  query: { ...sized(contract, size), ...(start > 0 && { offset: start }) },
  start,
  size,
});

/** Pages by offset, each as long as it may be, the last one just long enough to be full. */
function pagesByOffset(
  contract: Pick<Contract, 'limit'>,
  { total, start, size, long }: { readonly total: number; readonly start: number; readonly size: number; readonly long: boolean },
): readonly PageQuery[] {
  const pages = Math.ceil((total - start) / size);
  const chosen = Array.from({ length: pages }, (_, index) => index).filter(
    (index) => !long || index === 0 || index === pages - 1 || Number.isInteger(Math.log2(index)),
  );
  return chosen.map((index) => {
    const from = start + index * size;
    if (contract.limit !== undefined) return pageAt(contract, from, Math.min(size, total - from));
    // Where no request names a size, the last page is full where it starts a page before the end.
    return pageAt(contract, index === pages - 1 ? Math.max(0, total - size) : from, Math.min(size, total));
  });
}

const plans = onceFor<Walk, string, ProbePlan>();

export async function planProbes(listing: Asking): Promise<ProbePlan> {
  const { contract } = listing;
  const sizes = await pageSizes({ contract, listing });
  const base = await listing.walk();
  return plans(base, `${sizes.usual} ${sizes.maximum}`, () => planFor(contract, base, sizes));
}

function planFor(
  contract: Contract,
  base: Walk,
  { maximum, usual }: { readonly maximum: number; readonly usual: number },
): ProbePlan {
  // Items that were repeated count once: they would move every position.
  const total = base.items.length - base.identities.length + base.distinct;
  const large = total > maximum;
  const long = isLong(contract, total, maximum);
  const third = Math.max(1, Math.ceil(total / 3));
  // From four items on the last but one: a page of one there leaves exactly one more page of one.
  const inside = total > 3 ? total - 2 : Math.floor((total - 1) / 2);
  const walkSize = large ? Math.max(1, Math.min(primeBelow(maximum - 1), maximum)) : third;
  // Without a parameter for it, pages have the size that the target gives them.
  const longest = contract.limit === undefined ? usual : large ? maximum : Math.max(1, Math.ceil(total / 2));
  const byOffset = contract.offset !== undefined;
  // Where pages may be longer than by default, one more of the default size: such a page a client turns to first, and it may be made ahead.
  const second = byOffset && large && usual < maximum && total > 2 * usual ? [pageAt(contract, usual, usual)] : [];
  const start = large ? usual * (1 + second.length) : 0;
  const offsetPages = byOffset ? [...second, ...pagesByOffset(contract, { total, start, size: longest, long })] : [];
  // The first three follow one another, however long the listing is.
  const walked = (long ? offsetPages.slice(0, 3) : offsetPages).map(({ query }) => query);
  return {
    base,
    total,
    walkSize,
    long,
    offsetPages,
    offsetWalk: large && walked.length > 0 ? [{}, ...walked] : walked,
    positions:
      contract.offset === undefined
        ? []
        : [
            ...(inside > 0 ? [pageAt(contract, inside, contract.limit === undefined ? usual : 1)] : []),
            ...(total > 1 ? [pageAt(contract, 1, contract.limit === undefined ? usual : Math.min(2, maximum))] : []),
          ],
  };
}
