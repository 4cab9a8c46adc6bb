import type { OrderKey } from '../grammar/order-key';
import { groupsBy, textsOf } from '../listing/column';
import { fieldText, type Item } from '../listing/value';
import {
  areDistinct,
  disordered,
  enumerations,
  headOf,
  noOwnOrders,
  type OrderedPair,
  ordersOf,
  type OwnOrders,
  placedBy,
  rankingsOf,
  type Row,
  rowsOf,
} from './collation';
import { naturalRank, type NaturalRank, noRank } from './natural-rank';

/** Some items of a list, by their positions in it. */
export interface Part {
  readonly items: readonly Item[];
  readonly includes: (position: number) => boolean;
}

/** All items of a list. */
export const allOf = (items: readonly Item[]): Part => ({ items, includes: () => true });

/** An item that was left out of a first page although it must stand before an item on it. */
export function leftBehind(
  page: readonly Item[],
  rest: Part,
  keys: readonly OrderKey[],
  own: OwnOrders = noOwnOrders,
): OrderedPair | undefined {
  const rankings = rankingsOf(keys, own);
  const shown = rowsOf(page, keys);
  const texts = keys.map(({ field }) => textsOf(rest.items, field));
  for (const second of eachKind(rest, keys, keys.length, positionsAhead(shown, rest.items, keys[0]))) {
    const row = texts.map((textOf) => textOf(second));
    const position = shown.findIndex((one) => disordered(one, row, rankings));
    if (position !== -1) return { first: page[position] ?? null, second: rest.items[second] ?? null, position };
  }
  return passedOver(page, rest, keys);
}

/** Of some positions those in a part, the first one of those that are equal by so many keys: equal ones fare equally. */
function* eachKind(
  { items, includes }: Part,
  keys: readonly OrderKey[],
  length: number,
  positions: Iterable<number>,
): Generator<number> {
  const { kindOf, most } = groupsBy(
    items,
    keys.slice(0, length).map(({ field }) => field),
  );
  const seen = new Set<number>();
  for (const position of positions) {
    if (!includes(position)) continue;
    const kind = kindOf(position);
    if (seen.has(kind)) continue;
    seen.add(kind);
    yield position;
    if (seen.size === most) return;
  }
}

/** Which ranks may stand before an item of a page by its first key. */
interface Ahead {
  readonly isUp: boolean;
  /** Ranks below it where the order ascends, else those from it on. */
  readonly bound: number;
  /** The page lacks the value, too. */
  readonly isLacking: boolean;
}

function aheadOf(page: readonly Row[], { below }: NaturalRank, { direction }: OrderKey): Ahead {
  const values = page.flatMap(([value]) => value ?? []);
  const isUp = direction === 'ascending';
  const bounds = values.map((value) => below(value, isUp));
  return {
    isUp,
    bound: isUp ? Math.max(0, ...bounds) : Math.min(Infinity, ...bounds),
    isLacking: values.length < page.length,
  };
}

/**
 * Whether an item may stand before one on a page by the first key: a page lacks the value, too, or a lawful order does not put it behind
 * all that the page has. It spares most of a long listing from being compared with each item of the page.
 */
export function mayBeAhead(
  page: readonly Row[],
  items: readonly Item[],
  key: OrderKey | undefined,
): (position: number) => boolean {
  if (key === undefined) return () => false;
  // An enumeration has any rank.
  if (ordersOf(key.field).length === 0) return () => true;
  const natural = naturalRank(items, key.field);
  const { ranks } = natural;
  const { isUp, bound, isLacking } = aheadOf(page, natural, key);
  return (position) => {
    const rank = ranks[position] ?? noRank;
    return rank === noRank ? isLacking : isUp ? rank < bound : rank >= bound;
  };
}

/** The positions of those items, as they stand. */
function positionsAhead(page: readonly Row[], items: readonly Item[], key: OrderKey | undefined): Iterable<number> {
  if (key === undefined) return [];
  if (ordersOf(key.field).length === 0) return items.keys();
  const natural = naturalRank(items, key.field);
  const { ascending, lacking, ofRanks } = natural;
  const { isUp, bound, isLacking } = aheadOf(page, natural, key);
  const held = isUp ? ascending.subarray(0, ofRanks(bound)) : ascending.subarray(ofRanks(bound));
  if (!isLacking) return held.toSorted();
  const both = new Int32Array(held.length + lacking.length);
  both.set(held);
  both.set(lacking, held.length);
  return both.sort();
}

/** A left-out item whose value of an enumeration stands on the page before another one. */
function passedOver(page: readonly Item[], rest: Part, keys: readonly OrderKey[]): OrderedPair | undefined {
  for (const index of enumerations(keys)) {
    const field = keys[index]?.field;
    const groups = placedBy(page, keys, index);
    if (field === undefined) continue;
    for (const position of eachKind(rest, keys, index + 1, sharedWithPage(page, rest.items, keys, index))) {
      const second = rest.items[position] ?? null;
      const value = fieldText(second, field);
      const group = groups.get(headOf(second, keys, index)) ?? [];
      const last = group.at(-1);
      if (value === undefined || last === undefined || !areDistinct(field, value, last.value)) continue;
      if (group.some((placed) => placed.value === value)) return { first: last.item, second, position: last.position };
    }
  }
  return undefined;
}

/** Positions of the items that have the value of an item on a page by the first key, where there are keys before number `index`; else all. */
function sharedWithPage(
  page: readonly Item[],
  items: readonly Item[],
  [first]: readonly OrderKey[],
  index: number,
): Iterable<number> {
  if (index === 0 || first === undefined) return items.keys();
  const shown = new Set(page.map((item) => fieldText(item, first.field)));
  const textOf = textsOf(items, first.field);
  return [...items.keys()].filter((position) => shown.has(textOf(position)));
}
