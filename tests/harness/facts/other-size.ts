import type { Asking } from '../listing/listing';
import type { Walk } from '../listing/walk';
import { planProbes, sized } from './probe-plan';
import { endOf, itemsOfBeginning, type Stretch } from './stretches';

/** The second walk, of a long listing its beginning. It is the default one where no request can name a size. */
export async function walkOfOtherSize(listing: Asking): Promise<Walk> {
  const { walkSize, long } = await planProbes(listing);
  const query = sized(listing.contract, walkSize);
  return listing.walk(query, long && query.limit !== undefined ? itemsOfBeginning(walkSize) : Infinity);
}

/** The second walk as it is followed: whole, or at its beginning and its end. */
export async function stretchesOfOtherSize(listing: Asking): Promise<readonly Stretch[]> {
  const { walkSize, total, long } = await planProbes(listing);
  const query = sized(listing.contract, walkSize);
  const isPart = long && query.limit !== undefined;
  const first = { walk: await walkOfOtherSize(listing), start: 0, isPart };
  return isPart ? [first, ...(await endOf(listing, query, { size: walkSize, total }))] : [first];
}
