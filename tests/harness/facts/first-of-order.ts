import type { OrderKey } from '../grammar/order-key';
import { naturalOrder } from '../judging/collation';
import { fieldText, type Item } from '../listing/value';

/** Where what lacks a value may stand: at one end, or turning with the direction. */
export const missingPlaces = ['first', 'last', 'low', 'high'] as const;

/**
 * The items that an order probably begins with, with what lacks a value in this place: text may be collated otherwise, and an enumeration
 * ranked otherwise.
 */
export function firstOfOrder(
  items: readonly Item[],
  keys: readonly OrderKey[],
  missing: (typeof missingPlaces)[number],
  size: number,
): readonly Item[] {
  const compares = keys.map(({ field, direction }) => ({
    compare: naturalOrder(field),
    sign: direction === 'ascending' ? 1 : -1,
    isMissingFirst: missing === 'first' || missing === (direction === 'ascending' ? 'low' : 'high'),
  }));
  const rows = items.map((item) => ({ item, values: keys.map(({ field }) => fieldText(item, field)) }));
  rows.sort((a, b) => {
    for (const [index, { compare, sign, isMissingFirst }] of compares.entries()) {
      const [one, other] = [a.values[index], b.values[index]];
      if (one === other) continue;
      if (one === undefined || other === undefined) return (one === undefined) === isMissingFirst ? -1 : 1;
      const difference = sign * compare(one, other);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return rows.slice(0, size).map(({ item }) => item);
}
