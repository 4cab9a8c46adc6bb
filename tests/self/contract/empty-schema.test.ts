import { refuseEmpty } from '../../harness/contract/empty-schema';
import type { Json, JsonObject } from '../../harness/contract/model';

/** A page of rows whose items are `row`, in a document that keeps further schemas. */
const judge =
  (row: Json, { schemas = {}, page = {}, list = {} }: { schemas?: JsonObject; page?: JsonObject; list?: JsonObject } = {}) =>
  (): void => {
    const rows = { type: 'array', items: row, ...list };
    const whole = { type: 'object', properties: { rows }, ...page };
    refuseEmpty('rows.yaml', { components: { schemas: { ...schemas, Page: whole } } }, whole, { at: '/rows', within: '' });
  };

const required = (name: string, schema: JsonObject): JsonObject => ({
  type: 'object',
  required: [name],
  properties: { [name]: schema },
});

test.each<[string, JsonObject, string]>([
  ['a text', { type: 'string', minLength: 5, maxLength: 2 }, 'minLength 5 and maxLength 2, which no text satisfies'],
  ['a number', { type: 'number', minimum: 2.5, maximum: 2 }, 'minimum 2.5 and maximum 2, which no number satisfies'],
  ['a whole number', { type: 'integer', exclusiveMinimum: 2, maximum: 2 }, 'exclusiveMinimum 2 and maximum 2, which no'],
  ['a list', { type: ['array'], minItems: 2, maxItems: 1 }, 'minItems 2 and maxItems 1, which no list satisfies'],
  ['an object', { type: 'object', minProperties: 2, maxProperties: 1 }, 'minProperties 2 and maxProperties 1, which no object'],
  ['one of nothing', { enum: [] }, 'an enum without a value, so that nothing is one of them'],
  [
    'what two parts say',
    { type: 'string', allOf: [{ minLength: 5 }, { minLength: 3, maxLength: 4 }] },
    'minLength 5 and maxLength 4, which no text satisfies',
  ],
])('what every item must hold cannot be %s', (_, schema, found) => {
  const said = `at /components/schemas/Page/properties/rows/items/properties/a${schema.allOf === undefined ? '' : '/allOf/0'}, ${found}`;
  expect(judge(required('a', schema))).toThrow(
    expect.objectContaining({ code: 'CONTRACT_SCHEMA', message: expect.stringContaining(said) as string }) as Error,
  );
});

test.each<[string, () => void, string]>([
  ['the item itself', judge({ type: 'object', minProperties: 3, maxProperties: 1 }), '/rows/items, minProperties'],
  ['the list', judge({}, { list: { minItems: 3, maxItems: 1 } }), '/properties/rows, minItems'],
  ['the page', judge({}, { page: { minProperties: 3, maxProperties: 1 } }), '/components/schemas/Page, minProperties'],
  [
    'what a reference leads to',
    judge(required('a', { $ref: '#/components/schemas/A' }), { schemas: { A: { enum: [] } } }),
    'at /components/schemas/A, an enum',
  ],
])('%s is looked at', (_, judged, said) => {
  expect(judged).toThrow(said);
});

const impossible = { type: 'string', minLength: 5, maxLength: 2 };

test.each<[string, JsonObject]>([
  ['bounds that meet', { ...required('a', { type: 'string', minLength: 2, maxLength: 2 }) }],
  ['an exclusive bound below the other', required('a', { type: 'number', exclusiveMinimum: 1.9, exclusiveMaximum: 2 })],
  ['a property that may be absent', { type: 'object', properties: { a: impossible } }],
  ['a required property of what need be no object', { ...required('a', impossible), type: ['object', 'null'] }],
  ['another type beside it', required('a', { ...impossible, type: ['string', 'null'] })],
  ['no type, so that a number does', required('a', { minLength: 5, maxLength: 2 })],
  ['bounds of another type', required('a', { type: 'integer', minLength: 5, maxLength: 2 })],
  ['an alternative', required('a', { anyOf: [impossible, { type: 'number' }] })],
  ['what must not hold', required('a', { not: impossible })],
  ['members of a list that may be empty', required('a', { type: 'array', items: impossible })],
  ['a list of nothing', required('a', { type: 'array', maxItems: 0 })],
  ['an item that holds itself', required('a', { type: 'object', properties: { a: { $ref: '#/components/schemas/Page' } } })],
  ['a name that JavaScript knows', { type: 'object', required: ['constructor', '__proto__'], properties: {} }],
])('%s is lawful', (_, row) => {
  expect(judge(row)).not.toThrow();
});
