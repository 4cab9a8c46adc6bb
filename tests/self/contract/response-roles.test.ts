import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { Contract, Json } from '../../harness/contract/model';
import { itemPointer, listAt, withinItem } from '../../harness/contract/place/list';
import { loadContract } from '../../harness/contract/load';
import { identityOf, type Reply, readReply } from '../../harness/listing/reply';
import { expectSentence, ledgersWith, refusalOf } from './refusal';
import { temporaryFolder } from '../temporary-folder';

/** What a response tells, role by role: what is read of the document, what of an answer, and what a wrong key is told. */

const operation = ['paths', '/api/ledger-entries', 'get'] as const;
const listing = [...operation, 'x-listing'] as const;
const schemas = ['components', 'schemas'] as const;

const directory = temporaryFolder('response-roles');
let file: string;
beforeAll(() => {
  file = path.join(directory, 'roles.openapi.yaml');
});
type Change = readonly [at: readonly (string | number)[], value: unknown];

/** The invented contract with some changes. */
async function contractWith(...changes: readonly Change[]): Promise<Contract> {
  const document = parse(ledgersWith(['info', 'title'], 'Ledgers')) as Record<string, unknown>;
  for (const [at, value] of changes) {
    const parent = at.slice(0, -1).reduce((node, name) => node[name] as Record<string, unknown>, document);
    parent[String(at.at(-1))] = value;
  }
  writeFileSync(file, stringify(document));
  return loadContract(file);
}

function replyWith(json: Json, contract: Contract): Reply {
  const request = { method: 'GET', url: 'http://127.0.0.1/api', headers: {}, credential: 'configured' } as const;
  const response = { status: 200, headers: {}, text: JSON.stringify(json), json, echoed: false };
  return readReply({ id: 1, request, response, attempts: [] }, contract);
}

describe('a list by a path', () => {
  test.each([
    ['/rows', { at: '/rows', within: '' }],
    ['', { at: '', within: '' }],
    ['$.edges[*].node', { at: '/edges', within: '/node' }],
    ['$[*].item.of', { at: '', within: '/item/of' }],
    ['$.a.b[*]', { at: '/a/b', within: '' }],
  ])('%s', (place, parts) => {
    expect(listAt(place)).toEqual(parts);
  });

  test('a place in the body leads to an item, or beside all of them', () => {
    const edges = listAt('$.edges[*].node');
    expect(itemPointer(edges, 3)).toBe('/edges/3/node');
    expect(withinItem(edges, '/edges/3/node/of/name')).toEqual(['3', 'of', 'name']);
    expect(withinItem(edges, '/edges/3/cursor')).toBeUndefined();
    expect(withinItem(listAt('/rows'), '/rows/0/id')).toEqual(['0', 'id']);
    expect(withinItem(listAt('/rows'), '/page/total')).toBeUndefined();
  });

  test('items are what the members of the list hold', async () => {
    const edge = { type: 'object', properties: { node: { $ref: '#/components/schemas/Entry' } } };
    const contract = await contractWith(
      [[...schemas, 'EntryPage', 'properties', 'data', 'properties', 'rows', 'items'], edge],
      [[...listing, 'items', 'at'], '$.data.rows[*].node'],
    );
    const reply = replyWith({ data: { rows: [{ node: { key: 'a' } }, { node: { key: 'b' } }, {}] } }, contract);
    expect(reply).toMatchObject({ items: [{ key: 'a' }, { key: 'b' }, null], identities: ['a', 'b', undefined] });
  });
});

describe('an identity', () => {
  test('of several values takes them all', async () => {
    const contract = await contractWith([
      [...listing, 'items', 'identity'],
      ['/key', '/title'],
    ]);
    expect(identityOf({ key: 'a', title: 'b,c' }, contract)).not.toBe(identityOf({ key: 'a,b', title: 'c' }, contract));
    expect(identityOf({ key: 'a' }, contract)).toBeUndefined();
    expect(contract.projection?.keeps).toEqual(['key', 'title']);
  });

  test('may be the item itself', async () => {
    const text = { type: 'string' };
    const contract = await contractWith(
      [[...schemas, 'EntryPage', 'properties', 'data', 'properties', 'rows', 'items'], text],
      [[...listing], { items: { at: '/data/rows', identity: '' } }],
    );
    expect(replyWith({ data: { rows: ['x', 'y'] } }, contract)).toMatchObject({ identities: ['x', 'y'] });
  });
});

