import { ContractError } from '../errors';
import type { DeclaredField } from './listing';
import type { FieldKind, Json, JsonObject, ListingField, Pointer } from './model';
import { operatorsOf } from './operators';
import { isPath, type Path, schemaAtPath } from './place/path';
import { pointerOf, tokensOf } from './pointer';
import type { Layout, Operators } from './roles';
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

/** What the fields of a part are read with. */
export interface FieldsPart {
  readonly part: 'order' | 'filter';
  /** Where they stand below the part. */
  readonly at?: string;
  readonly fields: readonly DeclaredField[];
  /** What their places start from in an item. */
  readonly base: Pointer;
  /** What the filter writes where a field has no operators of its own; `undefined`: they are asked nothing. */
  readonly operators?: Operators;
}

/** Resolves the fields of `x-listing/<part>` against the schema of an item. Throws `ContractError` for one that no schema declares. */
export function fieldsOf(file: string, document: JsonObject, item: Json, declared: FieldsPart): readonly ListingField[] {
  const names = declared.fields.map(fieldNameOf);
  return declared.fields.map((field, index) => {
    const place = `x-listing/${declared.part}/${declared.at ?? 'fields'}/${index}`;
    const name = names[index] ?? '';
    if (names.indexOf(name) < index)
      throw new ContractError(
        'CONTRACT_FIELD',
        `Expected each field once in ${file}; found ${name} again at ${place}. Remove it there.`,
      );
    return fieldOf(file, document, item, { ...declared, place, field: typeof field === 'string' ? { name: field } : field });
  });
}

/** A field's name as the query writes it, where that is text. */
export const fieldNameOf = (field: DeclaredField): string => {
  const name = typeof field === 'string' ? field : field.name;
  return typeof name === 'string' ? name : name.join('.');
};

type Declared = Exclude<DeclaredField, string>;

function fieldOf(
  file: string,
  document: JsonObject,
  item: Json,
  { part, base, operators: shared, place, field }: FieldsPart & { readonly place: string; readonly field: Declared },
): ListingField {
  const name = fieldNameOf(field);
  const { status = 'documented', layout, asked } = field;
  const { pointer, each } = placeOf(field, base);
  const above = schemaAt(document, item, pointer);
  const schema = each === undefined ? above : schemaAtPath(document, above, each);
  if (schema === undefined)
    throw new ContractError(
      'CONTRACT_FIELD',
      `Expected ${place} to name a field of an item in ${file}; found ${name}, which no schema declares${neighbours(document, item, tokensOf(pointer))}. Correct the path or declare the field.`,
    );
  if (each !== undefined && part === 'order')
    throw new ContractError(
      'CONTRACT_FIELD',
      `Expected fields with one value to order by in ${file}; found ${name} with several at ${place}. Take it out.`,
    );
  const rule = (keyName: string): Json | undefined => keyword(document, schema, keyName);
  const kind = checkedKind(file, { name, place, field }, rule);
  // A `null` among them says that there may be no value; it is none that a query could carry.
  const listed = kind === 'enumeration' ? (rule('enum') as readonly Json[]) : [];
  const standard = rule('default');
  const text = standard === undefined || standard === null || typeof standard === 'object' ? undefined : String(standard);
  const operators = shared && operatorsOf(file, { name, kind, place }, field.operators, shared);
  return {
    path: name,
    ...(typeof field.name !== 'string' && { nested: field.name }),
    pointer,
    ...(each !== undefined && { each }),
    kind,
    ...(layout && { layout }),
    ...(asked && { asked }),
    status,
    values: listed.filter((value) => value !== null).map(String),
    default: text,
    ...(operators && { operators }),
    ...(field.ascending !== undefined && { ascending: field.ascending }),
    ...(field.descending !== undefined && { descending: field.descending }),
  };
}

/** Where a field stands: a pointer, and the path from there where it has several values. */
function placeOf({ name, at }: Declared, base: Pointer): { readonly pointer: Pointer; readonly each?: Path } {
  const names = typeof name === 'string' ? name.split('.') : name;
  if (at === undefined || !isPath(at)) return { pointer: `${base}${at ?? pointerOf(names)}` };
  const cut = at.includes('[') ? at.indexOf('[') : at.length;
  const pointer = `${base}${pointerOf(at.slice(0, cut).split('.').slice(1))}`;
  return cut === at.length ? { pointer } : { pointer, each: `$${at.slice(cut)}` };
}

/** The kind of a field, as it is declared or as its schema has it. Throws `ContractError` where they differ. */
function checkedKind(
  file: string,
  { name, place, field }: { readonly name: string; readonly place: string; readonly field: Declared },
  rule: (name: string) => Json | undefined,
): FieldKind {
  const { layout, asked } = field;
  const kind = field.kind ?? (layout === undefined ? kindOf(rule) : 'timestamp');
  if (kind === undefined)
    throw new ContractError(
      'CONTRACT_FIELD',
      `Expected the schema of ${name} in ${file} to say what its values are; found ${found(rule)}. Mend the schema, or name a field that holds one value at ${place}.`,
    );
  if (kind !== 'timestamp' && (layout ?? asked) !== undefined)
    throw new ContractError(
      'CONTRACT_FIELD',
      `Expected a layout for timestamps only in ${file}; found ${layout ?? asked} for ${name}, whose kind is ${kind}, at ${place}. Take it out, or mend the kind.`,
    );
  const told = kind === 'timestamp' && layout !== undefined ? toldAs(layout) : kinds[kind];
  if (told.holds(rule)) return kind;
  throw new ContractError(
    'CONTRACT_FIELD',
    `Expected the schema of ${name} in ${file} to have ${told.expected}, because ${place} calls it ${layout ?? kind}; found ${found(rule)}. Mend the kind or the schema.`,
  );
}

/** What the schema of a timestamp in a layout must say: nothing of its format, because OpenAPI has no word for most. */
const toldAs = (layout: Layout) => kinds[layout === 'epoch-seconds' || layout === 'epoch-milliseconds' ? 'number' : 'string'];

function found(rule: (name: string) => Json | undefined): string {
  const said = ['type', 'format'].flatMap((name) => (rule(name) === undefined ? [] : `${name}: ${JSON.stringify(rule(name))}`));
  return [...said, rule('enum') === undefined ? 'no enum' : 'an enum'].join(', ');
}

/** What the deepest declared object on the way holds, for somebody who mistyped a name. */
function neighbours(document: JsonObject, item: Json, names: readonly string[]): string {
  for (let length = names.length - 1; length >= 0; length -= 1) {
    const above = schemaAt(document, item, pointerOf(names.slice(0, length)));
    const known = [...properties(document, above).keys()];
    if (known.length > 0)
      return ` (${names.slice(0, length).join('.') || 'an item'} has ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''})`;
  }
  return '';
}
