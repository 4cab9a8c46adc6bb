import Ajv from 'ajv/dist/2020';
import { standaloneSchema } from '../../harness/contract/json-schema';
import type { Json, JsonObject } from '../../harness/contract/model';

/** A document with these component schemas. */
function documentOf(schemas: JsonObject): JsonObject {
  return { components: { schemas } };
}

function accepts(schema: JsonObject, body: Json): boolean {
  return new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema)(body);
}

const schemas = {
  Page: {
    type: 'object',
    required: ['rows', 'place'],
    properties: { rows: { $ref: '#/components/schemas/Rows' }, place: { $ref: '#/components/schemas/Row' } },
  },
  Rows: { type: 'array', uniqueItems: true, maxItems: 3, items: { $ref: '#/components/schemas/Row' } },
  Row: {
    type: 'object',
    description: 'left behind',
    required: ['id'],
    properties: { id: { type: 'string', example: 'x' }, tags: { type: 'array', uniqueItems: true, items: { type: 'string' } } },
  },
} as const;
const whole = standaloneSchema(documentOf(schemas), schemas.Page);
const projected = standaloneSchema(documentOf(schemas), schemas.Page, '/rows');

test.each<[string, Json, boolean, boolean]>([
  ['a sound page', { rows: [{ id: 'a' }, { id: 'b' }], place: { id: 'p' } }, true, true],
  ['items that lack what is required', { rows: [{}], place: { id: 'p' } }, false, true],
  ['equal items', { rows: [{ id: 'a' }, { id: 'a' }], place: { id: 'p' } }, false, true],
  ['equal members below an item', { rows: [{ id: 'a', tags: ['t', 't'] }], place: { id: 'p' } }, false, true],
  ['a wrong type below an item', { rows: [{ id: 'a', tags: [1] }], place: { id: 'p' } }, false, false],
  ['too many items', { rows: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }], place: { id: 'p' } }, false, false],
  ['the same schema beside the list, without what it requires', { rows: [], place: {} }, false, false],
  ['equal members beside the list', { rows: [], place: { id: 'p', tags: ['t', 't'] } }, false, false],
  ['no list', { place: { id: 'p' } }, false, false],
])('%s: whole and projected', (_, body, asWhole, asProjected) => {
  expect([accepts(whole, body), accepts(projected, body)]).toEqual([asWhole, asProjected]);
});

test('references are written out and annotations stay behind', () => {
  expect(whole).toEqual({
    type: 'object',
    required: ['rows', 'place'],
    properties: {
      rows: { type: 'array', uniqueItems: true, maxItems: 3, items: expect.anything() as unknown },
      place: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string' }, tags: { type: 'array', uniqueItems: true, items: { type: 'string' } } },
      },
    },
  });
});

test('properties called like keywords stay properties', () => {
  const schema = {
    type: 'object',
    properties: { required: { type: 'boolean' }, example: { type: 'string' }, $ref: { type: 'string' } },
  };
  expect(standaloneSchema({}, { type: 'array', items: schema }, '')).toEqual({ type: 'array', items: schema });
});

test('a schema that holds itself compiles, whole and projected', () => {
  const tree = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  };
  const list = { type: 'array', items: { $ref: '#/components/schemas/Tree' } };
  const strict = standaloneSchema(documentOf({ Tree: tree }), list);
  const loose = standaloneSchema(documentOf({ Tree: tree }), list, '');
  const lacking = [{ name: 'a', children: [{ name: 'b', children: [{}] }] }];
  const wrong = [{ name: 'a', children: [{ name: 'b', children: [{ name: 1 }] }] }];
  expect([strict, loose].map((schema) => accepts(schema, lacking))).toEqual([false, true]);
  expect([strict, loose].map((schema) => accepts(schema, wrong))).toEqual([false, false]);
});

test('schemas that fan out stay small', () => {
  const levels = Array.from({ length: 30 }, (_, level): [string, Json] => {
    const next = level === 29 ? { type: 'string' } : { $ref: `#/components/schemas/L${level + 1}` };
    return [`L${level}`, { type: 'object', properties: { a: next, b: next } }];
  });
  const schema = standaloneSchema(documentOf(Object.fromEntries(levels)), { $ref: '#/components/schemas/L0' });
  expect(JSON.stringify(schema).length).toBeLessThan(1_000_000);
  expect(accepts(schema, { a: { b: { a: {} } } })).toBe(true);
  expect(accepts(schema, { a: { b: { a: 7 } } })).toBe(false);
});

test('rules beside a reference hold together with it', () => {
  const document = documentOf({ Name: { type: 'string', minLength: 2 } });
  const schema = standaloneSchema(document, { $ref: '#/components/schemas/Name', maxLength: 3, type: 'string' });
  expect(['a', 'ab', 'abcd'].map((name) => accepts(schema, name))).toEqual([false, true, false]);
});

test('alternatives told apart by what they require do not fail a projection', () => {
  const one = (name: string) => ({ type: 'object', required: [name], properties: { [name]: { type: 'string' } } });
  const list = { type: 'array', items: { oneOf: [one('left'), one('right')], not: { type: 'object', required: ['both'] } } };
  expect(accepts(standaloneSchema({}, list), [{}])).toBe(false);
  expect(accepts(standaloneSchema({}, list, ''), [{}])).toBe(true);
});