describe('a success', () => {
  const ok = [[...schemas, 'EntryPage', 'properties', 'ok'], { type: 'boolean' }] as const satisfies Change;
  test.each<[Json, Reply['kind']]>([
    [{ ok: true, data: { rows: [] }, page: { total: 0 } }, 'page'],
    [{ ok: false, error: 'invalid_auth' }, 'refusal'],
    [{ data: { rows: [] }, page: { total: 0 } }, 'refusal'],
    [{ ok: 'true', data: { rows: [] }, page: { total: 0 } }, 'refusal'],
  ])('%j is a %s', async (json, kind) => {
    const contract = await contractWith(ok, [[...listing, 'success'], { at: '/ok', is: true }]);
    expect(replyWith(json, contract).kind).toBe(kind);
  });
});

test('a count that says what remains is no total', async () => {
  const contract = await contractWith([[...listing, 'count'], { at: '/page/total', says: 'remaining' }]);
  expect(replyWith({ data: { rows: [] }, page: { total: 7 } }, contract)).toMatchObject({ count: undefined, remaining: 7 });
});

test('what is left out is promised on every page, and a count counts all', async () => {
  const contract = await contractWith();
  expect([contract.count, contract.more]).toMatchObject([{ says: 'total', optional: false }, { optional: false }]);
});

describe('the page size within a JSON parameter', () => {
  const inJson = (limit: object): Change => [
    [...operation, 'parameters', 1],
    {
      name: 'pageSize',
      in: 'query',
      content: { 'application/json': { schema: { type: 'object', properties: { limit } } } },
    },
  ];
  const role: Change = [[...listing, 'limit'], { parameter: 'pageSize', json: '/limit' }];

  test('has the default and maximum of its own schema', async () => {
    const contract = await contractWith(inJson({ type: 'integer', default: 5, maximum: 9 }), role);
    expect(contract.limit).toMatchObject({ default: 5, maximum: 9 });
  });

  test('has none where its schema says none', async () => {
    expect((await contractWith(inJson({ type: 'integer' }), role)).limit).toEqual({ parameter: 'pageSize', json: '/limit' });
  });

  test('is refused where they contradict each other', async () => {
    await expect(contractWith(inJson({ type: 'integer', default: 10, maximum: 9 }), role)).rejects.toMatchObject({
      code: 'CONTRACT_LIMIT',
    });
  });
});

test('a page number may stand in a JSON parameter', async () => {
  const contract = await contractWith(
    [[...listing, 'page'], { parameter: 'start', json: '/page' }],
    [[...listing, 'offset'], { parameter: 'start', json: '/skip' }],
  );
  expect(contract.page).toMatchObject({ parameter: 'start', json: '/page', first: 1 });
});

test.each<[string, Change, string, readonly string[]]>([
  ['a link of no kind', [['links'], { frist: '/page/next' }], 'CONTRACT_LISTING', ['/links', '"frist"', 'did you mean first?']],
  ['no link', [['links'], {}], 'CONTRACT_LISTING', ['/links']],
  ['a link to nowhere', [['links'], { last: '/page/end' }], 'CONTRACT_POINTER', ['x-listing/links/last', '/page/end']],
  ['a success to nowhere', [['success'], { at: '/ok', is: true }], 'CONTRACT_POINTER', ['x-listing/success/at', '/ok']],
  ['a success of no value', [['success'], { at: '/page/more' }], 'CONTRACT_LISTING', ['/success/is must be present']],
  ['a success of several values', [['success'], { at: '/page/more', is: [1] }], 'CONTRACT_LISTING', ['/success/is']],
  ['an unknown count', [['count', 'says'], 'rest'], 'CONTRACT_LISTING', ['/count/says', 'is "rest"']],
  ['an optional that is a word', [['more', 'optional'], 'yes'], 'CONTRACT_LISTING', ['/more/optional', 'is "yes"']],
  ['an identity of one in a list', [['items', 'identity'], ['/key']], 'CONTRACT_LISTING', ['/items/identity']],
  [
    'an identity that is nowhere',
    [
      ['items', 'identity'],
      ['/key', '/id'],
    ],
    'CONTRACT_POINTER',
    ['x-listing/items/identity', '/id'],
  ],
  ['a path with two lists', [['items', 'at'], '$.a[*].b[*]'], 'CONTRACT_LISTING', ['/items/at']],
  [
    'a path to no list',
    [['items', 'at'], '$.data.rows[*].node'],
    'CONTRACT_POINTER',
    ['x-listing/items/at', '$.data.rows[*].node'],
  ],
  ['a pointer where a page number stands', [['page'], { parameter: 'start', json: 'page' }], 'CONTRACT_LISTING', ['/page/json']],
])('%s', async (_, [at, value], code, parts) => {
  writeFileSync(file, ledgersWith([...listing, ...at], value));
  expectSentence(await refusalOf(file), code, parts);
});
