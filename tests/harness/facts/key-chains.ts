import type { ListingField } from '../contract/model';
import type { OrderKey } from '../grammar/order-key';
import { fieldText, fieldValues, type Item } from '../listing/value';
import { type Direction } from './ordered';

/** Directions of the orders by two and by three keys that are asked for. */
export const upDown = ['ascending', 'descending'] as const;
export const downUpDown = ['descending', 'ascending', 'descending'] as const;

/** Whether at least two of the items share every value of `fields` and differ in `next`. */
function tiesThenDiffers(items: readonly Item[], fields: readonly ListingField[], next: ListingField): boolean {
  const tails = new Map<string, string>();
  for (const item of items) {
    const [head, tail] = [fields.map((field) => fieldText(item, field)), fieldText(item, next)];
    if (head.includes(undefined) || tail === undefined) continue;
    const key = JSON.stringify(head);
    if ((tails.get(key) ?? tail) !== tail) return true;
    tails.set(key, tail);
  }
  return false;
}

/** Field sequences of a length whose every field but the last ties, so that each next one decides somewhere; found as they are taken. */
export function* chains(
  fields: readonly ListingField[],
  items: readonly Item[],
  length: number,
  chain: readonly ListingField[] = [],
): Generator<readonly ListingField[]> {
  if (chain.length === length) yield chain;
  else {
    for (const next of fields) {
      if (chain.includes(next) || (chain.length > 0 && !tiesThenDiffers(items, chain, next))) continue;
      yield* chains(fields, items, length, [...chain, next]);
    }
  }
}

/** Coarse fields first: they tie most, and leave most to the next key. */
export const coarseFirst = (fields: readonly ListingField[], items: readonly Item[]): readonly ListingField[] =>
  fields.toSorted((a, b) => fieldValues(items, a).size - fieldValues(items, b).size);

/** The keys of a chain in these directions. */
export const keysOf = (chain: readonly ListingField[], signs: readonly Direction[]): readonly OrderKey[] =>
  chain.map((field, index) => ({ field, direction: signs[index] ?? 'ascending' }));
