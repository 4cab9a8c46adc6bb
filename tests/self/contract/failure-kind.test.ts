import Ajv from 'ajv/dist/2020';
import { fieldsOf } from '../../harness/contract/fields';
import type { Json, JsonObject } from '../../harness/contract/model';
import { type CompiledSchema, validatorOf } from '../../harness/contract/schema-failure';

/** Each failure of a value as `kind path`, once. */
function failuresOf(schema: JsonObject, body: Json): readonly string[] {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const validate = validatorOf(ajv.compile(schema) as CompiledSchema);
  return [...new Set(validate(body).map(({ kind, instancePath }) => `${kind} ${instancePath}`))];
}

const text = { type: 'string' };
const object = (properties: JsonObject): JsonObject => ({ type: 'object', properties });
const colour = { type: 'string', enum: ['red', 'blue'] };

test.each<[string, JsonObject, Json, readonly string[]]>([
  ['a value that is listed', object({ a: colour }), { a: 'red' }, []],
  ['a value that is not listed', object({ a: colour }), { a: 'green' }, ['enumeration /a']],
  ['a number that is not listed', object({ a: { enum: [1, 2] } }), { a: 3 }, ['enumeration /a']],
  ['a number among texts', object({ a: { enum: ['red'] } }), { a: 3 }, ['shape /a']],
  ['an object among texts', object({ a: { enum: ['red', null] } }), { a: {} }, ['shape /a']],
  ['null where a text is declared', object({ a: text }), { a: null }, ['null /a']],
  ['null in a required member', { ...object({ a: text }), required: ['a'] }, { a: null }, ['null /a']],
  ['a required member left out', { ...object({ a: text }), required: ['a'] }, {}, ['shape /a']],
  ['null where values are listed', object({ a: colour }), { a: null }, ['null /a']],
  ['null in a list', { type: 'array', items: text }, ['x', null], ['null /1']],
  ['nothing but null in a list', { type: 'array', items: text }, [null, null], ['shape /0', 'shape /1']],
  ['null in a map', { type: 'object', additionalProperties: text }, { x: null }, ['null /x']],
  ['null that the types declare', object({ a: { type: ['string', 'null'] } }), { a: null }, []],
  ['null that an alternative declares', object({ a: { anyOf: [colour, { type: 'null' }] } }), { a: null }, []],
  ['null among the listed values', object({ a: { enum: ['red', null] } }), { a: null }, []],
  [
    'null beside types that declare it, and listed values that do not',
    object({ a: { type: ['string', 'null'], enum: ['red'] } }),
    { a: null },
    ['null /a'],
  ],
  ['null that no alternative declares', object({ a: { oneOf: [text, object({})] } }), { a: null }, ['null /a']],
  [
    'null below an alternative',
    object({ a: { anyOf: [{ type: 'null' }, object({ b: text })] } }),
    { a: { b: null } },
    ['null /a/b'],
  ],
  ['a value not listed, or null', object({ a: { anyOf: [colour, { type: 'null' }] } }), { a: 'green' }, ['enumeration /a']],
  [
    'null below the alternative that is meant',
    { anyOf: [object({ a: text, b: colour }), object({ a: { type: 'integer' }, b: { type: 'integer' } })] },
    { a: null, b: 'red' },
    ['null /a'],
  ],
  [
    'null below alternatives that fail otherwise',
    { anyOf: [object({ a: text, b: colour }), object({ a: text, b: { type: 'integer' } })] },
    { a: null, b: [] },
    ['shape /a', 'shape /b', 'shape '],
  ],
  [
    'several alternatives at once',
    { oneOf: [object({ a: text }), object({ b: text }), object({ c: colour })] },
    { c: 'green' },
    ['shape '],
  ],
  [
    'null under a condition',
    { if: { type: 'object', required: ['b'] }, then: object({ a: text }) },
    { a: null, b: 1 },
    ['null /a'],
  ],
  [
    'a list that lacks what it must contain',
    { type: 'array', contains: colour },
    ['green', null],
    ['shape /0', 'shape /1', 'shape '],
  ],
  ['null where nothing may be', { type: 'object', properties: { a: false } }, { a: null }, ['shape /a']],
  [
    'both in two items',
    { type: 'array', items: { anyOf: [object({ a: colour })] } },
    [{ a: 'green' }, { a: null }, { a: 'red' }],
    ['enumeration /0/a', 'null /1/a'],
  ],
  [
    'a text that is too long for its listed values',
    object({ a: { type: 'string', enum: ['red'], maxLength: 3 } }),
    { a: 'green' },
    ['enumeration /a', 'shape /a'],
  ],
])('%s', (_, schema, body, expected) => {
  expect([...failuresOf(schema, body)].sort()).toEqual([...expected].sort());
});

test('fifty wrong values hide no other one', () => {
  const schema = object({ list: { type: 'array', items: text }, last: { type: 'integer' } });
  const failures = failuresOf(schema, { list: Array.from({ length: 200 }, () => null), last: 'x' });
  expect(failures).toHaveLength(201);
  expect(failures).toContain('shape /last');
});

test('a null among listed values is no value to ask for', () => {
  const item = object({ colour: { type: ['string', 'null'], enum: ['red', null] } });
  const [field] = fieldsOf('x', {}, item, { part: 'filter', fields: ['colour'], base: '' });
  expect(field?.values).toEqual(['red']);
});
