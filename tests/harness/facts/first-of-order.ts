import type { OrderKey } from '../grammar/order-key';
import { naturalRank, type NaturalRank } from '../judging/natural-rank';
import type { Item } from '../listing/value';
import { onceFor } from '../once-for';

/** Where what lacks a value may stand: at one end, or turning with the direction. */
export const missingPlaces = ['first', 'last', 'low', 'high'] as const;

type MissingPlace = (typeof missingPlaces)[number];

const known = onceFor<NaturalRank, string, Float64Array>();

/** By position: what to compare of an item by a key, the lowest first. Many orders share a key. */
function weightsBy(items: readonly Item[], { field, direction }: OrderKey, missing: MissingPlace): Float64Array {
  const sign = direction === 'ascending' ? 1 : -1;
  const isFirst = missing === 'first' || missing === (direction === 'ascending' ? 'low' : 'high');
  const natural = naturalRank(items, field);
  return known(natural, `${direction} ${isFirst}`, () => {
    const weights = new Float64Array(natural.ranks.length);
    natural.ascending.forEach((position) => (weights[position] = sign * (natural.ranks[position] ?? 0)));
    natural.lacking.forEach((position) => (weights[position] = isFirst ? -Infinity : Infinity));
    return weights;
  });
}

/**
 * Positions of the items that an order probably begins with, with what lacks a value in this place: text may be collated otherwise, and an
 * enumeration ranked otherwise. Chosen in one pass, because the items are many and the first ones few.
 */
export function firstOfOrder(
  items: readonly Item[],
  keys: readonly OrderKey[],
  missing: MissingPlace,
  size: number,
): readonly number[] {
  const weights = keys.map((key) => weightsBy(items, key, missing));
  const isBefore = (a: number, b: number): boolean => {
    for (const ofKey of weights) {
      const [one = 0, other = 0] = [ofKey[a], ofKey[b]];
      if (one !== other) return one < other;
    }
    return a < b;
  };
  const first: number[] = [];
  for (const position of items.keys()) {
    const last = first.length < size ? undefined : first.at(-1);
    if (last !== undefined && !isBefore(position, last)) continue;
    let at = first.length;
    while (at > 0 && isBefore(position, first[at - 1] ?? position)) at -= 1;
    first.splice(at, 0, position);
    if (first.length > size) first.pop();
  }
  return first;
}
