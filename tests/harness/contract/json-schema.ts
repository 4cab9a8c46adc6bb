import type { Json, JsonObject, Pointer } from './model';
import { isObject, pointerOf, tokensOf, valueAt } from './pointer';
import { referencePointer } from './schema-walk';

/**
 * How a schema is taken over. `strict`: as it stands. `loose`: as part of a projected item, which may lack anything. An array:
 * the names that still lie between here and the list whose items are projected; what lies beside that path stays strict.
 */
type Mode = 'strict' | 'loose' | readonly string[];

const annotations = new Set(['title', 'description', 'default', 'example', 'examples', 'deprecated', 'readOnly', 'writeOnly']);
const meaningless = new Set(['xml', 'externalDocs', 'discriminator', '$comment', '$schema', '$id', '$defs']);
/** What a projection can break although every value it kept is sound. Negations and conditions may rest on any of it. */
const brokenByProjection = new Set(['required', 'dependentRequired', 'minProperties', 'uniqueItems', 'not', 'if', 'then', 'else']);

/** Keywords that hold schemas: one, a list of them, or a map of them (JSON Schema 2020-12, sections 8 to 11). */
const single = new Set(['items', 'additionalProperties', 'propertyNames', 'contains', 'not', 'if', 'then', 'else', 'unevaluatedItems', 'unevaluatedProperties']);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const mapped = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/**
 * A JSON Schema 2020-12 that stands alone, from a schema of an OpenAPI document: what it refers to comes along under `$defs`,
 * annotations stay behind. With `projectedList`, the items of the list at that pointer may lack anything and be equal.
 */
export function standaloneSchema(document: JsonObject, schema: Json, projectedList?: Pointer): JsonObject {
  return new Transfer(document).run(schema, projectedList === undefined ? 'strict' : tokensOf(projectedList));
}

class Transfer {
  private readonly names = new Map<string, string>();
  private readonly definitions: { [name: string]: Json } = {};

  constructor(private readonly document: JsonObject) {}

  run(schema: Json, mode: Mode): JsonObject {
    const root = this.copy(schema, mode);
    return { ...(isObject(root) ? root : { allOf: [root] }), $defs: this.definitions };
  }

  private copy(schema: Json, mode: Mode): Json {
    if (!isObject(schema)) return schema;
    const atList = Array.isArray(mode) && mode.length === 0;
    const copied: { [keyword: string]: Json } = {};
    for (const [name, value] of Object.entries(schema)) {
      if (annotations.has(name) || meaningless.has(name) || name.startsWith('x-')) continue;
      if (mode === 'loose' && brokenByProjection.has(name)) continue;
      if (atList && name === 'uniqueItems') continue;
      // Alternatives that exclude each other by what they require no longer do so in a projection.
      const target = mode === 'loose' && name === 'oneOf' ? 'anyOf' : name;
      copied[target] = this.copyKeyword(name, value, mode);
    }
    return copied;
  }

  private copyKeyword(name: string, value: Json, mode: Mode): Json {
    if (name === '$ref') return this.refer(String(value), mode);
    if (single.has(name)) return this.copy(value, this.modeBelow(mode, name));
    if (listed.has(name) && Array.isArray(value)) return value.map((part: Json) => this.copy(part, name === 'prefixItems' ? this.modeBelow(mode, 'items') : mode));
    if (mapped.has(name) && isObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.copy(part, this.modeBelow(mode, name, key))]));
    return value;
  }

  private modeBelow(mode: Mode, keyword: string, property?: string): Mode {
    if (typeof mode === 'string') return mode;
    if (mode.length === 0) return keyword === 'items' ? 'loose' : 'strict';
    return keyword === 'properties' && property === mode[0] ? mode.slice(1) : 'strict';
  }

  private refer(reference: string, mode: Mode): string {
    const pointer = referencePointer(reference);
    const key = `${pointer} ${JSON.stringify(mode)}`;
    let name = this.names.get(key);
    if (name === undefined) {
      name = this.freshName(tokensOf(pointer).at(-1) ?? 'root', mode);
      this.names.set(key, name);
      this.definitions[name] = {};
      this.definitions[name] = this.copy(valueAt(this.document, pointer) ?? true, mode);
    }
    return `#${pointerOf(['$defs', name])}`;
  }

  private freshName(last: string, mode: Mode): string {
    const base = last.replace(/[^A-Za-z0-9_.-]/g, '_') + (mode === 'loose' ? '.projected' : '');
    let name = base;
    for (let count = 2; Object.hasOwn(this.definitions, name); count += 1) name = `${base}-${count}`;
    return name;
  }
}
