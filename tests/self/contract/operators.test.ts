import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import { writeProjection } from '../../harness/grammar/write';
import { fieldTexts } from '../../harness/listing/value';
import { expectSentence, ledgersWith, refusalOf } from './refusal';

const operation = ['paths', '/api/ledger-entries', 'get'];
const listing = [...operation, 'x-listing'];
const filter = [...listing, 'filter'];
const order = [...listing, 'order'];
const entry = ['components', 'schemas', 'Entry', 'properties'];
const shared = { eq: '{field}:{value}', gt: '{field}>{value}', contains: '{field}~{value}', missing: '{field}:' };

let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'operators-'));
  file = path.join(directory, 'listing.openapi.yaml');
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

type Change = readonly [at: readonly (string | number)[], value: unknown];

/** The invented contract with some places set. */
async function loaded(...changes: readonly Change[]): Promise<Contract> {
  write(changes);
  return loadContract(file);
}

function write(changes: readonly Change[]): void {
  const document = parse(ledgersWith([], undefined)) as Record<string, unknown>;
  for (const [at, value] of changes) {
    const above = at.slice(0, -1).reduce((node, name) => node[name] as Record<string, unknown>, document);
    above[String(at.at(-1))] = value;
  }
  writeFileSync(file, stringify(document));
}

const filterBy = (operators: unknown, ...fields: readonly unknown[]): readonly Change[] => [
  [[...filter, 'operators'], operators],
  [[...filter, 'fields'], fields],
];

