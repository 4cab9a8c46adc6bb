import type { OrderKey } from '../grammar/order-key';
import { naturalRank } from '../judging/natural-rank';
import { textsOf } from '../listing/column';
import type { Item } from '../listing/value';
import type { Compare } from '../text/collators';
import { awkwardOf, likelyOrder } from './awkward-amounts';
import { type Awkward, kindOfSeed, lossesAt, preferred } from './awkward-values';

/** Pages of a short listing that is walked under an order: each further one is a further request. */
export const shortestWalk = 3;

/** The page size of a walk under an order: three pages or more, whatever the maximum. */
export const longestPage = (total: number, maximum: number): number =>
  Math.max(1, Math.min(maximum - 1, Math.ceil(total / shortestWalk)));

/** What a cursor takes for equal that keeps thousandths of a second, or numbers of 64 bits as doubles. */
const isNear = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other && coarse(one) === coarse(other);

const coarse = (text: string): string =>
  /^-?\d{16,}$/.test(text) ? String(Number(text)) : text.replace(/(T\d\d:\d\d:\d\d\.\d{3})\d+/, '$1');

/** An instant with more digits than thousandths of a second have: what is left of it stands before it. */
const isFine = (text: string | undefined): boolean => text !== undefined && /T\d\d:\d\d:\d\d\.\d{3}\d*[1-9]/.test(text);

/** By position in an order: the value that stands there. */
export type Arrangement = (position: number) => string | undefined;

/** The values of items by one key, with what is missing at either end, wherever the target puts it. */
function arrangementsOf(items: readonly Item[], { field, direction }: OrderKey): readonly Arrangement[] {
  const { ascending } = naturalRank(items, field);
  const textOf = textsOf(items, field);
  const held = ascending.length;
  const sorted: Arrangement = (position) =>
    textOf(ascending[direction === 'ascending' ? position : held - 1 - position] ?? items.length);
  return [sorted, (position) => sorted(position - (items.length - held))];
}

/**
 * What the edges of pages tell. Most: one at which the items without the value begin or end, because there a cursor passes between a value
 * and none, one that parts two such items, and one behind an instant that a coarser cursor cuts. Then each that parts equals, or what is nearly equal.
 */
function tellingEdges(valueAt: Arrangement, end: number, size: number): number {
  let [equal, isBetweenMissing, isAtMissing, isBehindFine] = [0, false, false, false];
  for (let edge = size; edge < end; edge += size) {
    const [before, behind] = [valueAt(edge - 1), valueAt(edge)];
    if (before === behind || isNear(before, behind)) equal += 1;
    isBehindFine ||= isFine(before);
    isBetweenMissing ||= before === undefined && behind === undefined;
    isAtMissing ||= (before === undefined) !== (behind === undefined);
  }
  return equal + (isBehindFine ? 2 : 0) + (isBetweenMissing ? 2 : 0) + (isAtMissing ? 3 : 0);
}

/** What cursors lose of the values of a field, and the order that these stand in. */
interface Losable {
  readonly kinds: readonly Awkward[];
  readonly compare: Compare;
}

function losableBy({ field, direction }: OrderKey): Losable {
  const ascending = likelyOrder(field);
  const compare: Compare = direction === 'ascending' ? ascending : (a, b) => ascending(b, a);
  // Instants are told apart by how fine they are.
  return { kinds: field.kind === 'timestamp' ? [] : awkwardOf(field), compare };
}

/** By the kinds of what cursors lose of a value: how much the edges of pages of a size tell. */
function lossesAtEdges(
  valueAt: Arrangement,
  end: number,
  size: number,
  { kinds, compare }: Losable,
): ReadonlyMap<string, number> {
  const losses = new Map<string, number>();
  for (let edge = size; edge < end; edge += size) {
    const [before, behind] = [valueAt(edge - 1), valueAt(edge)];
    if (before === undefined) continue;
    for (const [kind, weight] of lossesAt({ before, behind, compare }, kinds)) losses.set(kind, weight);
  }
  return losses;
}

const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, number) => sum + number, 0);

interface Sizes {
  /** Of a page by default, and at the most. */
  readonly usual: number;
  readonly maximum: number;
  /** With each seed, an edge behind another kind of value is preferred; without one, the edges that tell of most kinds. */
  readonly seed?: number;
}

/** Pages of a walk that has many. */
const longestWalk = 6;

/**
 * Pages of a walk that is to have about as many as one of the default size, because a target may have a bound for them: of a long listing the
 * whole walks have more.
 */
export const manyPages = ({ total, long }: { readonly total: number; readonly long: boolean }, usual: number): number =>
  long ? shortestWalk : Math.max(shortestWalk, Math.min(longestWalk, Math.ceil(total / usual)));

/**
 * The page size of a walk of so many pages by one key, the last of which may be shorter: one whose edges tell most, and not the usual one,
 * because a target may have lost it. Where most items lack the value, so many more pages that an edge stands among those that hold it. A
 * listing of many pages has edges enough at the longest.
 */
