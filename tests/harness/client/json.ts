import type { Json } from '../contract/model';

/** Deeper bodies are not taken for JSON: checks recurse, and no listing nests like that. */
export const maxJsonDepth = 512;

/**
 * The text as JSON, or `undefined` where it is none or nests deeper than `maxJsonDepth`. A byte order mark is overlooked, as
 * RFC 8259, section 8.1 allows. A member named `__proto__` is an own member like any other.
 */
export function parseJson(text: string): Json | undefined {
  let value: Json;
  try {
    value = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text) as Json;
  } catch {
    return undefined;
  }
  return nestsWithin(value, maxJsonDepth) ? value : undefined;
}

function nestsWithin(value: Json, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof member === 'object' && !nestsWithin(member as Json, depth - 1)) return false;
  }
  return true;
}
