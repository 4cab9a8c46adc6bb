import { fullFormats } from 'ajv-formats/dist/formats';
import type { Json, JsonObject } from '../contract/model';
import { isObject } from '../contract/pointer';

/** Keywords of a schema in OpenAPI 3.0 and 3.1 that say something about a body. */
const known: ReadonlySet<string> = new Set(
  '$ref type format properties items required enum const default example description title nullable deprecated readOnly writeOnly allOf anyOf oneOf not additionalProperties minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems uniqueItems minProperties maxProperties patternProperties propertyNames prefixItems contains if then else dependentRequired dependentSchemas unevaluatedProperties unevaluatedItems minContains maxContains'.split(
    ' ',
  ),
);

/** Keywords that speak of values of one type only, and so say it where nothing else does. */
const typeBy: { readonly [keyword: string]: string } = {
  properties: 'object',
  additionalProperties: 'object',
  items: 'array',
  minItems: 'array',
  maxItems: 'array',
  uniqueItems: 'array',
  pattern: 'string',
  minLength: 'string',
  maxLength: 'string',
  minimum: 'number',
  maximum: 'number',
};

const maps: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'dependentSchemas']);
const schemas: ReadonlySet<string> = new Set(
  'items additionalProperties propertyNames contains not if then else allOf anyOf oneOf prefixItems unevaluatedProperties unevaluatedItems'.split(
    ' ',
  ),
);

/** Told of what is left out of a schema. */
export type LeftOut = (what: string) => void;

/**
 * A schema that a strict compiler takes: without unknown keywords and formats, without patterns that are no regular expression, and with the type that
 * its keywords speak of. What is left out demands less of a target than the document does, never more.
 */
export function mended(node: Json, leftOut: LeftOut): Json {
  if (Array.isArray(node)) return node.map((member: Json) => mended(member, leftOut));
  if (!isObject(node)) return node;
  if (typeof node.$ref === 'string') return { $ref: node.$ref };
  const kept = Object.entries(node).filter(([key, value]) => isKept(key, value, leftOut));
  const schema = Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      maps.has(key) ? mendedMap(value, leftOut) : schemas.has(key) ? mended(value, leftOut) : value,
    ]),
  );
  return withType(schema);
}

const mendedMap = (map: Json, leftOut: LeftOut): Json =>
  isObject(map) ? Object.fromEntries(Object.entries(map).map(([name, value]) => [name, mended(value, leftOut)])) : map;

function isKept(key: string, value: Json, leftOut: LeftOut): boolean {
  if (!known.has(key)) {
    if (
      !key.startsWith('x-') &&
      !['xml', 'externalDocs', 'discriminator', 'examples', '$comment', '$schema', '$id'].includes(key)
    )
      leftOut(`the keyword ${key}`);
    return false;
  }
  if (key === 'format' && (typeof value !== 'string' || !Object.hasOwn(fullFormats, value))) {
    leftOut(`the format ${JSON.stringify(value)}`);
    return false;
  }
  if (key === 'pattern' && !isPattern(value)) {
    leftOut(`the pattern ${JSON.stringify(value)}`);
    return false;
  }
  return key !== 'required' || (Array.isArray(value) && value.length > 0);
}

function isPattern(value: Json): boolean {
  if (typeof value !== 'string') return false;
  try {
    return new RegExp(value, 'u').flags === 'u';
  } catch {
    return false;
  }
}

function withType(schema: JsonObject): JsonObject {
  if (schema.type !== undefined || schema.enum !== undefined || schema.const !== undefined) return schema;
  const telling = Object.keys(typeBy).find((key) => schema[key] !== undefined);
  return telling === undefined ? schema : { type: typeBy[telling] ?? 'object', ...schema };
}
