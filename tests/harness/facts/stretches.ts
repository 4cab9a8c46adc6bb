import type { Contract } from '../contract/model';
import type { Asking, ListQuery } from '../listing/listing';
import type { Walk } from '../listing/walk';

/** Pages of the longest listing that is walked whole in every way. */
const wholePages = 7;

/** Pages that are walked at the beginning and at the end of a longer one. */
const firstPages = 4;
const lastPages = 2;

type Entered = Pick<Contract, 'offset' | 'page'>;

/**
 * Whether a listing is long, and can be entered in the middle: then two walks of it are whole, one without any parameter and one under an
 * order, and each other one is walked at its beginning and its end.
 */
export const isLong = ({ offset, page }: Entered, total: number, maximum: number): boolean =>
  total > wholePages * maximum && (offset !== undefined || page !== undefined);

/** The items that the beginning of a walk holds, by the size of its pages. */
export const itemsOfBeginning = (size: number): number => firstPages * size;

/** A part of a walk: from its beginning, or entered further on. */
export interface Stretch {
  readonly walk: Walk;
  /** Items before it. */
  readonly start: number;
  /** The listing is long, so that this is a part of it: it says nothing of what lies outside. */
  readonly isPart: boolean;
}

/** Whether a stretch came as far as it was to be followed. */
export const isFollowed = ({ walk, isPart }: Stretch): boolean => walk.end === 'ended' || (isPart && walk.end === 'cut');

/** A query from the middle of its sequence on, behind whole pages. */
const entered = ({ offset }: Entered, query: ListQuery, start: number, size: number): ListQuery =>
  offset === undefined ? { ...query, page: start / size } : { ...query, offset: start };

/** A long listing as far as its end is entered. */
interface Long {
  readonly size: number;
  readonly total: number;
  /** Items behind the last that tell something: the end is that of the others, with the first of these. */
  readonly behind?: number;
}

/** The last pages of a long listing by a query, cut as in a whole walk; none where the target does not take it from there. */
export async function endOf(listing: Asking, query: ListQuery, { size, total, behind = 0 }: Long): Promise<readonly Stretch[]> {
  const last = Math.min(total - behind, total - 1);
  const start = Math.max(0, Math.floor(last / size) - lastPages + 1) * size;
  // One more than there are: a target that does not end there, or that began elsewhere, is not followed.
  const wanted = Math.min(lastPages * size, total - start + 1);
  const walk = await listing.walk(entered(listing.contract, query, start, size), wanted);
  return walk.pages.length === 0 ? [] : [{ walk, start, isPart: true }];
}
