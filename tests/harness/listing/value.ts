import { digitsOf } from '../client/json';
import type { Json, ListingField, Pointer } from '../contract/model';
import { valuesAtPath } from '../contract/place/path';
import { tokensOf, valueAt } from '../contract/pointer';

export type Item = Json;

/** Where the values of a field stand. */
type Placed = Pick<ListingField, 'pointer' | 'each'>;

/**
 * A field's value as the text a filter would carry; `undefined` where the item has none. A `null` counts as missing, because a
 * server may write a missing value either way.
 */
export function fieldText(item: Item, { each, pointer }: Placed): string | undefined {
  return each === undefined ? textAt(item, pointer) : undefined;
}

/** A text, a number with all its digits, or a truth value at a place in an item, as text. */
export function textAt(item: Item, pointer: Pointer): string | undefined {
  const value = valueAt(item, pointer);
  return typeof value === 'number' ? numberText(item, pointer, value) : scalarText(value);
}

/** A number with the digits that the item was told with, because a double may not hold them all. */
function numberText(item: Item, pointer: Pointer, value: number): string {
  const cut = pointer.lastIndexOf('/');
  const held = valueAt(item, pointer.slice(0, cut));
  const [name = ''] = tokensOf(pointer.slice(cut));
  return typeof held === 'object' && held !== null ? digitsOf(held, name, value) : String(value);
}

const scalarText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

/** Every value of a field as text: one, none, or those that a field with several has. */
export function fieldTexts(item: Item, field: Placed): readonly string[] {
  if (field.each === undefined) {
    const text = fieldText(item, field);
    return text === undefined ? [] : [text];
  }
  const held = valueAt(item, field.pointer);
  return held === undefined ? [] : valuesAtPath(held, field.each).flatMap((one) => scalarText(one) ?? []);
}

/** Characters of the longest value that a query is asked to carry: for a longer one a server may refuse the URL itself. */
export const longestSent = 256;

/** Why a value is not asked for though an item holds it. */
export type Unsendable = 'too-long' | 'control-character';

/** Whether a value can stand in a query: whole characters, and not too many of them. */
export function isSendableValue(value: string): boolean {
  return value !== '' && value.length <= longestSent && !/[\p{Cc}\p{Surrogate}]/u.test(value);
}

/** JSON has numbers that JavaScript reads as infinite, and writes as null. */
const beyond = 'a number beyond 1.8e308';
const isBeyond = (value: unknown): boolean => typeof value === 'number' && !Number.isFinite(value);
const toldBeyond = (_name: string, value: unknown): unknown => (isBeyond(value) ? beyond : value);

/** The first `length` characters of a value from the target, as JSON, for a message. */
export function excerpt(value: Json | undefined, length = 120): string {
  // Of a long text its beginning is enough.
  const shown = typeof value === 'string' ? value.slice(0, length + 1) : value;
  const text = isBeyond(shown) ? beyond : shown === undefined ? 'nothing' : JSON.stringify(shown, toldBeyond);
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
