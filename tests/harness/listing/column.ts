import type { ListingField } from '../contract/model';
import { onceFor } from '../once-for';
import { fieldTexts, isSendableValue, type Item } from './value';

/** Where the values of a column stand. */
type Placed = Pick<ListingField, 'pointer' | 'each'>;

/**
 * What the items of a list hold of a field, read once, because many checks ask it of the same walk. Items that hold the same are a group:
 * what follows from a value is worked out for the group.
 */
export interface Column {
  /** By position of an item: the number of its group. */
  readonly groups: Int32Array;
  /** By group, in order of first appearance: the values that each of its items holds. One or none, unless the field has several. */
  readonly held: readonly (readonly string[])[];
  /** By group: how many items it has. */
  readonly sizes: readonly number[];
  /** The group of the items that hold nothing. */
  readonly lacking: number | undefined;
}

const columns = onceFor<readonly Item[], string, Column>();

/** The column of a field. It is kept with the list, so a list that comes again is to be the same one. */
export const columnOf = (items: readonly Item[], field: Placed): Column =>
  columns(items, field.each === undefined ? field.pointer : JSON.stringify([field.pointer, field.each]), () =>
    readColumn(items, field),
  );

function readColumn(items: readonly Item[], field: Placed): Column {
  const groups = new Int32Array(items.length);
  const held: (readonly string[])[] = [];
  const sizes: number[] = [];
  const known = new Map<string | undefined, number>();
  for (const [position, item] of items.entries()) {
    const texts = fieldTexts(item, field);
    const key = field.each === undefined ? texts[0] : JSON.stringify(texts);
    const group = known.get(key) ?? held.push(texts) - 1;
    known.set(key, group);
    groups[position] = group;
    sizes[group] = (sizes[group] ?? 0) + 1;
  }
  const lacking = known.get(field.each === undefined ? undefined : '[]');
  return { groups, held, sizes, lacking };
}

/** By position: what `fieldText` says of the items of a list. */
export function textsOf(items: readonly Item[], field: Placed): (position: number) => string | undefined {
  if (field.each !== undefined) return () => undefined;
  const { groups, held } = columnOf(items, field);
  return (position) => held[groups[position] ?? -1]?.[0];
}

/** The number of items of which `fieldText` says nothing. */
export function lackingIn(items: readonly Item[], field: Placed): number {
  const { lacking, sizes } = columnOf(items, field);
  return field.each === undefined ? (sizes[lacking ?? -1] ?? 0) : items.length;
}

/** Items by what they hold of some fields together. */
export interface Kinds {
  /** By position: a number, equal for those that hold the same. */
  readonly kindOf: (position: number) => number;
  /** How many kinds there may be. */
  readonly most: number;
}

export function groupsBy(items: readonly Item[], fields: readonly Placed[]): Kinds {
  const all = fields.map((field) => columnOf(items, field));
  return {
    kindOf: (position) => all.reduce((group, { groups, held }) => group * held.length + (groups[position] ?? 0), 0),
    most: all.reduce((product, { held }) => product * held.length, 1),
  };
}

const counts = onceFor<Column, 'all' | 'sendable', ReadonlyMap<string, number>>();

/** Distinct values of a field over some items, with how many items hold each, in order of first appearance. */
export function fieldValues(items: readonly Item[], field: Placed): ReadonlyMap<string, number> {
  const column = columnOf(items, field);
  return counts(column, 'all', () => {
    const all = new Map<string, number>();
    for (const [group, texts] of column.held.entries())
      for (const text of new Set(texts)) all.set(text, (all.get(text) ?? 0) + (column.sizes[group] ?? 0));
    return all;
  });
}

/** Those of them that a query can carry. */
export const sendableValues = (items: readonly Item[], field: Placed): ReadonlyMap<string, number> =>
  counts(
    columnOf(items, field),
    'sendable',
    () => new Map([...fieldValues(items, field)].filter(([value]) => isSendableValue(value))),
  );
