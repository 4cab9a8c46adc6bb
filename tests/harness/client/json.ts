import type { Json } from '../contract/model';
import { jsonBounds, type Scanned, scanValue } from './json-bounds';

/**
 * The text as JSON, or `undefined` where it is none or breaks one of `jsonBounds`. A byte order mark is overlooked, as
 * RFC 8259, section 8.1 allows. A member named `__proto__` is an own member like any other.
 */
export function parseJson(text: string, bytes: Uint8Array = Buffer.from(text)): Json | undefined {
  const scanned = scanValue(bytes);
  return 'beyond' in scanned ? undefined : parseScanned(text, scanned);
}

/** The same for a text that was scanned, and keeps the bounds. */
export function parseScanned(text: string, { longestNumber }: Pick<Scanned, 'longestNumber'>): Json | undefined {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  let value: Json;
  try {
    value = JSON.parse(bare) as Json;
    if (longestNumber >= longNumber && manyDigits.test(bare)) keepDigits(value, JSON.parse(withDigitsAsText(bare)) as Json);
  } catch {
    return undefined;
  }
  return value;
}

/** So many digits, or signs of a number, a double may not hold. */
const longNumber = 16;

/**
 * A number that may be longer. It begins behind a sign of JSON or a blank; a text that looks like one costs a second reading, and no
 * more.
 */
const manyDigits = /[[{:,\s]-?(?:\d{16}|\d{1,15}\.\d{1,16}(?<=[\d.]{17}))/;

const numberAt = /-?\d[\d.eE+-]*/y;

/** Texts are passed over by hand, because an expression that repeats a choice for each character breaks on a long one. */
function withDigitsAsText(text: string): string {
  const parts: string[] = [];
  let [kept, at] = [0, 0];
  while (at < text.length) {
    numberAt.lastIndex = at;
    const sign = text[at];
    if (sign === '"') {
      at += 1;
      while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
      at += 1;
      continue;
    }
    const [one] = (sign === '-' || (sign !== undefined && sign >= '0' && sign <= '9') ? numberAt.exec(text) : undefined) ?? [];
    if (one !== undefined && one.length >= longNumber && String(Number(one)) !== one) {
      parts.push(text.slice(kept, at), `"${one}"`);
      kept = at + one.length;
    }
    at += one?.length ?? 1;
  }
  return parts.join('') + text.slice(kept);
}

/** By the object that holds them: digits of numbers that a double changes. */
const digits = new WeakMap<object, Map<string, string>>();

/** Remembers each number that is a text in the other reading. */
function keepDigits(value: Json, told: Json): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    const other = (told as { readonly [name: string]: Json })[name] ?? null;
    if (typeof member !== 'number') keepDigits(member, other);
    else if (typeof other === 'string') digits.set(value, (digits.get(value) ?? new Map<string, string>()).set(name, other));
  }
}

/** A number of an object as its text has it. */
export const digitsOf = (held: object, name: string, value: number): string => digits.get(held)?.get(name) ?? String(value);

export const maxJsonDepth: number = jsonBounds.depth;
