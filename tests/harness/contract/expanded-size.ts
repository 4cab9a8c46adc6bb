import type { Json, JsonObject } from './model';
import { valueAt } from './pointer';
import { referencePointer } from './schema-walk';

/**
 * How many values a document, or a part of it, would hold with every reference written out. One that leads back to itself counts once.
 * Takes time in proportion to the document itself, so it tells a small document that unfolds without end from an honest one.
 */
export function expandedSize(document: JsonObject, from: Json = document): number {
  const sizes = new Map<object, number>();
  const sizeOf = (node: Json | undefined): number => {
    if (node === undefined || node === null || typeof node !== 'object') return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    sizes.set(node, 1);
    let size = 1;
    for (const value of Object.values(node) as readonly Json[]) size += sizeOf(value);
    const { $ref } = node as JsonObject;
    if (typeof $ref === 'string') size += sizeOf(valueAt(document, referencePointer($ref)));
    sizes.set(node, size);
    return size;
  };
  return sizeOf(from);
}
