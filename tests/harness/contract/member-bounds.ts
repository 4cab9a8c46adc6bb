import type { Json, JsonObject } from './model';
import { isObject, pointerOf, tokensOf, valueAt } from './pointer';
import { referencePointer } from './schema-walk';

/** Members of one keyword. Each costs time and memory where it is compiled and judged, and no listing is like what lies beyond. */
const mostMembers: ReadonlyMap<string, number> = new Map([
  ['properties', 5000],
  ['patternProperties', 500],
  ['required', 5000],
  ['enum', 10_000],
  ['allOf', 500],
  ['anyOf', 500],
  ['oneOf', 500],
  ['parameters', 500],
]);

/** A part of a document, and the names that lead to it. */
export interface Part {
  readonly node: Json;
  readonly at: readonly string[];
}

/**
 * What a document holds too many of, as the end of a sentence; `undefined` where nothing. Values that stand at several places are seen once.
 * Of a `part` it is what that part holds and refers to.
 */
export function beyondMembers(document: JsonObject, part?: Part): string | undefined {
  const seen = new Set<object>();
  const visit = (node: Json | undefined, at: readonly string[]): string | undefined => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return undefined;
    seen.add(node);
    for (const [name, value] of Object.entries(node) as readonly (readonly [string, Json])[]) {
      const here = [...at, name];
      const most = mostMembers.get(name) ?? Infinity;
      // What is kept for references may be called as a keyword is.
      const count =
        at.at(-1) === 'components' ? 0 : Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;
      if (count > most) return `at most ${most} members in ${pointerOf(here)}; found ${count}`;
      const below = visit(value, here);
      if (below !== undefined) return below;
    }
    if (part === undefined || !isObject(node) || typeof node.$ref !== 'string') return undefined;
    const pointer = referencePointer(node.$ref);
    return visit(valueAt(document, pointer), tokensOf(pointer));
  };
  return part === undefined ? visit(document, []) : visit(part.node, part.at);
}
