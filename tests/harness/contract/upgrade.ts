import type { Json, JsonObject } from './model';
import { isObject } from './pointer';

/**
 * An OpenAPI 3.0 document as one of 3.1. Own code, because what schemas need is this little. Of the converters that are kept up,
 * `@scalar/openapi-upgrader` asks for a newer Node, and `@openapi-contrib/openapi-schema-to-json-schema` brings a command line along.
 */
export function upgraded(document: JsonObject): JsonObject {
  return { ...(upgrade(document) as JsonObject), openapi: '3.1.0' };
}

/** Values of these are data, whatever they look like. */
const data: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const', 'x-listing']);

/** Below a map of names every key is a name, also one that is called `default`. */
const mapsOfNames: ReadonlySet<string> = new Set(['properties', 'schemas', 'responses']);

function upgrade(node: Json, names = false): Json {
  if (Array.isArray(node)) return node.map((member: Json) => upgrade(member));
  if (!isObject(node)) return node;
  // OpenAPI 3.0.3, section 4.7.23: what stands beside a reference is not heard. A null that is allowed there is meant all the same.
  if (!names && typeof node.$ref === 'string') return withNull({ $ref: node.$ref }, node.nullable === true);
  const members = Object.entries(node).map(([key, value]): [string, Json] => [
    key,
    !names && data.has(key) ? value : upgrade(value, !names && mapsOfNames.has(key)),
  ]);
  const copied = Object.fromEntries(members);
  if (names) return copied;
  const { nullable, ...schema } = withNumericBounds(copied);
  if (typeof nullable !== 'boolean') return nullable === undefined ? schema : { ...schema, nullable };
  return withNull(schema, nullable);
}

/** `nullable: true` as JSON Schema 2020-12 says it. */
function withNull(schema: JsonObject, isNullable: boolean): JsonObject {
  if (!isNullable) return schema;
  const { type, enum: values } = schema;
  if (typeof type === 'string') {
    const listed = Array.isArray(values) ? { enum: [...new Set([...(values as readonly Json[]), null])] } : {};
    return { ...schema, type: [type, 'null'], ...listed };
  }
  const isBound = ['$ref', 'allOf', 'anyOf', 'oneOf', 'enum'].some((key) => schema[key] !== undefined);
  return isBound ? { anyOf: [schema, { type: 'null' }] } : schema;
}

/** In 3.0 a boolean says whether the bound itself is left out, in 3.1 the bound stands there. */
function withNumericBounds(schema: JsonObject): JsonObject {
  return (['minimum', 'maximum'] as const).reduce<JsonObject>((before, bound) => {
    const exclusive = bound === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
    const { [exclusive]: isExclusive, [bound]: value, ...others } = before;
    if (typeof isExclusive !== 'boolean') return before;
    if (value === undefined) return others;
    return { ...others, [isExclusive ? exclusive : bound]: value };
  }, schema);
}
