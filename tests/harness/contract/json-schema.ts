import type { Json, JsonObject, Pointer } from './model';
import { isObject, tokensOf, valueAt } from './pointer';
import { referencePointer } from './schema-walk';

/**
 * How a schema is taken over. `strict`: as it stands. `loose`: as part of a projected item, which may lack anything. An array:
 * the names that still lie between here and the list whose items are projected; what lies beside that path stays strict.
 */
type Mode = 'strict' | 'loose' | readonly string[];

const annotations = new Set(['title', 'description', 'default', 'example', 'examples', 'deprecated', 'readOnly', 'writeOnly']);
const meaningless = new Set(['xml', 'externalDocs', 'discriminator', '$comment', '$schema', '$id', '$defs']);
/** What a projection can break although every value it kept is sound. Negations and conditions may rest on any of it. */
const brokenByProjection = new Set([
  'required',
  'dependentRequired',
  'minProperties',
  'uniqueItems',
  'not',
  'if',
  'then',
  'else',
]);

/** Keywords that hold schemas: one, a list of them, or a map of them (JSON Schema 2020-12, sections 8 to 11). */
const single = new Set([
  'items',
  'additionalProperties',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const mapped = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/** Beyond this many, references are kept, so that a document whose schemas fan out cannot grow without bound. */
const mostExpansions = 1000;

/**
 * A JSON Schema 2020-12 that stands alone, from a schema of an OpenAPI document. References are written out in place, so that
 * the path of a broken rule tells the whole way; a schema that holds itself goes to `$defs`. Annotations stay behind. With
 * `projectedList`, the items of the list at that pointer may lack anything and be equal.
 */
export function standaloneSchema(document: JsonObject, schema: Json, projectedList?: Pointer): JsonObject {
  return new Transfer(document).run(schema, projectedList === undefined ? 'strict' : tokensOf(projectedList));
}

class Transfer {
  private readonly names = new Map<string, string>();
  private readonly definitions: { [name: string]: Json } = {};
  private expansions = 0;

  constructor(private readonly document: JsonObject) {}

  run(schema: Json, mode: Mode): JsonObject {
    const root = this.copy(schema, mode, new Set());
    const whole = isObject(root) ? root : { allOf: [root] };
    return this.names.size === 0 ? whole : { ...whole, $defs: this.definitions };
  }

  /** `above` holds the references this schema is written out from. */
  private copy(schema: Json, mode: Mode, above: ReadonlySet<string>): Json {
    if (!isObject(schema)) return schema;
    const { $ref, ...others } = schema;
    const copied = this.copyKeywords(others, mode, above);
    if (typeof $ref !== 'string') return copied;
    const target = this.refer(referencePointer($ref), mode, above);
    return Object.keys(copied).length === 0 ? target : { allOf: [target, copied] };
  }

  private copyKeywords(schema: JsonObject, mode: Mode, above: ReadonlySet<string>): JsonObject {
    const atList = Array.isArray(mode) && mode.length === 0;
    const copied: { [keyword: string]: Json } = {};
    for (const [name, value] of Object.entries(schema)) {
      if (annotations.has(name) || meaningless.has(name) || name.startsWith('x-')) continue;
      if (mode === 'loose' && brokenByProjection.has(name)) continue;
      if (atList && name === 'uniqueItems') continue;
      // Alternatives that exclude each other by what they require no longer do so in a projection.
      const target = mode === 'loose' && name === 'oneOf' ? 'anyOf' : name;
      copied[target] = this.copyValue(name, value, mode, above);
    }
    return copied;
  }

  private copyValue(name: string, value: Json, mode: Mode, above: ReadonlySet<string>): Json {
    if (single.has(name)) return this.copy(value, modeBelow(mode, name), above);
    if (listed.has(name) && Array.isArray(value)) {
      const below = name === 'prefixItems' ? modeBelow(mode, 'items') : mode;
      return value.map((part: Json) => this.copy(part, below, above));
    }
    if (mapped.has(name) && isObject(value))
      return Object.fromEntries(
        Object.entries(value).map(([key, part]) => [key, this.copy(part, modeBelow(mode, name, key), above)]),
      );
    return value;
  }

  private refer(pointer: Pointer, mode: Mode, above: ReadonlySet<string>): Json {
    const key = `${pointer} ${JSON.stringify(mode)}`;
    const schema = valueAt(this.document, pointer) ?? true;
    if (!above.has(key) && (this.expansions += 1) <= mostExpansions) return this.copy(schema, mode, new Set([...above, key]));
    let name = this.names.get(key);
    if (name === undefined) {
      name = String(this.names.size);
      this.names.set(key, name);
      this.definitions[name] = this.copy(schema, mode, new Set([key]));
    }
    return { $ref: `#/$defs/${name}` };
  }
}

function modeBelow(mode: Mode, keyword: string, property?: string): Mode {
  if (typeof mode === 'string') return mode;
  if (mode.length === 0) return keyword === 'items' ? 'loose' : 'strict';
  return keyword === 'properties' && property === mode[0] ? mode.slice(1) : 'strict';
}
