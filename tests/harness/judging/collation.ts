import type { ListingField } from '../contract/model';
import { commonCollations, type Compare } from '../text/collators';
import type { OrderKey } from '../grammar/order-key';
import type { Item } from '../listing/value';
import { compared } from '../listing/comparing';
import { fieldText } from '../listing/value';
import { remembered } from '../remembered';
import { isNumeric } from './natural-rank';

type Sortable = Pick<ListingField, 'path' | 'kind' | 'values' | 'layout'>;

const text = commonCollations.map(({ compare }) => compare);
/** What a double holds parts most pairs; those that it has equal are compared to their last digit. */
const byAmount =
  (kind: 'number' | 'timestamp', coarse: (text: string) => number): Compare =>
  (a, b) => {
    const difference = coarse(a) - coarse(b);
    return difference === 0 ? (compared(a, b, { kind }) ?? 0) : difference;
  };
const byTruth: Compare = (a, b) => Number(a === 'true') - Number(b === 'true');

/** What the lawful orders of every field of a kind are. An enumeration has a rank of its own, which the contract does not say. */
const lawfulOrders: { readonly [kind in ListingField['kind']]: readonly Compare[] } = {
  string: text,
  enumeration: [],
  timestamp: [byAmount('timestamp', remembered(Date.parse))],
  number: [byAmount('number', Number)],
  boolean: [byTruth],
};

export const ordersOf = (field: Pick<Sortable, 'kind' | 'layout'>): readonly Compare[] =>
  isNumeric(field) ? lawfulOrders.number : lawfulOrders[field.kind];

/**
 * What a target showed of its own orders, by the path of the field: the rank of an enumeration, or the locales that text is
 * ordered by. An order that cannot tell two values apart, or does not know one, gives 0 or `NaN`.
 */
export type OwnOrders = ReadonlyMap<string, readonly Compare[]>;

export const noOwnOrders: OwnOrders = new Map();

/** Whether value `a` comes after value `b` in every order; not where there is none. */
function isAfter(orders: readonly Compare[], a: string, b: string): boolean {
  if (a === b || orders.length === 0) return false;
  for (const compare of orders) if (!(compare(a, b) > 0)) return false;
  return true;
}

/** Whether every lawful order tells two values apart. What an enumeration does not declare may share one rank. */
export function areDistinct(field: Sortable, a: string, b: string, own: OwnOrders = noOwnOrders): boolean {
  if (a === b) return false;
  const isText = field.kind === 'enumeration' || field.kind === 'string';
  if (field.kind === 'enumeration' && !(field.values.includes(a) && field.values.includes(b))) return false;
  const orders = [...(isText ? text : ordersOf(field)), ...(field.kind === 'string' ? (own.get(field.path) ?? []) : [])];
  return orders.every((compare) => Math.abs(compare(a, b)) > 0);
}

/** The first key by which two items differ. */
export function decidingKey(a: Item, b: Item, keys: readonly OrderKey[]): OrderKey | undefined {
  return keys.find(({ field }) => fieldText(a, field) !== fieldText(b, field));
}

/** Every lawful ascending order of a key, and its direction. */
export interface Ranking {
  readonly orders: readonly Compare[];
  readonly direction: OrderKey['direction'];
}

export const rankingsOf = (keys: readonly OrderKey[], own: OwnOrders): readonly Ranking[] =>
  keys.map(({ field, direction }) => ({ orders: [...ordersOf(field), ...(own.get(field.path) ?? [])], direction }));

/** What an item says of each key. */
export type Row = readonly (string | undefined)[];

export const rowsOf = (items: readonly Item[], keys: readonly OrderKey[]): readonly Row[] =>
  items.map((item) => keys.map(({ field }) => fieldText(item, field)));

/** Whether row `a` must not stand before row `b`. A value missing on one side leaves the pair open, because it may stand at either end. */
export function disordered(a: Row, b: Row, rankings: readonly Ranking[]): boolean {
  for (let at = 0; at < rankings.length; at += 1) {
    const [ranking, left, right] = [rankings[at], a[at], b[at]];
    if (left === right) continue;
    if (ranking === undefined || left === undefined || right === undefined) return false;
    return ranking.direction === 'ascending' ? isAfter(ranking.orders, left, right) : isAfter(ranking.orders, right, left);
  }
  return false;
}

/** Whether item `a` must not stand before item `b`, for one order and many pairs: what an item says is read once. */
export function disorderUnder(keys: readonly OrderKey[], own: OwnOrders = noOwnOrders): (a: Item, b: Item) => boolean {
  const rankings = rankingsOf(keys, own);
  const rows = new Map<Item, Row>();
  const rowOf = (item: Item): Row => {
    const known = rows.get(item) ?? rowsOf([item], keys)[0] ?? [];
    rows.set(item, known);
    return known;
  };
  return (a, b) => disordered(rowOf(a), rowOf(b), rankings);
}

