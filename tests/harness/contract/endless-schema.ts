import { ContractError } from '../errors';
import type { Json, JsonObject } from './model';
import { isObject, valueAt } from './pointer';
import { referencePointer } from './schema-walk';

/** Keywords of schemas that judge the value itself (JSON Schema 2020-12, sections 10.2 and 8.2.3), and of those that judge a part of it. */
const ofItself = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'] as const;
const ofParts = [
  ...(['items', 'prefixItems', 'contains', 'unevaluatedItems'] as const),
  ...(['properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'unevaluatedProperties'] as const),
];
const references = ['$ref', '$dynamicRef'] as const;

/** The schemas that stand under a keyword: one, or the members of a list or of a map. */
function under(schema: JsonObject, keyword: (typeof ofItself)[number] | (typeof ofParts)[number]): readonly Json[] {
  const value = schema[keyword];
  if (Array.isArray(value)) return value as readonly Json[];
  if (!isObject(value)) return [];
  return ['properties', 'patternProperties', 'dependentSchemas'].includes(keyword) ? Object.values(value) : [value];
}

/**
 * Throws `ContractError` where one of the schemas, or one below it, applies itself to the value that it judges: that never ends (JSON Schema
 * 2020-12, section 9.4.1). One that holds itself under `properties` or `items` ends with the value. And where a reference leads nowhere.
 */
export function refuseEndless(file: string, document: JsonObject, schemas: readonly Json[]): void {
  const ended = new Set<JsonObject>();
  /** The schemas that judge one value, from the outermost on, each with the reference that led to it. */
  const visit = (schema: Json | undefined, way: Map<JsonObject, string>, reference: string): void => {
    if (!isObject(schema) || ended.has(schema)) return;
    if (way.has(schema)) throw endless(file, [...way.values(), reference].slice([...way.keys()].indexOf(schema) + 1));
    way.set(schema, reference);
    refuseNowhere(file, document, schema);
    for (const name of references) {
      const to = schema[name];
      if (typeof to === 'string') visit(referred(document, to, [...way.keys()]), way, to);
    }
    for (const keyword of ofItself) for (const part of under(schema, keyword)) visit(part, way, '');
    way.delete(schema);
    ended.add(schema);
    for (const keyword of ofParts) for (const part of under(schema, keyword)) visit(part, new Map(), '');
  };
  for (const schema of schemas) visit(schema, new Map(), '');
}

/** An anchor is looked for where it can make a circle: among the schemas of the same value. */
function referred(document: JsonObject, reference: string, way: readonly JsonObject[]): Json | undefined {
  if (/^#(\/|$)/.test(reference)) return valueAt(document, referencePointer(reference));
  const name = reference.replace(/^#/, '');
  return way.find(({ $anchor, $dynamicAnchor }) => $anchor === name || $dynamicAnchor === name);
}

/** References that no schema of the document answers, of which a validator makes one to the schema that holds them: that never ends either. */
function refuseNowhere(file: string, document: JsonObject, { $dynamicRef, $recursiveRef }: JsonObject): void {
  if (typeof $recursiveRef === 'string')
    throw new ContractError(
      'CONTRACT_SCHEMA',
      `Expected schemas of JSON Schema 2020-12 in ${file}; found $recursiveRef, which is of an earlier draft. Write $ref: ${JSON.stringify($recursiveRef)}, or $dynamicRef with a $dynamicAnchor.`,
    );
  if (typeof $dynamicRef !== 'string' || !/^#[^/]/.test($dynamicRef) || hasAnchor(document, $dynamicRef.slice(1))) return;
  throw new ContractError(
    'CONTRACT_SCHEMA',
    `Expected a schema with $dynamicAnchor: ${JSON.stringify($dynamicRef.slice(1))} in ${file} for $dynamicRef: ${JSON.stringify($dynamicRef)}; found none. Name the anchor there, or write $ref with a pointer.`,
  );
}

/** Whether a schema anywhere in the document has this name. */
function hasAnchor(part: Json, name: string): boolean {
  if (Array.isArray(part)) return (part as readonly Json[]).some((one) => hasAnchor(one, name));
  if (!isObject(part)) return false;
  return part['$anchor'] === name || part['$dynamicAnchor'] === name || Object.values(part).some((one) => hasAnchor(one, name));
}

function endless(file: string, circle: readonly string[]): ContractError {
  const named = circle.filter((reference) => reference !== '');
  return new ContractError(
    'CONTRACT_SCHEMA',
    `Expected schemas in ${file} that come to an end; found one that applies itself to the same value, by way of ${named.slice(0, 5).join(' and ')}${named.length > 5 ? ' and others' : ''}, which never ends. Take a reference out of this circle, or put it under properties or items.`,
  );
}