test.each<[string, readonly Change[], string, string[]]>([
  [
    'an operator on a kind without an order',
    filterBy(shared, { name: 'colour', operators: ['eq', 'gt'] }),
    'CONTRACT_OPERATOR',
    ['gt', 'an order', 'colour', 'enumeration', 'x-listing/filter/fields/0'],
  ],
  [
    'a text operator on a number',
    filterBy(shared, { name: 'amount', operators: { contains: 'near={value}' } }),
    'CONTRACT_OPERATOR',
    ['contains', 'text', 'amount', 'number'],
  ],
  [
    'a listed operator that the filter does not write',
    filterBy(shared, { name: 'amount', operators: ['ge'] }),
    'CONTRACT_OPERATOR',
    ['amount', 'eq, gt, contains, missing', 'found ge'],
  ],
  [
    'a field of which nothing can be asked',
    filterBy({ gt: '{field}>{value}' }, 'title'),
    'CONTRACT_OPERATOR',
    ['title', 'string', 'found gt'],
  ],
  ['no operator at all', filterBy(undefined, 'title'), 'CONTRACT_OPERATOR', ['title', 'found none']],
  ['an operator nobody knows', filterBy({ gte: '{field}>{value}' }, 'amount'), 'CONTRACT_LISTING', ['"gte"', 'did you mean gt']],
  [
    'an own operator nobody knows',
    filterBy(shared, { name: 'amount', operators: { contain: 'q={value}' } }),
    'CONTRACT_LISTING',
    ['/filter/fields/0/operators', '"contain"', 'did you mean contains'],
  ],
  [
    'a listed operator nobody knows',
    filterBy(shared, { name: 'amount', operators: ['between'] }),
    'CONTRACT_LISTING',
    ['/filter/fields/0/operators/0', 'is "between"'],
  ],
  [
    'a key of a field nobody knows',
    filterBy(shared, { name: 'amount', layuot: 'date' }),
    'CONTRACT_LISTING',
    ['did you mean layout'],
  ],
  [
    'a template without its value',
    filterBy({ ...shared, gt: '{field}>' }, 'amount'),
    'CONTRACT_TEMPLATE',
    ['filter/operators/gt', '{value}', 'found {field}>'],
  ],
  [
    'text around a tree in brackets',
    [...filterBy({ eq: { '{field}': '{value}' } }, 'amount'), [[...filter, 'parameter'], 'where=[{text}]']],
    'CONTRACT_TEMPLATE',
    ['filter/parameter', 'found where=[{text}]', 'Write where'],
  ],
  [
    'a template of its own without its value',
    filterBy(shared, { name: 'amount', operators: { gt: 'where=min' } }),
    'CONTRACT_TEMPLATE',
    ['filter/fields/0/operators/gt', '{value}'],
  ],
  [
    'two operators of one spelling',
    filterBy({ ...shared, ge: '{field}>{value}' }, 'amount'),
    'CONTRACT_TEMPLATE',
    ['filter/operators', 'gt and ge', '{field}>{value}'],
  ],
  ['brackets around nothing', [[[...filter, 'group'], '()']], 'CONTRACT_TEMPLATE', ['filter/group', '{clauses}']],
  ['a precedence nobody knows', [[[...filter, 'precedence'], 'and']], 'CONTRACT_LISTING', ['/filter/precedence', 'is "and"']],
  [
    'a layout of no timestamp',
    filterBy(shared, { name: 'amount', kind: 'number', layout: 'epoch-seconds' }),
    'CONTRACT_FIELD',
    ['epoch-seconds', 'amount', 'number'],
  ],
  [
    'a layout that its schema does not have',
    filterBy(shared, { name: 'title', layout: 'epoch-seconds' }),
    'CONTRACT_FIELD',
    ['title', 'epoch-seconds', 'number or integer', 'type: "string"'],
  ],
  [
    'an order by a field with several values',
    [
      [[...entry, 'tags'], { type: 'array', items: { type: 'string' } }],
      [[...order, 'fields'], [{ name: 'tags', at: '$.tags[*]' }]],
    ],
    'CONTRACT_FIELD',
    ['one value', 'tags'],
  ],
  [
    'several values that are not there',
    filterBy(shared, { name: 'tags', at: '$.tags[*]' }),
    'CONTRACT_FIELD',
    ['tags', 'key, title'],
  ],
  [
    'an order without a direction',
    [
      [[...order, 'ascending'], undefined],
      [[...order, 'descending'], undefined],
    ],
    'CONTRACT_TEMPLATE',
    ['x-listing/order', 'neither ascending nor descending'],
  ],
  [
    'a default order by a field nobody declares',
    [[[...order, 'default'], [{ field: 'heading' }]]],
    'CONTRACT_FIELD',
    ['x-listing/order/default/0', 'heading', 'key, title'],
  ],
  [
    'an own template of no declared parameter',
    [[[...filter, 'parameter'], undefined], ...filterBy(undefined, { name: 'amount', operators: { ge: 'min_amount={value}' } })],
    'CONTRACT_PARAMETER',
    ['x-listing/filter/fields/0/operators/ge', 'min_amount'],
  ],
])('%s is told in one sentence', async (_, changes, code, parts) => {
  write(changes);
  expectSentence(await refusalOf(file), code, parts);
});

test('operators hold where a kind can answer them, and of text only where it is listed', async () => {
  const contract = await loaded(
    ...filterBy(shared, 'title', 'colour', 'amount', 'open', 'booked.at', { name: 'key', operators: ['eq', 'gt'] }),
  );
  const held = contract.filter?.fields.map(({ path: name, operators }) => [name, Object.keys(operators ?? shared)]);
  expect(held).toEqual([
    ['title', ['eq', 'contains', 'missing']],
    ['colour', ['eq', 'missing']],
    ['amount', ['eq', 'gt', 'missing']],
    ['open', ['eq', 'missing']],
    ['booked.at', ['eq', 'gt', 'missing']],
    ['key', ['eq', 'gt']],
  ]);
});

