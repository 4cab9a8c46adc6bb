import { contractIn } from '../../harness/contract/load';
import type { JsonObject } from '../../harness/contract/model';

/** The places at which a page of one item fails a schema of its member `value`. */
async function failures(value: JsonObject, ...members: readonly unknown[]): Promise<readonly (readonly string[])[]> {
  const item = { type: 'object', required: ['id'], properties: { id: { type: 'string' }, value } };
  const page = { type: 'object', properties: { items: { type: 'array', items: item } } };
  const { validators } = await contractIn('values.yaml', {
    openapi: '3.1.0',
    info: { title: 'Values', version: '1' },
    paths: {
      '/things': {
        get: {
          responses: { 200: { description: 'A page', content: { 'application/json': { schema: page } } } },
          'x-listing': { items: { at: '/items', identity: '/id' } },
        },
      },
    },
  });
  return members.map((member) =>
    validators.page({ items: [{ id: 'a', value: member as never }] }).map(({ keyword, kind }) => `${keyword}: ${kind}`),
  );
}

const own = { toString: 1, constructor: { valueOf: 'x' } };

test.each([
  ['enum', { enum: [{ a: 1 }, own, ['x', 1]] }],
  ['const', { const: own }],
])('%s may hold, and be given, objects with members that JavaScript knows', async (keyword, schema) => {
  const turned = { constructor: { valueOf: 'x' }, toString: 1 };
  const [same, reordered, other, text] = await failures(schema, own, turned, { toString: 2 }, 'a');
  expect([same, reordered]).toEqual([[], []]);
  expect([other?.[0], text?.[0]]).toEqual([expect.stringContaining(keyword), expect.stringContaining(keyword)]);
});

test('many values are compiled in little time, and told as others are', async () => {
  const values = Array.from({ length: 5000 }, (_, at) => `v${at}`);
  const [known, unknown] = await failures({ type: 'string', enum: values }, 'v4999', 'v5000');
  const [few] = await failures({ type: 'string', enum: ['v1'] }, 'v5000');
  expect(known).toEqual([]);
  expect(unknown).toEqual(few);
});

test('an enumeration of none is one that an optional member must not have', async () => {
  expect(await failures({ type: 'string', enum: [] }, undefined, 'a')).toEqual([[], [expect.stringContaining('enum')]]);
});
