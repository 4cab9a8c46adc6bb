import type { Contract } from '../contract/model';
import type { Listing, ListQuery } from './listing';
import type { Walk } from './walk';

/**
 * The requests that several checks share, chosen from the size of the listing, so that no check asks for its own what another one
 * asks already.
 */
export interface ProbePlan {
  /** The walk without any parameter: the items as the target gives them. */
  readonly base: Walk;
  readonly total: number;
  /** Page size of a second walk by continue, other than the default. */
  readonly walkSize: number;
  /** Page size of the walk by offset. */
  readonly offsetSize: number;
  /** Single pages that start in the middle. */
  readonly positions: readonly (ListQuery & { readonly limit: number; readonly offset: number })[];
  /** A page that ends exactly at the end of the listing, and is full. */
  readonly exactEnd: (ListQuery & { readonly limit: number; readonly offset?: number }) | undefined;
}

export function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
  return n > 1;
}

/** The largest prime page size below the maximum less one: it divides no usual total. */
export function primeSize({ limit }: Contract): number {
  for (let size = limit.maximum - 2; size > 2; size -= 1) if (isPrime(size)) return size;
  return Math.min(3, limit.maximum);
}

export async function planProbes(listing: Listing): Promise<ProbePlan> {
  const { maximum } = listing.contract.limit;
  const base = await listing.walk();
  const total = base.items.length;
  const large = total > maximum;
  const middle = Math.floor((total - 1) / 2);
  return {
    base,
    total,
    walkSize: large ? Math.max(1, maximum - 1) : Math.max(1, Math.ceil(total / 3)),
    offsetSize: large ? maximum : Math.max(1, Math.ceil(total / 2)),
    positions: [
      ...(middle > 0 ? [{ limit: 1, offset: middle }] : []),
      ...(total > 1 ? [{ limit: Math.min(2, maximum), offset: 1 }] : []),
    ],
    exactEnd: total === 0 ? undefined : large ? { limit: maximum, offset: total - maximum } : { limit: total },
  };
}
