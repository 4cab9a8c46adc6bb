import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { Listing } from '../../harness/listing/listing';
import type { Ask, Exchange } from '../../harness/client/exchange';
import type { Contract } from '../../harness/contract/model';
import { loadContract } from '../../harness/contract/load';
import type { ListingChoice } from '../../harness/contract/listing';
import { expectSentence, ledgersWith, refusalOf } from './refusal';
import { temporaryFolder } from '../temporary-folder';

/** What carries a role in a request: a query or header parameter, and for the scope the path, too. */

const operation = ['paths', '/api/ledger-entries', 'get'];
const directory = temporaryFolder('request-roles');
let file: string;
beforeAll(() => {
  file = path.join(directory, 'roles.openapi.yaml');
});
interface Document {
  paths: Record<string, { get: { parameters: object[]; 'x-listing': object } }>;
}

/** The invented contract with further parameters and other roles. */
async function contractWith(
  parameters: readonly object[],
  roles: object,
  at = '/api/ledger-entries',
  choice: ListingChoice = {},
): Promise<Contract> {
  const document = parse(ledgersWith(['info', 'title'], 'Ledgers')) as Document;
  const item = document.paths['/api/ledger-entries'];
  if (item === undefined) throw new Error('the ledger has a path');
  item.get.parameters.push(...parameters);
  Object.assign(item.get['x-listing'], roles);
  writeFileSync(file, stringify({ ...document, paths: { [at]: item } }));
  return loadContract(file, choice);
}

const schema = { type: 'string' };
const prefer = { name: 'Prefer', in: 'header', schema };
const consistency = { name: 'ConsistencyLevel', in: 'header', schema };

/** A client that remembers what it was asked. */
function remembering(): { readonly asked: Ask[]; readonly send: (ask: Ask) => Promise<Exchange> } {
  const asked: Ask[] = [];
  const request = { method: 'GET', url: 'http://127.0.0.1/', headers: {}, credential: 'configured' } as const;
  return {
    asked,
    send(ask) {
      asked.push(ask);
      return Promise.resolve({ id: asked.length, request, response: undefined, attempts: [] });
    },
  };
}

test('a role and a constant are sent in headers, and all else in the query', async () => {
  const contract = await contractWith([prefer, consistency], {
    limit: { parameter: 'Prefer=odata.maxpagesize={text}' },
    with: { ConsistencyLevel: 'eventual' },
  });
  const client = remembering();
  await Listing.open(contract, client).ask({ limit: 5, offset: 2 });
  expect(client.asked).toEqual([
    {
      query: [['start', '2']],
      headers: [
        ['Prefer', 'odata.maxpagesize=5'],
        ['ConsistencyLevel', 'eventual'],
      ],
    },
  ]);
});

test('they go with a URL that leads on, too', async () => {
  const contract = await contractWith([prefer, consistency], {
    limit: { parameter: 'Prefer=odata.maxpagesize={text}' },
    next: { at: { rel: 'next' } },
    with: { ConsistencyLevel: 'eventual' },
  });
  const client = remembering();
  await Listing.open(contract, client).ask({ limit: 5, next: 'http://127.0.0.1/on' });
  expect(client.asked).toEqual([
    {
      url: 'http://127.0.0.1/on',
      headers: [
        ['Prefer', 'odata.maxpagesize=5'],
        ['ConsistencyLevel', 'eventual'],
      ],
    },
  ]);
});

test('a constant of the query stands in the first request of a walk by URL', async () => {
  const contract = await contractWith([{ name: 'meta', in: 'query', schema }], {
    next: { at: { rel: 'next' } },
    with: { meta: 'all' },
  });
  const client = remembering();
  await Listing.open(contract, client).walk();
  expect(client.asked).toEqual([{ query: [['meta', 'all']] }]);
});

test('a query parameter is meant where a header has the same name', async () => {
  const contract = await contractWith([{ ...prefer, name: 'pageSize' }], {});
  expect([...contract.headers]).toEqual([]);
});

test.each([
  ['header', 'X-Book', '/api/ledger-entries', { parameter: 'X-Book', in: 'header' }],
  ['query', 'team', '/api/ledger-entries', { parameter: 'team', in: 'query' }],
  ['path', 'book', '/api/{book}/entries', { parameter: 'book', in: 'path' }],
] as const)('a scope may be a parameter of the %s', async (place, name, at, expected) => {
  const contract = await contractWith(
    [{ name, in: place, required: place === 'path', schema }],
    { scope: { parameter: name } },
    at,
  );
  expect([contract.scope, contract.path]).toEqual([expected, at]);
});

test('a scope in the path stays there beside an object whose members are pairs of any name', async () => {
  const members = { name: 'filters', in: 'query', style: 'form', explode: true, schema: { type: 'object' } };
  const book = { name: 'book', in: 'path', required: true, schema };
  const contract = await contractWith([members, book], { scope: { parameter: 'book' } }, '/api/{book}');
  expect(contract.scope).toEqual({ parameter: 'book', in: 'path' });
});

test('the configuration may give the scope of a path', async () => {
  const parameter = { name: 'book', in: 'path', required: true, schema };
  const contract = await contractWith([parameter], { scope: { parameter: 'book' } }, '/api/{book}', { path: { book: 'one' } });
  expect(contract.scope).toEqual({ parameter: 'book', in: 'path', value: 'one' });
});

test.each<[string, readonly string[], unknown, readonly string[]]>([
  [
    'a scope that is no parameter',
    ['scope', 'parameter'],
    'X-Boek',
    ['x-listing/scope/parameter', 'found X-Boek', 'Write X-Book'],
  ],
  [
    'a role that is no parameter',
    ['limit', 'parameter'],
    'Prefer={text}',
    ['x-listing/limit/parameter', 'query, header', 'found Prefer'],
  ],
  ['a constant that is no parameter', ['with'], { Consistency: 'a' }, ['x-listing/with', 'found Consistency']],
  [
    'a filter in a header',
    ['filter', 'parameter'],
    'X-Book',
    ['x-listing/filter/parameter', 'X-Book, a header', 'Leave the filter out'],
  ],
])('%s', async (_, at, value, parts) => {
  writeFileSync(file, ledgersWith([...operation, 'x-listing', ...at], value));
  expectSentence(await refusalOf(file), 'CONTRACT_PARAMETER', parts);
});
