import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { uniqueItems } from '../../harness/contract/unique-items';

const schema = { type: 'array', uniqueItems: true };
const library = new Ajv().compile(schema);
const own = new Ajv().removeKeyword('uniqueItems').addKeyword(uniqueItems).compile(schema);

test('says of a list what the library says, with the same places', () => {
  const value = fc.object({ key: fc.constantFrom('a', 'b'), maxDepth: 2, values: [fc.nat(3), fc.constantFrom('a', null, true)] });
  const few = fc.constantFrom(
    { a: 1, b: 2 },
    { b: 2, a: 1 },
    { a: 1 },
    [1, 2],
    [2, 1],
    1,
    '1',
    true,
    null,
    [],
    {},
    'a,b',
    ['a,b'],
    ['a', 'b'],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(few, value), { maxLength: 8 }), (list) => {
      expect(own(list)).toBe(library(list));
      expect(own.errors?.map(({ keyword, instancePath }) => [keyword, instancePath])).toEqual(
        library.errors?.map(({ keyword, instancePath }) => [keyword, instancePath]),
      );
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('names the two places, and asks nothing where repeated values are allowed', () => {
  own([{ id: 1 }, { id: 2 }, { id: 1 }]);
  expect(own.errors).toMatchObject([{ params: { i: 2, j: 0 }, schemaPath: '#/uniqueItems' }]);
  expect(
    new Ajv().removeKeyword('uniqueItems').addKeyword(uniqueItems).compile({ type: 'array', uniqueItems: false })([1, 1]),
  ).toBe(true);
});

test('takes a value whose members are named as the methods of each object, by which the library would compare', () => {
  expect(own([{ toString: 1 }, { toString: 2, valueOf: null }])).toBe(true);
  expect(own([{ toString: 1 }, { toString: 1 }])).toBe(false);
});

test('reads each value once: comparing each of so many objects with each would not end', () => {
  const many = Array.from({ length: 200_000 }, (_, id) => ({ id }));
  expect(own(many)).toBe(true);
  expect(own([...many, { id: 7 }])).toBe(false);
});
