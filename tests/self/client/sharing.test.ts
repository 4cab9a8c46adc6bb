import type { Client } from '../../harness/client/client';
import type { Ask } from '../../harness/client/exchange';
import { share } from '../../harness/client/sharing';
import { Bench, json } from './server';

let bench: Bench;
let client: Client;
let arrived: () => readonly string[];
beforeEach(async () => {
  bench = new Bench();
  const server = await bench.serve((_, response) => json(response, {}));
  client = bench.client(server.url, {
    credential: { in: 'header', name: 'Key', value: 'abcdefgh-1' },
    scope: { in: 'header', name: 'Tenant' },
  });
  arrived = () => server.paths;
});
afterEach(() => bench.close());

test('the same ask is sent once, also while the first is under way', async () => {
  const shared = share(client);
  const [first, second] = await Promise.all([shared.send({ query: [['a', '1']] }), shared.send({ query: [['a', '1']] })]);
  const third = await shared.send({ query: [['a', '1']] });
  expect(second).toBe(first);
  expect(third).toBe(first);
  expect(arrived()).toEqual(['/v1/rows?a=1']);
});

test('a URL where somebody has been is not asked again', async () => {
  const shared = share(client);
  const page = await shared.send({ query: [['a', '1']] });
  const { url } = page.request;
  expect(await shared.send({ url })).toBe(page);
  expect(await shared.send({ url, credential: 'none' })).not.toBe(page);
  expect(arrived()).toEqual(['/v1/rows?a=1', '/v1/rows?a=1']);
});

test.each<readonly [string, Ask, Ask]>([
  ['an empty query and none', { query: [] }, {}],
  ['a query and its encoding', { query: [['a', 'b c']] }, { rawQuery: 'a=b%20c' }],
  ['the default credential by name', { credential: 'configured' }, {}],
  [
    'the header of a credential that is not sent',
    { credential: 'none', credentialPlace: { in: 'header', name: 'Key' } },
    { credential: 'none' },
  ],
  [
    'the case of a header name',
    { credential: 'empty', credentialPlace: { in: 'header', name: 'Key' } },
    { credential: 'empty', credentialPlace: { in: 'header', name: 'key' } },
  ],
])('one request: %s', async (_, one, other) => {
  const shared = share(client);
  expect(await shared.send(one)).toBe(await shared.send(other));
});

test.each<readonly [string, Ask, Ask]>([
  [
    'order',
    {
      query: [
        ['a', '1'],
        ['b', '2'],
      ],
    },
    {
      query: [
        ['b', '2'],
        ['a', '1'],
      ],
    },
  ],
  [
    'a repeated parameter',
    {
      query: [
        ['a', '1'],
        ['a', '1'],
      ],
    },
    { query: [['a', '1']] },
  ],
  ['encoding', { rawQuery: 'a=%41' }, { rawQuery: 'a=A' }],
  ['a bare question mark', { rawQuery: '' }, {}],
  ['credential', { credential: 'none' }, {}],
  [
    'the header of an invented credential',
    { credential: 'invented', credentialPlace: { in: 'header', name: 'Authorization' } },
    { credential: 'invented' },
  ],
  ['scope', { scope: 'one' }, { scope: 'two' }],
])('two requests by %s', async (_, one, other) => {
  const shared = share(client);
  expect(await shared.send(one)).not.toBe(await shared.send(other));
  expect(arrived()).toHaveLength(2);
});

test('a new memory asks afresh', async () => {
  const first = await share(client).send({});
  const second = await share(client).send({});
  expect(second.id).toBe(first.id + 1);
});

test('an ask that cannot be sent rejects', async () => {
  await expect(share(client).send({ rawQuery: 'a b' })).rejects.toMatchObject({ code: 'CLIENT_UNSENDABLE_QUERY' });
});
