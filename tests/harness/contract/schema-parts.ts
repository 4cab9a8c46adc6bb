import type { Json, JsonObject, Pointer } from './model';
import { isObject, tokensOf } from './pointer';

/** A schema of a page in two, so that a member that comes again is judged once. Both hold where the schema holds, but for `uniqueItems` of the list. */
export interface SchemaParts {
  /** The page, with any members in its list. */
  readonly around: JsonObject;
  /** One member of the list. */
  readonly member: JsonObject;
}

/**
 * Takes what is said of the members of a list out of the schema of a page. Only what must hold by itself is taken: below `properties` and
 * `allOf`. What stands in alternatives stays where it is, and so is judged with each page. `undefined` where nothing can be taken.
 */
export function partsOf(schema: JsonObject, list: Pointer): SchemaParts | undefined {
  const members: Json[] = [];
  const around = without(schema, tokensOf(list), members);
  const [first, ...more] = members;
  if (!isObject(around) || first === undefined) return undefined;
  const { $defs } = schema;
  const member = more.length === 0 && isObject(first) ? first : { allOf: members };
  return { around, member: { ...member, ...($defs !== undefined && { $defs }) } };
}

/** A copy without the schemas of the members, which are added to `members`. */
function without(schema: Json, [name, ...below]: readonly string[], members: Json[]): Json {
  if (!isObject(schema)) return schema;
  const copied: { [keyword: string]: Json } = { ...schema };
  if (Array.isArray(schema.allOf))
    copied.allOf = schema.allOf.map((part: Json) => without(part, name === undefined ? [] : [name, ...below], members));
  if (name === undefined) {
    if (schema.items === undefined || schema.prefixItems !== undefined) return copied;
    members.push(schema.items);
    copied.items = true;
    delete copied.uniqueItems;
  } else if (isObject(schema.properties) && schema.properties[name] !== undefined) {
    copied.properties = { ...schema.properties, [name]: without(schema.properties[name], below, members) };
  }
  return copied;
}
