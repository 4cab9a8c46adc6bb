import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import type { Json } from './model';

/** A text that equal values share, in whatever order their members stand (JSON Schema 2020-12, section 4.2.2). */
export function equalText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(equalText).join()}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${equalText(member)}`);
  return `{${members.sort().join()}}`;
}

/** Texts of values by the list that holds them, which a validator asks for each value of a body. */
const textsOf = new WeakMap<readonly Json[], ReadonlySet<string>>();

function isAmong(values: readonly Json[], value: Json): boolean {
  let texts = textsOf.get(values);
  if (texts === undefined) textsOf.set(values, (texts = new Set(values.map(equalText))));
  return texts.has(equalText(value));
}

const enumeration: SchemaValidateFunction = (allowedValues: readonly Json[], value: Json) => {
  if (isAmong(allowedValues, value)) return true;
  enumeration.errors = [{ keyword: 'enum', params: { allowedValues }, message: 'must be equal to one of the allowed values' }];
  return false;
};

const constant: SchemaValidateFunction = (allowedValue: Json, value: Json) => {
  if (equalText(allowedValue) === equalText(value)) return true;
  constant.errors = [{ keyword: 'const', params: { allowedValue }, message: 'must be equal to constant' }];
  return false;
};

/**
 * `enum` and `const` for values that Ajv's own cannot be asked about: it calls `toString` of an object, which a body may hold as a member, takes
 * minutes to compile many values, and refuses an enumeration of none, which JSON Schema only advises against (2020-12 Validation, section 6.1.2).
 */
export const equalValues: readonly FuncKeywordDefinition[] = [
  { keyword: 'enum', schemaType: 'array', validate: enumeration },
  { keyword: 'const', validate: constant },
];

/** Beyond this many values Ajv compares each by itself. */
const manyValues = 100;

/** Whether a schema has such values anywhere. */
export function hasUnaskable(schema: Json): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  if (Array.isArray(schema)) return schema.some((part: Json) => hasUnaskable(part));
  const { enum: values, const: value } = schema as { readonly [name: string]: Json };
  const isLong =
    Array.isArray(values) && (values.length === 0 || values.length > manyValues || values.some((one: Json) => isHolder(one)));
  return isLong || isHolder(value) || Object.values(schema).some((part: Json) => hasUnaskable(part));
}

const isHolder = (value: Json | undefined): boolean => typeof value === 'object' && value !== null;
