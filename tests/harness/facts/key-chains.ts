import type { ListingField } from '../contract/model';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { groupsBy, lackingIn, textsOf } from '../listing/column';
import type { Item } from '../listing/value';
import { type Direction, coarseFirst, isTwoWay } from './ordered';

/** Directions of the two orders by several keys that are asked for. */
export const upDownUp = ['ascending', 'descending', 'ascending'] as const;
export const downUpDown = ['descending', 'ascending', 'descending'] as const;
export type Signs = typeof upDownUp | typeof downUpDown;

/** Whether at least two of the items share every value of `fields` and differ in `next`. */
function tiesThenDiffers(items: readonly Item[], fields: readonly ListingField[], next: ListingField): boolean {
  const [{ kindOf: headOf }, { kindOf: tailOf }] = [groupsBy(items, fields), groupsBy(items, [next])];
  const texts = [...fields, next].map((field) => textsOf(items, field));
  const tails = new Map<number, number>();
  for (const position of items.keys()) {
    if (texts.some((textOf) => textOf(position) === undefined)) continue;
    const [head, tail] = [headOf(position), tailOf(position)];
    if ((tails.get(head) ?? tail) !== tail) return true;
    tails.set(head, tail);
  }
  return false;
}

/** Field sequences of a length whose every field but the last ties, so that each next one decides somewhere; found as they are taken. */
function* chains(
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

/** What a cursor breaks on: a value that is missing, the fraction of an instant, then text and numbers. */
function risk(items: readonly Item[], field: ListingField): number {
  const lacks = lackingIn(items, field) > 0 ? 2 : 0;
  return lacks + ({ timestamp: 2, string: 1, number: 1, enumeration: 0, boolean: 0 } as const)[field.kind];
}

/**
 * The fields of an order in the sequence in which they become its keys. A coarse field comes first, because it ties most; the two orders
 * begin with different ones, and hold between them what a cursor breaks on. With every second seed the second key is the coarsest field, a truth value or an enumeration
 * as a rule, and that which most items lack.
 */
function inSequence(
  fields: readonly ListingField[],
  items: readonly Item[],
  { signs, seed }: { readonly signs: Signs; readonly seed: number },
): readonly ListingField[] {
  const coarse = coarseFirst(fields, items);
  if (seed % 2 === 0) {
    const lacked = fields.toSorted((a, b) => lackingIn(items, b) - lackingIn(items, a));
    const [coarsest, next, third, ...finest] = coarse;
    const [most] = lacked;
    const finer = [third, ...finest].filter((field) => field !== undefined);
    const further = finer.toSorted((a, b) => risk(items, b) - risk(items, a));
    const ahead = signs === upDownUp ? [next, coarsest] : third === most ? [coarsest, most] : [third, most];
    return [...new Set([...ahead, ...further, ...coarse])].filter((field) => field !== undefined);
  }
  const risky = coarse.slice(3).toSorted((a, b) => risk(items, b) - risk(items, a));
  const [first, second, third] = coarse;
  const [one, two, ...others] = risky;
  const wanted = signs === upDownUp ? [first, one, ...others, two, second, third] : [third, second, two, ...others, one, first];
  return wanted.filter((field) => field !== undefined);
}

/** The most keys of an order, and the least that an order by several keys has. */
const longest = 3;
const shortest = 2;

/** Orders by several keys in these directions, the most telling first; found as they are taken. */
export function* chainsOf(
  scene: Pick<Scene, 'contract' | 'seed'>,
  fields: readonly ListingField[],
  items: readonly Item[],
  signs: Signs,
): Generator<readonly OrderKey[]> {
  const most = Math.min(longest, scene.contract.order?.keys ?? longest);
  const sequence = inSequence(
    fields.filter((field) => isTwoWay(scene, field)),
    items,
    { signs, seed: scene.seed },
  );
  for (let length = most; length >= shortest; length -= 1)
    for (const chain of chains(sequence, items, length))
      yield chain.map((field, index) => ({ field, direction: signs[index] ?? ('ascending' satisfies Direction) }));
}
