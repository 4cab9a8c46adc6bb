import type { ListingField } from '../contract/model';
import type { OrderKey } from '../listing/order-key';
import type { Item } from '../listing/value';
import { fieldText } from '../listing/value';

type Compare = (a: string, b: string) => number;
type Sortable = Pick<ListingField, 'kind' | 'values'>;

const byUnit: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Differs from the order of UTF-16 units only where a surrogate meets a unit above it. Half a pair counts as what it is, which it
 * would not in UTF-8.
 */
const byCodePoint: Compare = (a, b) => {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
};

/**
 * The collations a server may sort text by; a pair of values is out of order only if all of them say so. The cheap one stands
 * first, for it answers most pairs.
 */
const collations: { readonly [name: string]: Compare } = {
  'utf-16': byUnit,
  'code-point': byCodePoint,
  lower: (a, b) => byCodePoint(a.toLowerCase(), b.toLowerCase()),
  upper: (a, b) => byCodePoint(a.toUpperCase(), b.toUpperCase()),
  'lower-utf-16': (a, b) => byUnit(a.toLowerCase(), b.toLowerCase()),
  'upper-utf-16': (a, b) => byUnit(a.toUpperCase(), b.toUpperCase()),
  icu: new Intl.Collator('und').compare,
  'icu-shifted': new Intl.Collator('und', { ignorePunctuation: true }).compare,
  numeric: new Intl.Collator('und', { numeric: true }).compare,
};

const text = Object.values(collations);

export const collationNames: readonly string[] = Object.keys(collations);

const byNumber: Compare = (a, b) => Number(a) - Number(b);
const byInstant: Compare = (a, b) => Date.parse(a) - Date.parse(b);

/** By declared position; `NaN` for a value that is not declared. */
function byRank(values: readonly string[]): Compare {
  const ranks = new Map(values.map((value, rank) => [value, rank]));
  return (a, b) => (ranks.get(a) ?? NaN) - (ranks.get(b) ?? NaN);
}

/** Asked for with each pair of values, so each list is made once. */
const enumerationOrders = new WeakMap<readonly string[], readonly Compare[]>();

/** The lawful orders of a kind. An order that cannot tell two values apart, or does not know one, gives 0 or `NaN`. */
function lawfulOrders({ kind, values }: Sortable): readonly Compare[] {
  switch (kind) {
    case 'string':
      return text;
    case 'enumeration': {
      const known = enumerationOrders.get(values) ?? [...text, byRank(values)];
      enumerationOrders.set(values, known);
      return known;
    }
    case 'timestamp':
      return [byInstant];
    case 'number':
      return [byNumber];
    case 'boolean':
      return [byUnit];
  }
}

/** Whether every lawful ascending order puts value `a` after value `b`. */
export function isAfter(field: Sortable, a: string, b: string): boolean {
  return a !== b && lawfulOrders(field).every((compare) => compare(a, b) > 0);
}

/** Whether every lawful order tells two values apart. */
export function areDistinct(field: Sortable, a: string, b: string): boolean {
  return a !== b && lawfulOrders(field).every((compare) => Math.abs(compare(a, b)) > 0);
}

/** Names of the collations under which a sequence of values ascends. */
export function collationsOf(values: readonly string[]): readonly string[] {
  return Object.entries(collations)
    .filter(([, compare]) => values.every((value, index) => index === 0 || compare(values[index - 1] ?? value, value) <= 0))
    .map(([name]) => name);
}

/** Whether item `a` must not stand before item `b`. A value missing on one side leaves the pair open, for it may stand at either end. */
export function disordered(a: Item, b: Item, keys: readonly OrderKey[]): boolean {
  for (const { field, direction } of keys) {
    const [left, right] = [fieldText(a, field), fieldText(b, field)];
    if (left === right) continue;
    if (left === undefined || right === undefined) return false;
    return direction === 'ascending' ? isAfter(field, left, right) : isAfter(field, right, left);
  }
  return false;
}

export interface Pair {
  readonly first: Item;
  readonly second: Item;
  /** Position of the second item. */
  readonly position: number;
}

/** Up to this many items every pair is looked at; beyond it neighbours only, for the pairs grow with the square. */
const everyPair = 120;

/** The first pair of a sequence that no lawful order allows. */
export function disorderedPair(items: readonly Item[], keys: readonly OrderKey[]): Pair | undefined {
  for (const [position, second] of items.entries()) {
    for (let before = position - 1; before >= (items.length > everyPair ? Math.max(0, position - 1) : 0); before -= 1) {
      const first = items[before];
      if (first !== undefined && disordered(first, second, keys)) return { first, second, position };
    }
  }
  return undefined;
}

/** An item that was left out of a first page although it must stand before an item on it. */
export function leftBehind(page: readonly Item[], rest: readonly Item[], keys: readonly OrderKey[]): Pair | undefined {
  for (const second of rest) {
    for (const [position, first] of page.entries()) if (disordered(first, second, keys)) return { first, second, position };
  }
  return undefined;
}
