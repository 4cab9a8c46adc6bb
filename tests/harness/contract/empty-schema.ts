import { ContractError } from '../errors';
import type { Json, JsonObject, Pointer } from './model';
import type { ListPlace } from './place/list';
import { isObject, pointerOf, tokensOf, valueAt } from './pointer';
import { referencePointer } from './schema-walk';

/** The bounds of a kind of value, lowest first, and how its values are called (JSON Schema 2020-12 Validation, sections 6.2 to 6.5). */
const boundsByType: { readonly [type: string]: readonly (readonly [least: string, most: string, values: string])[] } = {
  string: [['minLength', 'maxLength', 'text']],
  array: [['minItems', 'maxItems', 'list']],
  object: [['minProperties', 'maxProperties', 'object']],
  number: [
    ['minimum', 'maximum', 'number'],
    ['exclusiveMinimum', 'maximum', 'number'],
    ['minimum', 'exclusiveMaximum', 'number'],
    ['exclusiveMinimum', 'exclusiveMaximum', 'number'],
  ],
};

/**
 * Throws `ContractError` where nothing can be what a schema describes: an enumeration of nothing, or a bound from below that is above the one from
 * above. Only what every page must hold is looked at: the whole, what is required of it, and `always`, further schemas of what a listing is about. A
 * property that may be absent may well be described so that it must be, and so may one of several alternatives.
 */
export function refuseEmpty(file: string, document: JsonObject, page: Json, items: ListPlace): void {
  const seen = new Set<JsonObject>();
  const visit = (schema: Json | undefined): void => {
    if (!isObject(schema) || seen.has(schema)) return;
    const parts = conjuncts(document, schema);
    for (const part of parts) seen.add(part);
    const contradiction = contradictionIn(parts);
    if (contradiction !== undefined) throw empty(file, document, contradiction);
    for (const name of requiredIn(parts)) visit(allOf(parts.map((part) => propertyOf(part, name))));
  };
  const below = (schema: Json, at: Pointer): Json =>
    tokensOf(at).reduce<Json>((above, name) => allOf(conjuncts(document, above).map((part) => propertyOf(part, name))), schema);
  const list = below(page, items.at);
  const member = allOf(conjuncts(document, list).map((part) => part.items));
  for (const schema of [page, list, below(member, items.within)]) visit(schema);
}

/** The schemas that all must hold where one does: itself, and those by `$ref` and `allOf`, which are known to come to an end. */
function conjuncts(document: JsonObject, schema: Json | undefined): readonly JsonObject[] {
  if (!isObject(schema)) return [];
  const referred = typeof schema.$ref === 'string' ? [valueAt(document, referencePointer(schema.$ref))] : [];
  const all = Array.isArray(schema.allOf) ? (schema.allOf as readonly Json[]) : [];
  return [schema, ...[...referred, ...all].flatMap((part) => conjuncts(document, part))];
}

/** Names that every object has; only where nothing but an object is allowed. */
function requiredIn(parts: readonly JsonObject[]): readonly string[] {
  if (!parts.some(({ type }) => isOnly(type, 'object'))) return [];
  const names = parts.flatMap(({ required }) => (Array.isArray(required) ? (required as readonly Json[]) : []));
  return names.filter((name) => typeof name === 'string');
}

const propertyOf = ({ properties }: JsonObject, name: string): Json | undefined =>
  isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;

/** What several schemas say together. */
const allOf = (schemas: readonly (Json | undefined)[]): JsonObject => ({ allOf: schemas.filter((one) => one !== undefined) });

const isOnly = (type: Json | undefined, name: string): boolean =>
  type === name || (Array.isArray(type) && type.length === 1 && type[0] === name);

const isNumeric = (type: Json | undefined): boolean =>
  type === 'integer' ||
  type === 'number' ||
  (Array.isArray(type) && type.length > 0 && type.every((one) => isNumeric(one as Json)));

interface Contradiction {
  readonly found: string;
  /** Where it is said. */
  readonly schema: JsonObject;
}

function contradictionIn(parts: readonly JsonObject[]): Contradiction | undefined {
  const none = parts.find(({ enum: values }) => Array.isArray(values) && values.length === 0);
  if (none !== undefined) return { found: 'an enum without a value, so that nothing is one of them', schema: none };
  for (const [type, pairs] of Object.entries(boundsByType)) {
    if (!parts.some((part) => (type === 'number' ? isNumeric(part.type) : isOnly(part.type, type)))) continue;
    for (const [least, most, values] of pairs) {
      const low = boundOf(parts, least, (one, other) => one > other);
      const high = boundOf(parts, most, (one, other) => one < other);
      if (low === undefined || high === undefined) continue;
      const isStrict = `${least}${most}`.includes('exclusive');
      if (low.bound < high.bound || (low.bound === high.bound && !isStrict)) continue;
      return { found: `${least} ${low.bound} and ${most} ${high.bound}, which no ${values} satisfies`, schema: low.part };
    }
  }
  return undefined;
}

/** The strictest bound of a name, and who says it. */
function boundOf(
  parts: readonly JsonObject[],
  name: string,
  isStricter: (one: number, other: number) => boolean,
): { readonly bound: number; readonly part: JsonObject } | undefined {
  return parts.reduce<{ readonly bound: number; readonly part: JsonObject } | undefined>((strictest, part) => {
    const bound = part[name];
    if (typeof bound !== 'number') return strictest;
    return strictest === undefined || isStricter(bound, strictest.bound) ? { bound, part } : strictest;
  }, undefined);
}

function empty(file: string, document: JsonObject, { found, schema }: Contradiction): ContractError {
  const at = placeIn(document, schema);
  return new ContractError(
    'CONTRACT_SCHEMA',
    `Expected schemas in ${file} that something can satisfy; found, ${at === undefined ? 'in that of a page' : `at ${at}`}, ${found}. Mend it there: every page would fail it.`,
  );
}

/** Where an object stands in the document. */
function placeIn(document: JsonObject, wanted: JsonObject): string | undefined {
  const seen = new Set<object>();
  const visit = (node: Json, at: readonly string[]): string | undefined => {
    if (node === wanted) return pointerOf(at);
    if (typeof node !== 'object' || node === null || seen.has(node)) return undefined;
    seen.add(node);
    for (const [name, value] of Object.entries(node) as readonly (readonly [string, Json])[]) {
      const found = visit(value, [...at, name]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(document, []);
}
