import type { ListingField } from '../contract/model';
import { fieldValues, lackingIn } from '../listing/column';
import type { Item } from '../listing/value';
import type { Direction } from './ordered';

/** A field and the directions in which it is worth walking; several fields: the first that the target takes. */
export interface Risk {
  readonly fields: readonly ListingField[];
  readonly directions: readonly Direction[];
  readonly isWhole: boolean;
  /** It is walked in about as many pages as the listing has by default. */
  readonly hasManyPages?: boolean;
}

const largestGroup = (items: readonly Item[], field: ListingField): number => {
  let largest = 0;
  for (const matches of fieldValues(items, field).values()) largest = Math.max(largest, matches);
  return largest;
};

/** Those with most of something first; those without it are left out. */
const byMost = (fields: readonly ListingField[], measure: (field: ListingField) => number): readonly ListingField[] =>
  fields.filter((field) => measure(field) > 0).toSorted((a, b) => measure(b) - measure(a));

/** Fields of which items share a value, those with the largest group of equals first. */
export const mostEqual = (items: readonly Item[], fields: readonly ListingField[]): readonly ListingField[] =>
  byMost(fields, (field) => largestGroup(items, field) - 1);

/** Whether a cursor by a field holds more than a text that every item has: nothing, an instant, a truth value, a number, be it told as text. */
export const isAtRisk = (items: readonly Item[], field: ListingField): boolean =>
  field.kind !== 'string' ||
  lackingIn(items, field) > 0 ||
  [...fieldValues(items, field).keys()].every((text) => /^-?\d{16,}$/.test(text));

/**
 * What a walk under an order breaks on, as public reports have it: values that are missing; equals over the edge of a page; instants newest
 * first, whose fractions a cursor cuts; text, which the cursor may compare otherwise than the order does.
 */
export function risksOf(
  items: readonly Item[],
  fields: readonly ListingField[],
  { hasChains, long, seed }: { readonly hasChains: boolean; readonly long: boolean; readonly seed: number },
): readonly Risk[] {
  const lacks = byMost(fields, (field) => lackingIn(items, field));
  const ties = mostEqual(items, fields);
  const instants = fields.filter(({ kind }) => kind === 'timestamp');
  const others = fields.filter(({ kind }) => kind === 'number' || kind === 'boolean');
  const first: Risk = {
    fields: fields.slice(0, 1),
    directions: ['ascending'],
    isWhole: true,
    hasManyPages: lacks.length === 0,
  };
  const gaps: Risk = {
    fields: lacks.length > 0 ? lacks : ties,
    // Orders by several keys hold the other direction, and the other kinds; but a bound of pages may be that of one direction.
    directions: !hasChains ? ['ascending', 'descending'] : seed % 2 === 1 ? ['ascending'] : ['descending'],
    isWhole: lacks.length > 0,
    hasManyPages: lacks.length > 0,
  };
  // Of a long listing only the first of them is walked whole.
  const both = long && gaps.isWhole ? [gaps, first] : [first, gaps];
  if (hasChains) return both;
  return [
    ...both,
    { fields: byMost(instants, (field) => largestGroup(items, field)), directions: ['descending'], isWhole: false },
    { fields: others.slice(0, 1), directions: ['ascending'], isWhole: false },
  ];
}
