import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import { equalText } from './equal-values';
import type { Json } from './model';

/** The first two places that hold the same, the later one first. */
function repeated(values: readonly Json[]): readonly [number, number] | undefined {
  const known = new Map<string, number>();
  for (const [at, value] of values.entries()) {
    const text = equalText(value);
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
