import { kinds, type FieldName, type Parcel, type Value } from './field-data';

/** How the field server tells a parcel. */

const fieldNames = Object.keys(kinds) as FieldName[];

export type Integers = 'text' | 'number';

/** A number of 64 bits stands in JSON as digits, which `JSON.stringify` cannot write: the server takes the mark away. */
const mark = (integers: Integers): string => (integers === 'number' ? 'int64:' : '');

/** A missing weight is absent, a missing note or dispatch is null. */
function place(item: { [name: string]: unknown }, field: FieldName, value: unknown): void {
  if (field === 'weight' && value === null) return;
  if (field === 'recipient.city') item['recipient'] = { city: value };
  else item[field] = value;
}

/** The parcel, or what was asked of it and its identity. */
export function shown(parcel: Parcel, paths: readonly string[] | undefined, integers: Integers): { [name: string]: unknown } {
  const item: { [name: string]: unknown } = { id: `${mark(integers)}${parcel.id}` };
  const told = (value: Value): unknown => (typeof value === 'bigint' ? `${mark(integers)}${value}` : value);
  const isAsked = (name: string): boolean => paths === undefined || paths.includes(name);
  for (const field of fieldNames) {
    if (field !== 'id' && (isAsked(field) || isAsked(field.split('.')[0] ?? ''))) place(item, field, told(parcel[field]));
  }
  if (isAsked('tags')) item['tags'] = parcel.tags;
  return item;
}
