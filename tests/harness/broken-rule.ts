import type { ErrorObject } from 'ajv';

/** JSON's kinds of values, as people call them. */
const kinds: { readonly [type: string]: string } = {
  ...{ string: 'a text', object: 'an object', array: 'a list', boolean: 'true or false', null: 'null' },
  ...{ number: 'a number', integer: 'a whole number' },
};

const quoted = (name: unknown): string => JSON.stringify(String(name).slice(0, 100));
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

/** By the keyword of JSON Schema: what a value must be, or what it has or lacks. */
const words: { readonly [keyword: string]: (params: { readonly [name: string]: unknown }) => string } = {
  type: ({ type }) => `must be ${listed([type].flat().map((one) => kinds[String(one)] ?? String(one)))}`,
  required: ({ missingProperty }) => `lacks ${quoted(missingProperty)}`,
  additionalProperties: ({ additionalProperty }) => `has an unknown key ${quoted(additionalProperty)}`,
  enum: ({ allowedValues }) => `must be ${listed((allowedValues as readonly unknown[]).map((value) => JSON.stringify(value)))}`,
  const: ({ allowedValue }) => `must be ${JSON.stringify(allowedValue)}`,
  minimum: ({ limit }) => `must be at least ${String(limit)}`,
  maximum: ({ limit }) => `must be at most ${String(limit)}`,
  exclusiveMinimum: ({ limit }) => `must be more than ${String(limit)}`,
  exclusiveMaximum: ({ limit }) => `must be less than ${String(limit)}`,
  minLength: () => 'must not be empty',
  minItems: ({ limit }) => `must hold ${String(limit)} or more`,
  maxItems: ({ limit }) => `must hold ${String(limit)} or fewer`,
  uniqueItems: () => 'must not hold one value twice',
  pattern: ({ pattern }) => `must match ${String(pattern)}`,
  format: ({ format }) => (format === 'date' ? 'must be a day, as in 2031-12-31' : `must be a ${String(format)}`),
};

/** A broken rule of one of our own schemas, in words and without the value. `whole`: what a sentence calls the whole text. */
export function brokenRule({ instancePath, keyword, params }: ErrorObject, whole = 'it'): string {
  const said = words[keyword]?.(params as { readonly [name: string]: unknown });
  return `${instancePath.slice(0, 200) || whole} ${said ?? 'is in none of the forms that it may have'}`;
}

/** The rule of which a validator that stops at the first one speaks: that of several alternatives stands behind theirs. */
export function lastBroken(errors: readonly ErrorObject[] | null | undefined, whole = 'it'): string {
  const error = errors?.at(-1);
  return error === undefined ? `${whole} is not as it should be` : brokenRule(error, whole);
}

/** The first rule that a validator of all rules found broken: of several alternatives that says more than that there are some. */
export function firstBroken(errors: readonly ErrorObject[] | null | undefined, whole = 'it'): string {
  return lastBroken(
    [errors?.find(({ keyword }) => !['anyOf', 'oneOf', 'not', 'if'].includes(keyword)) ?? errors?.[0]].flatMap(
      (error) => error ?? [],
    ),
    whole,
  );
}
