import { kinds, isField, type FieldName, type Kind, type Value } from './field-data';
import { refuse, type Key } from './field-query';

/** The order of the field server. */

/** Where missing values stand: at one end always, or turning with the direction, as they are the greatest in PostgreSQL and the least in SQLite. */
export type Nulls = 'last' | 'first' | 'greatest' | 'least';

export type Collation = (one: string, other: string) => number;

export const byCodeUnit: Collation = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

const instants = new Map<string, bigint>();

/** Microseconds since 1970. Throws a refusal for what is no timestamp. */
export function microsOf(text: string): bigint {
  const known = instants.get(text) ?? parsedInstant(text);
  instants.set(text, known);
  return known;
}

function parsedInstant(text: string): bigint {
  const match = /^(\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/.exec(text);
  const whole = match === null ? NaN : Date.parse(`${match[1] ?? ''}${match[3] ?? ''}`.toUpperCase());
  if (Number.isNaN(whole)) return refuse('A timestamp is written as RFC 3339 says.');
  return BigInt(whole) * 1000n + BigInt((match?.[2] ?? '').padEnd(6, '0').slice(0, 6));
}

const sign = (one: number | bigint | boolean, other: number | bigint | boolean): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** Compares two values that are there. */
export function compareKind(kind: Kind, one: Value, other: Value, collation: Collation): number {
  if (kind === 'timestamp') return sign(microsOf(String(one)), microsOf(String(other)));
  if (typeof one === 'string' || typeof other === 'string') return collation(String(one), String(other));
  return one === null || other === null ? 0 : sign(one, other);
}

/** Compares values under a key, missing ones and the direction included. */
export function compareUnder({ field, descending }: Key, one: Value, other: Value, nulls: Nulls, collation: Collation): number {
  const turned = descending ? -1 : 1;
  if (one !== null && other !== null) return turned * compareKind(kinds[field], one, other, collation);
  const missing = Number(one === null) - Number(other === null);
  switch (nulls) {
    case 'last':
      return missing;
    case 'first':
      return -missing;
    case 'greatest':
      return turned * missing;
    case 'least':
      return -turned * missing;
  }
}

export function readField(name: string): FieldName {
  return isField(name) ? name : refuse(`There is no field ${JSON.stringify(name)}.`);
}

/** The keys of an order such as `-createdAt,name`. */
export function readKeys(text: string): readonly Key[] {
  return text.split(',').map((part) => ({ field: readField(part.replace(/^-/, '')), descending: part.startsWith('-') }));
}
