import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { loadContract } from '../../harness/contract/load';
import * as generated from '../../../generated/validators';
import type { Json, JsonObject } from '../../harness/contract/model';
import { validatorOf } from '../../harness/contract/schema-failure';
import { partsOf } from '../../harness/contract/schema-parts';
import { startReference } from '../../reference/server';

const item = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, tag: { enum: ['a', 'b'] } } };
const list = { type: 'array', items: item, maxItems: 3 };

test.each<[string, JsonObject]>([
  ['plain', { type: 'object', required: ['rows'], properties: { rows: list, count: { type: 'integer' } } }],
  ['of unique members', { properties: { rows: { ...list, uniqueItems: true } } }],
  ['put together', { allOf: [{ properties: { rows: list } }, { properties: { rows: { items: { required: ['tag'] } } } }] }],
  ['that puts its list together', { properties: { rows: { allOf: [list, { items: { required: ['tag'] } }] } } }],
  ['with alternatives beside', { properties: { rows: list }, anyOf: [{ required: ['count'] }, { required: ['rows'] }] }],
  ['that goes to definitions', { properties: { rows: { items: { $ref: '#/$defs/0' } } }, $defs: { 0: item } }],
])('a page %s keeps its schema where it keeps both parts', (_, schema) => {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const parts = partsOf(schema, '/rows');
  expect(parts).toBeDefined();
  const [whole, around, member] = [schema, parts?.around ?? {}, parts?.member ?? {}].map((one) => ajv.compile(one));
  const members = fc.array(
    fc.oneof(
      fc.record(
        { id: fc.oneof(fc.integer({ max: 3 }), fc.string()), tag: fc.constantFrom('a', 'b', 'c', null) },
        { requiredKeys: [] },
      ),
      fc.constant(null),
    ),
    { maxLength: 4 },
  );
  const page = fc.record({ rows: members, count: fc.oneof(fc.integer(), fc.constant(null)) }, { requiredKeys: ['rows'] });
  fc.assert(
    fc.property(page, (made) => {
      const body = structuredClone(made);
      const isUnique = new Set(body.rows.map((one) => JSON.stringify(one))).size === body.rows.length;
      fc.pre(isUnique);
      expect(around?.(body) === true && body.rows.every((one) => member?.(one))).toBe(whole?.(body));
    }),
  );
});

test.each<[string, JsonObject]>([
  ['nothing is said of the members', { properties: { rows: { type: 'array' } } }],
  ['members are told by their places', { properties: { rows: { prefixItems: [item], items: item } } }],
  ['the list stands in an alternative', { anyOf: [{ properties: { rows: list } }, { properties: { rows: list } }] }],
])('where %s, a page is judged as a whole', (_, schema) => {
  expect(partsOf(schema, '/rows')).toBeUndefined();
});

test('a page that is judged in parts has the failures of the whole, also where its members are known', async () => {
  const { validators } = await loadContract();
  const whole = validatorOf(generated.page);
  const reference = await startReference();
  const response = await fetch(`${reference.url}/v1/spectroclusters`, { headers: { apikey: reference.apiKey } });
  const body = JSON.parse(await response.text()) as { readonly items: readonly JsonObject[] };
  await reference.close();
  const [first, second, ...rest] = body.items;
  expect(rest.length).toBeGreaterThan(0);
  const pages: readonly (readonly [items: readonly Json[], isSound: boolean])[] = [
    [body.items, true],
    [[second ?? {}, first ?? {}], true],
    [[first ?? {}, { ...first, metadata: 7 }], false],
    [[first ?? {}, JSON.parse(JSON.stringify(first)) as Json], false],
    [[first ?? {}, null], false],
  ];
  for (const [items, isSound] of pages) {
    const page = { ...body, items } as Json;
    expect(validators.page(page)).toEqual(whole(page));
    expect(validators.page(page).length === 0).toBe(isSound);
  }
});
