import type { Json } from '../contract/model';

/** Deeper bodies are not taken for JSON: checks recurse, and no listing nests like that. */
export const maxJsonDepth = 512;

/**
 * The text as JSON, or `undefined` where it is none or nests deeper than `maxJsonDepth`. A byte order mark is overlooked, as
 * RFC 8259, section 8.1 allows. A member named `__proto__` is an own member like any other.
 */
export function parseJson(text: string): Json | undefined {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  let value: Json;
  try {
    value = JSON.parse(bare) as Json;
    if (!nestsWithin(value, maxJsonDepth)) return undefined;
    if (manyDigits.test(bare)) keepDigits(value, JSON.parse(withDigitsAsText(bare)) as Json);
  } catch {
    return undefined;
  }
  return value;
}

/**
 * So many digits a double may not hold. A number begins behind a sign of JSON or a blank; a text that looks like one costs a second
 * reading, and no more.
 */
const manyDigits = /[[{:,\s]-?(?:\d{16}|\d{1,15}\.\d{1,16}(?<=[\d.]{17}))/;

/** A text, which is left alone, or a number. */
const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs;

const withDigitsAsText = (text: string): string =>
  text.replaceAll(token, (one) => (one.startsWith('"') || String(Number(one)) === one ? one : `"${one}"`));

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

function nestsWithin(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof member === 'object' && !nestsWithin(member as Json, depth - 1)) return false;
  }
  return true;
}
