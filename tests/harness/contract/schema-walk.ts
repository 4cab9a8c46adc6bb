import type { Json, JsonObject } from './model';
import { isObject, tokensOf, valueAt } from './pointer';

/** Longest chain of references followed for one node; a longer one runs in circles. */
const longestChain = 50;

/** Follows `$ref`s within the document until something else is reached; `undefined` where that is no object. */
export function resolved(document: JsonObject, node: Json | undefined): JsonObject | undefined {
  let at = node;
  for (let step = 0; step < longestChain && isObject(at); step += 1) {
    if (typeof at.$ref !== 'string') return at;
    at = valueAt(document, referencePointer(at.$ref));
  }
  return undefined;
}

/** The JSON Pointer in a reference such as `#/components/schemas/A%20b` (RFC 6901, section 6). */
export function referencePointer(reference: string): string {
  return decodeURIComponent(reference.replace(/^#/, ''));
}

/** A schema and all schemas it is composed of: through `$ref`, `allOf`, `anyOf` and `oneOf`, each once. */
export function facets(document: JsonObject, schema: Json | undefined): readonly JsonObject[] {
  const found = new Set<JsonObject>();
  const visit = (node: Json | undefined): void => {
    if (!isObject(node) || found.has(node)) return;
    found.add(node);
    if (typeof node.$ref === 'string') visit(valueAt(document, referencePointer(node.$ref)));
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const parts = node[keyword];
      if (Array.isArray(parts)) parts.forEach(visit);
    }
  };
  visit(schema);
  return [...found];
}

/** A keyword's value, from the first facet that has it. */
export function keyword(document: JsonObject, schema: Json | undefined, name: string): Json | undefined {
  return facets(document, schema).find((facet) => facet[name] !== undefined)?.[name];
}

/** The properties a schema declares, over all its facets, in the order of the document. */
export function properties(document: JsonObject, schema: Json | undefined): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  for (const facet of facets(document, schema))
    if (isObject(facet.properties))
      for (const [name, value] of Object.entries(facet.properties)) if (!found.has(name)) found.set(name, value);
  return found;
}

/** The one of them with that name. It makes no map of all, because it is asked for each of thousands. */
function property(document: JsonObject, schema: Json | undefined, name: string): Json | undefined {
  const declaring = facets(document, schema).find((facet) => isObject(facet.properties) && Object.hasOwn(facet.properties, name));
  return (declaring?.properties as JsonObject | undefined)?.[name];
}

/** The schema of the property a pointer leads to; `undefined` where none is declared. */
export function schemaAt(document: JsonObject, schema: Json | undefined, pointer: string): Json | undefined {
  return tokensOf(pointer).reduce<Json | undefined>((at, token) => property(document, at, token), schema);
}

/** One declared place in a schema. */
export interface SchemaPlace {
  /** Names from the root; `*` stands for a member of a list or a map. */
  readonly names: readonly string[];
  /** Neither a list, nor an object whose properties are declared. */
  readonly leaf: boolean;
  readonly list: boolean;
  /** Its values are listed by the document. */
  readonly enumerated: boolean;
  /** Those values. */
  readonly values: readonly Json[];
}

/** Every place a schema declares, depth first, in the order of the document. A schema that contains itself is entered once. */
export function places(document: JsonObject, schema: Json | undefined): readonly SchemaPlace[] {
  const found: SchemaPlace[] = [];
  const visit = (node: Json | undefined, names: readonly string[], above: ReadonlySet<JsonObject>): void => {
    const own = facets(document, node);
    const declared = properties(document, node);
    const list = own.some((facet) => isObject(facet.items));
    const enumerated = own.some((facet) => Array.isArray(facet.enum));
    const values = own.flatMap((facet) => (Array.isArray(facet.enum) ? (facet.enum as readonly Json[]) : []));
    if (names.length > 0) found.push({ names, leaf: declared.size === 0 && !list, list, enumerated, values });
    if (own.some((facet) => above.has(facet))) return;
    const below = new Set([...above, ...own]);
    for (const [name, value] of declared) visit(value, [...names, name], below);
    for (const facet of own)
      for (const member of [facet.items, facet.additionalProperties]) if (isObject(member)) visit(member, [...names, '*'], below);
  };
  visit(schema, [], new Set());
  return found;
}
