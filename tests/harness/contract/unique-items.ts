import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import type { Json } from './model';

/** A text that equal values share, in whatever order their members stand (JSON Schema 2020-12, section 4.2.2). */
function textOf(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(textOf).join()}]`;
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${textOf(member)}`);
  return `{${members.sort().join()}}`;
}

/** The first two places that hold the same, the later one first. */
function repeated(values: readonly Json[]): readonly [number, number] | undefined {
  const known = new Map<string, number>();
  for (const [at, value] of values.entries()) {
    const text = textOf(value);
    const before = known.get(text);
    if (before !== undefined) return [at, before];
    known.set(text, at);
  }
  return undefined;
}

const validate: SchemaValidateFunction = (mustBeUnique: boolean, values: readonly Json[]) => {
  const found = mustBeUnique ? repeated(values) : undefined;
  if (found === undefined) return true;
  const [i, j] = found;
  validate.errors = [
    { keyword: 'uniqueItems', params: { i, j }, message: `must NOT have duplicate items (items ## ${j} and ${i} are identical)` },
  ];
  return false;
};

/** `uniqueItems` in the time that the values take to be read: Ajv compares each with each, and of 50,000 objects that takes minutes. */
export const uniqueItems: FuncKeywordDefinition = { keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate };
