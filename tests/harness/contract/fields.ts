import { ContractError } from '../errors';
import type { DeclaredField } from './listing';
import type { FieldKind, Json, JsonObject, ListingField } from './model';
import { pointerOf } from './pointer';
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

/** Resolves the fields of `x-listing/<part>` against the schema of an item. Throws `ContractError` for one that no schema declares. */
export function fieldsOf(
  file: string,
  document: JsonObject,
  item: Json,
  part: 'order' | 'filter',
  declared: readonly DeclaredField[],
): readonly ListingField[] {
  return declared.map(({ path, kind, status }, index) => {
    const place = `x-listing/${part}/fields/${index}`;
    if (declared.findIndex((other) => other.path === path) < index)
      throw new ContractError(
        'CONTRACT_FIELD',
        `Expected each field once in ${file}; found ${path} again at ${place}. Remove it there.`,
      );
    const pointer = pointerOf(path.split('.'));
    const schema = schemaAt(document, item, pointer);
    if (schema === undefined)
      throw new ContractError(
        'CONTRACT_FIELD',
        `Expected ${place} to name a field of an item in ${file}; found ${path}, which no schema declares${neighbours(document, item, path)}. Correct the path or declare the field.`,
      );
    const rule = (name: string): Json | undefined => keyword(document, schema, name);
    if (!kinds[kind].holds(rule))
      throw new ContractError(
        'CONTRACT_FIELD',
        `Expected the schema of ${path} in ${file} to have ${kinds[kind].expected}, because ${place} calls it ${kind}; found ${found(rule)}. Mend the kind or the schema.`,
      );
    // A `null` among them says that there may be no value; it is none that a query could carry.
    const listed = kind === 'enumeration' ? (rule('enum') as readonly Json[]) : [];
    const values = listed.filter((value) => value !== null).map(String);
    const standard = rule('default');
    const text = standard === undefined || standard === null || typeof standard === 'object' ? undefined : String(standard);
    return { path, pointer, kind, status, values, default: text };
  });
}

function found(rule: (name: string) => Json | undefined): string {
  const said = ['type', 'format'].flatMap((name) => (rule(name) === undefined ? [] : `${name}: ${JSON.stringify(rule(name))}`));
  return [...said, rule('enum') === undefined ? 'no enum' : 'an enum'].join(', ');
}

/** What the deepest declared object on the way holds, for somebody who mistyped a name. */
function neighbours(document: JsonObject, item: Json, path: string): string {
  const names = path.split('.');
  for (let length = names.length - 1; length >= 0; length -= 1) {
    const above = schemaAt(document, item, pointerOf(names.slice(0, length)));
    const known = [...properties(document, above).keys()];
    if (known.length > 0) return ` (${names.slice(0, length).join('.') || 'an item'} has ${known.slice(0, 12).join(', ')})`;
  }
  return '';
}