export interface OrderedPair {
  readonly first: Item;
  readonly second: Item;
  /** Position of the second item. */
  readonly position: number;
}

/** A value of one key at its place, among items that are equal by all keys before it. */
export interface PlacedValue {
  readonly item: Item;
  readonly value: string;
  readonly position: number;
}

/** By what the keys before number `index` say: the values of that key, as they follow each other; items without one are left out. */
export function placedBy(
  items: readonly Item[],
  keys: readonly OrderKey[],
  index: number,
): ReadonlyMap<string, readonly PlacedValue[]> {
  const groups = new Map<string, PlacedValue[]>();
  const key = keys[index];
  for (const [position, item] of items.entries()) {
    const value = key && fieldText(item, key.field);
    if (value === undefined) continue;
    const head = headOf(item, keys, index);
    const group = groups.get(head) ?? [];
    groups.set(head, group);
    group.push({ item, value, position });
  }
  return groups;
}

export const headOf = (item: Item, keys: readonly OrderKey[], index: number): string =>
  index === 0 ? '' : JSON.stringify(keys.slice(0, index).map(({ field }) => fieldText(item, field) ?? null));

/** Sequences of values that ascend where the items are in order by that key; among items that are equal by the keys before it. */
export function sequencesBy(
  items: readonly Item[],
  keys: readonly OrderKey[],
  field: ListingField,
): readonly (readonly string[])[] {
  const index = keys.findIndex((key) => key.field.path === field.path);
  return [...placedBy(items, keys, index).values()].map((group) => {
    const values = group.map(({ value }) => value);
    return keys[index]?.direction === 'descending' ? values.reverse() : values;
  });
}

/** Numbers of the keys that are enumerations. */
export const enumerations = (keys: readonly OrderKey[]): readonly number[] =>
  [...keys.keys()].filter((index) => keys[index]?.field.kind === 'enumeration');

/** A value of an enumeration that comes again behind another one: no rank explains that, whichever it is. */
export function returning(items: readonly Item[], keys: readonly OrderKey[]): OrderedPair | undefined {
  for (const index of enumerations(keys)) {
    const field = keys[index]?.field;
    if (field === undefined) continue;
    for (const group of placedBy(items, keys, index).values()) {
      const seen = new Set<string>();
      let before: PlacedValue | undefined;
      for (const placed of group) {
        if (seen.has(placed.value) && before !== undefined && areDistinct(field, before.value, placed.value))
          return { first: before.item, second: placed.item, position: placed.position };
        seen.add(placed.value);
        before = placed;
      }
    }
  }
  return undefined;
}

/**
 * Whether a value stands behind all before it by one lawful order, so that no pair with it is out of order in every one. For one key, whose first
 * lawful order ranks values in a line; `undefined` where there is none. It spares most sequences from being compared pair by pair.
 */
function riseUnder([key, ...others]: readonly OrderKey[]): ((value: string | undefined) => boolean) | undefined {
  const [order] = key === undefined ? [] : ordersOf(key.field);
  if (key === undefined || order === undefined || others.length > 0) return undefined;
  const sign = key.direction === 'ascending' ? 1 : -1;
  let furthest: string | undefined;
  return (value) => {
    // What is missing, or what the order cannot read, is out of order with nothing.
    if (value === undefined || Number.isNaN(order(value, value))) return true;
    if (furthest !== undefined && sign * order(furthest, value) > 0) return false;
    furthest = value;
    return true;
  };
}

/** Up to this many items every pair is looked at; beyond it neighbours only, because the pairs grow with the square. */
const everyPair = 120;

/** The first of the items before a position that it is compared with, in a sequence of so many. */
export const comparedFrom = (position: number, length: number): number => (length > everyPair ? Math.max(0, position - 1) : 0);

/** The first pair of a sequence that no lawful order allows. */
export function disorderedPair(
  items: readonly Item[],
  keys: readonly OrderKey[],
  own: OwnOrders = noOwnOrders,
): OrderedPair | undefined {
  const rankings = rankingsOf(keys, own);
  // An enumeration whose rank is not known has no order to break.
  if (rankings.every(({ orders }) => orders.length === 0)) return returning(items, keys);
  const [rows, rises] = [rowsOf(items, keys), riseUnder(keys)];
  for (const [position, row] of rows.entries()) {
    if (rises?.(row[0]) === true) continue;
    for (let before = position - 1; before >= comparedFrom(position, items.length); before -= 1) {
      if (!disordered(rows[before] ?? row, row, rankings)) continue;
      return { first: items[before] ?? null, second: items[position] ?? null, position };
    }
  }
  return returning(items, keys);
}