test('a field says its own operators, its names, its values and how its timestamps are told', async () => {
  const contract = await loaded(
    [[...entry, 'tags'], { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } }],
    [[...entry, 'changed'], { type: 'integer' }],
    ...filterBy(
      shared,
      { name: 'tags', at: '$.tags[*].name', operators: { eq: 'tag:{value}' } },
      { name: ['booked', 'by'] },
      { name: 'changed', layout: 'epoch-milliseconds', asked: 'date-time' },
    ),
  );
  const [tags, by, changed] = contract.filter?.fields ?? [];
  expect(tags).toMatchObject({ pointer: '/tags', each: '$[*].name', kind: 'string', operators: { eq: 'tag:{value}' } });
  expect(by).toMatchObject({ path: 'booked.by', nested: ['booked', 'by'], pointer: '/booked/by' });
  expect(changed).toMatchObject({ kind: 'timestamp', layout: 'epoch-milliseconds', asked: 'date-time' });
  const item = { tags: [{ name: 'a' }, {}, { name: 'b' }] };
  expect(tags && fieldTexts(item, tags)).toEqual(['a', 'b']);
});

/** The invented contract whose clauses are query pairs, with these parameters beside its own. */
const pairs = (declared: readonly string[], operators: unknown, ...fields: readonly unknown[]): readonly Change[] => [
  ...filterBy(operators, ...fields),
  [[...filter, 'parameter'], undefined],
  [[...filter, 'and'], 'pairs'],
  [[...filter, 'or'], undefined],
  [[...operation, 'parameters', 5], { name: declared[0], in: 'query', schema: { type: 'string' } }],
  ...declared
    .slice(1)
    .map((name, index): Change => [[...operation, 'parameters', 7 + index], { name, in: 'query', schema: { type: 'string' } }]),
];

const paired = { eq: '{field}={value}', gt: '{field}__gt={value}' };

test.each<[string, readonly Change[]]>([
  [
    'none for a field that brings its own templates',
    pairs(['title', 'amount__min'], { eq: '{field}={value}' }, 'title', {
      name: 'amount',
      operators: { ge: 'amount__min={value}' },
    }),
  ],
  ['none for a kind that it is not asked of', pairs(['title', 'amount', 'amount__gt'], paired, 'title', 'amount')],
  ['none for a field that lists others', pairs(['title', 'amount'], paired, 'title', { name: 'amount', operators: ['eq'] })],
])('a shared template needs the parameters of the fields that are asked by it: %s', async (_, changes) => {
  await expect(loaded(...changes)).resolves.toBeDefined();
});

test('a parameter that a shared template is asked by has to be declared', async () => {
  write(pairs(['title', 'amount'], paired, 'title', 'amount'));
  expectSentence(await refusalOf(file), 'CONTRACT_PARAMETER', ['amount__gt', 'x-listing/filter/operators/gt']);
});

test('an order may have one direction, a default, and keys that a field writes itself', async () => {
  const { order: found } = await loaded(
    [[...order, 'ascending'], undefined],
    [
      [...order, 'default'],
      [{ field: 'booked.at', direction: 'descending' }, { field: 'key' }],
    ],
    [
      [...order, 'fields'],
      ['key', { name: 'title', ascending: 'title:a-z' }],
    ],
  );
  expect(found?.ascending).toBeUndefined();
  expect(found?.fields.map(({ ascending }) => ascending)).toEqual([undefined, 'title:a-z']);
  expect(found?.default?.map(({ field, direction }) => [field.path, field.kind, direction])).toEqual([
    ['booked.at', 'timestamp', 'descending'],
    ['key', 'string', 'ascending'],
  ]);
});

test('a projection names paths from the base of the fields', async () => {
  const { projection } = await loaded(
    [[...listing, 'items', 'fields'], '/booked'],
    [[...filter, 'fields'], ['at']],
    [[...order, 'fields'], ['by']],
  );
  expect(projection).toMatchObject({ base: 'booked', paths: ['booked.at', 'booked.by'], keeps: ['key'] });
  // The query names them as the documentation does.
  expect(projection && writeProjection(['booked.at'], projection)).toEqual([{ name: 'select', text: 'at' }]);
});

test('a precedence that is left open is none', async () => {
  const open = await loaded([[...filter, 'precedence'], 'open']);
  expect(open.filter?.precedence).toBeUndefined();
  const said = await loaded([[...filter, 'precedence'], 'or-first'], [[...filter, 'group'], '({clauses})']);
  expect(said.filter).toMatchObject({ precedence: 'or-first', group: '({clauses})' });
});
