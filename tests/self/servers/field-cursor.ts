import { kinds, type FieldName, type Value } from './field-data';
import { microsOf } from './field-order';
import { refuse, type Cursor, type Key } from './field-query';

/** The token of the field server: base64 of JSON with the order, the values of its keys in the last item, and its identity. */

/** What a token holds, before it is text. */
export interface Held {
  readonly s: string;
  readonly v: readonly (string | number | boolean | null)[];
  readonly i: string;
}

export function heldOf(sort: string, { values, id }: Cursor): Held {
  return { s: sort, v: values.map((value) => (typeof value === 'bigint' ? String(value) : value)), i: id };
}

export const encodeText = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');
export const decodeText = (token: string): string => Buffer.from(token, 'base64url').toString('utf8');

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === 'object' && value !== null;

function typed(field: FieldName, value: unknown): Value {
  if (value === null) return null;
  const kind = kinds[field];
  if (kind === 'boolean' && typeof value === 'boolean') return value;
  if (kind === 'number' && typeof value === 'number') return value;
  if (typeof value !== 'string' || kind === 'boolean' || kind === 'number') return refuse('The token is not one of ours.');
  if (kind === 'timestamp') microsOf(value);
  if (kind !== 'integer') return value;
  return /^\d{1,19}$/.test(value) ? BigInt(value) : refuse('The token is not one of ours.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('The token is not one of ours.');
  }
}

/** Reads the text of a token; refuses one of another order, and what is none. */
export function readHeld(text: string, keys: readonly Key[], sort: string): Cursor {
  const held = parsed(text);
  if (!isRecord(held) || !Array.isArray(held['v']) || typeof held['i'] !== 'string' || !/^\d{19}$/.test(held['i'])) {
    return refuse('The token is not one of ours.');
  }
  const values: readonly unknown[] = held['v'];
  if (held['s'] !== sort || values.length !== keys.length) return refuse('The token belongs to another order.');
  return { values: keys.map(({ field }, index) => typed(field, values[index])), id: held['i'] };
}
