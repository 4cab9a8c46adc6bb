import { ContractError } from '../errors';
import type { DeclaredField } from './listing';
import type { FieldKind, Json, JsonObject, ListingField, Pointer } from './model';
import { pointerOf, tokensOf } from './pointer';
import { keyword, properties, schemaAt } from './schema-walk';

/** What a field's schema must say for the field to be of a kind. */
const kinds: {
  readonly [kind in FieldKind]: {
    readonly expected: string;
    readonly holds: (rule: (name: string) => Json | undefined) => boolean;
  };
} = {
  string: { expected: 'type: string', holds: (rule) => typeIs(rule('type'), 'string') },
  enumeration: { expected: 'an enum', holds: (rule) => Array.isArray(rule('enum')) },
  timestamp: { expected: 'format: date-time', holds: (rule) => rule('format') === 'date-time' },
  number: {
    expected: 'type: number or integer',
    holds: (rule) => typeIs(rule('type'), 'number') || typeIs(rule('type'), 'integer'),
  },
  boolean: { expected: 'type: boolean', holds: (rule) => typeIs(rule('type'), 'boolean') },
};

function typeIs(declared: Json | undefined, type: string): boolean {
  return declared === type || (Array.isArray(declared) && declared.includes(type));
}

/** The kind that a schema speaks of; `undefined` where it names none. The more telling before the more general. */
const kindOf = (rule: (name: string) => Json | undefined): FieldKind | undefined =>
  (['enumeration', 'timestamp', 'number', 'boolean', 'string'] as const).find((kind) => kinds[kind].holds(rule));

/** Resolves the fields of `x-listing/<part>` against the schema of an item. Throws `ContractError` for one that no schema declares. */
export function fieldsOf(
  file: string,
  document: JsonObject,
  item: Json,
  part: 'order' | 'filter',
  { fields: declared, base }: { readonly fields: readonly DeclaredField[]; readonly base: Pointer },
): readonly ListingField[] {
  const fields = declared.map((field) => (typeof field === 'string' ? { name: field } : field));
  return fields.map(({ name, at, kind: said, status = 'documented' }, index) => {
    const place = `x-listing/${part}/fields/${index}`;
    if (fields.findIndex((other) => other.name === name) < index)
      throw new ContractError(
        'CONTRACT_FIELD',
        `Expected each field once in ${file}; found ${name} again at ${place}. Remove it there.`,
      );
    const pointer = `${base}${at ?? pointerOf(name.split('.'))}`;
    const schema = schemaAt(document, item, pointer);
    if (schema === undefined)
      throw new ContractError(
        'CONTRACT_FIELD',
        `Expected ${place} to name a field of an item in ${file}; found ${name}, which no schema declares${neighbours(document, item, tokensOf(pointer))}. Correct the path or declare the field.`,
      );
    const rule = (keyName: string): Json | undefined => keyword(document, schema, keyName);
    const kind = said ?? kindOf(rule);
    if (kind === undefined || !kinds[kind].holds(rule))
      throw new ContractError(
        'CONTRACT_FIELD',
        kind === undefined
          ? `Expected the schema of ${name} in ${file} to say what its values are; found ${found(rule)}. Mend the schema, or name a field that holds one value at ${place}.`
          : `Expected the schema of ${name} in ${file} to have ${kinds[kind].expected}, because ${place} calls it ${kind}; found ${found(rule)}. Mend the kind or the schema.`,
      );
    // A `null` among them says that there may be no value; it is none that a query could carry.
    const listed = kind === 'enumeration' ? (rule('enum') as readonly Json[]) : [];
    const values = listed.filter((value) => value !== null).map(String);
    const standard = rule('default');
    const text = standard === undefined || standard === null || typeof standard === 'object' ? undefined : String(standard);
    return { path: name, pointer, kind, status, values, default: text };
  });
}

function found(rule: (name: string) => Json | undefined): string {
  const said = ['type', 'format'].flatMap((name) => (rule(name) === undefined ? [] : `${name}: ${JSON.stringify(rule(name))}`));
  return [...said, rule('enum') === undefined ? 'no enum' : 'an enum'].join(', ');
}

/** What the deepest declared object on the way holds, for somebody who mistyped a name. */
function neighbours(document: JsonObject, item: Json, names: readonly string[]): string {
  for (let length = names.length - 1; length >= 0; length -= 1) {
    const above = schemaAt(document, item, pointerOf(names.slice(0, length)));
    const known = [...properties(document, above).keys()];
    if (known.length > 0) return ` (${names.slice(0, length).join('.') || 'an item'} has ${known.slice(0, 12).join(', ')})`;
  }
  return '';
}