export function sizeFor(
  items: readonly Item[],
  key: OrderKey,
  { usual, maximum, seed, least = shortestWalk }: Sizes & { readonly least?: number },
): number {
  const total = items.length;
  const arrangements = arrangementsOf(items, key);
  const sizesFor = (pages: number): readonly number[] => {
    const longest = Math.max(1, Math.min(maximum - 1, Math.ceil(total / (pages - 1)) - 1));
    return sizesBetween(Math.min(longest, Math.ceil(total / pages)), longest, usual);
  };
  for (let pages = least; pages <= longestWalk; pages += 1) {
    const among = sizesFor(pages).filter((size) => arrangements.every((valueAt) => isAmongValues(valueAt, total, size)));
    if (among.length > 0) return bestSize(items, key, among, { end: total, seed });
  }
  return bestSize(items, key, sizesFor(least), { end: total, seed });
}

/** Whether an edge parts two items that hold a value. */
function isAmongValues(valueAt: Arrangement, end: number, size: number): boolean {
  for (let edge = size; edge < end; edge += size) if (valueAt(edge - 1) !== undefined && valueAt(edge) !== undefined) return true;
  return false;
}

/** The page size of a walk of so many pages, the last of which may be shorter: one whose edges tell most, and not the usual one. */
export function sizeOfPages(
  items: readonly Item[],
  key: OrderKey | undefined,
  { pages, usual, maximum }: Sizes & { readonly pages: number },
): number {
  const most = (size: number): number => Math.min(maximum - 1, Math.max(1, size));
  const shortest = most(Math.ceil(items.length / pages));
  // One more than it takes, because the usual one is left out.
  const longest = Math.max(shortest + Number(shortest === usual), most(Math.ceil(items.length / (pages - 1)) - 1));
  const sizes = sizesBetween(shortest, Math.min(longest, Math.max(shortest, Math.min(maximum, items.length) - 1)), usual);
  return key === undefined ? (sizes.at(-1) ?? shortest) : bestSize(items, key, sizes, { end: items.length });
}

/** From the longest to the shortest, but for one. */
const sizesBetween = (shortest: number, longest: number, but: number): readonly number[] => {
  const sizes = Array.from({ length: longest - shortest + 1 }, (_, index) => longest - index);
  return sizes.length > 1 ? sizes.filter((size) => size !== but) : sizes;
};

/** The first of these sizes whose edges tell most, up to the second page or to the end. */
function bestSize(
  items: readonly Item[],
  key: OrderKey,
  sizes: readonly number[],
  {
    end,
    seed,
    leastForLosses = 1,
  }: { readonly end?: number; readonly seed?: number | undefined; readonly leastForLosses?: number } = {},
): number {
  const arrangements = arrangementsOf(items, key);
  const losable = losableBy(key);
  const weighed = sizes.map((size) => {
    const last = end ?? Math.min(size + 1, items.length);
    const tells = sumOf(arrangements.map((valueAt) => tellingEdges(valueAt, last, size)));
    const losses = size < leastForLosses ? [] : arrangements.map((valueAt) => lossesAtEdges(valueAt, last, size, losable));
    return { size, tells, losses };
  });
  const first = kindOfSeed(
    weighed.flatMap(({ losses }) => losses.flatMap((of) => [...of.keys()])),
    seed,
  );
  let best = { size: 1, score: -Infinity };
  for (const { size, tells, losses } of weighed) {
    const score = tells + sumOf(losses.map((of) => sumOf(of.values()) + (first !== undefined && of.has(first) ? preferred : 0)));
    if (score > best.score) best = { size, score };
  }
  return best.size;
}

/**
 * The page size of a walk of two pages by one key that shows about as much as a page by default, with its edge between equals wherever what
 * lacks the value stands; `undefined` where no edge is so.
 */
export function sizeBetweenEquals(items: readonly Item[], key: OrderKey, { usual, maximum }: Sizes): number | undefined {
  const arrangements = arrangementsOf(items, key);
  const parts = (valueAt: Arrangement, size: number): boolean =>
    valueAt(size - 1) !== undefined && valueAt(size - 1) === valueAt(size);
  let best: { readonly size: number; readonly parted: number } | undefined;
  for (const size of sizesBetween(Math.ceil(usual / 2), Math.max(1, Math.min(maximum, items.length) - 1), usual)) {
    const parted = arrangements.filter((valueAt) => parts(valueAt, size)).length;
    if (parted > (best?.parted ?? 0)) best = { size, parted };
  }
  return best?.size;
}

/**
 * The page size of a walk of two pages by one key: that whose edge tells most, and the longest of those. A page of one item shows no order, so
 * that what a cursor loses of a value counts behind longer ones alone.
 */
export const sizeOfEdge = (items: readonly Item[], key: OrderKey, maximum: number): number =>
  bestSize(items, key, sizesBetween(1, longestPage(items.length, maximum), 0), {
    leastForLosses: longestPage(items.length, maximum) / 2,
  });
