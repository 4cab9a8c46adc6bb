import { curlFor } from '../../harness/client/curl';
import type { Ask } from '../../harness/client/exchange';
import { createReplayClient } from '../../harness/client/replay-client';
import { share } from '../../harness/client/sharing';
import { Bench, json, type TestServer } from './server';

/** Header parameters, and a scope in the query or the path. */

let bench: Bench;
let server: TestServer;
beforeEach(async () => {
  bench = new Bench();
  server = await bench.serve((_, response) => json(response, {}));
});
afterEach(() => bench.close());

const preferring = (size: number): Ask => ({ query: [['a', '1']], headers: [['Prefer', `maxpagesize=${size}`]] });

test('a header parameter is sent, recorded and printed for a reader', async () => {
  const { request } = await bench.client(server.url).send(preferring(2));
  expect(server.requests[0]?.headers.prefer).toBe('maxpagesize=2');
  expect(request.headers.Prefer).toBe('maxpagesize=2');
  expect(curlFor(request)).toContain(`-H 'Prefer: maxpagesize=2'`);
});

test('two of one name are one list', async () => {
  await bench.client(server.url).send({ headers: [...(preferring(1).headers ?? []), ...(preferring(2).headers ?? [])] });
  expect(server.requests[0]?.headers.prefer).toBe('maxpagesize=1, maxpagesize=2');
});

test('it may stand for a header that every request has', async () => {
  await bench.client(server.url).send({ headers: [['Accept', 'application/vnd.a+json']] });
  expect(server.requests[0]?.rawHeaders.filter((name) => name.toLowerCase() === 'accept')).toHaveLength(1);
  expect(server.requests[0]?.headers.accept).toBe('application/vnd.a+json');
});

test('requests that differ in it are two, and equal ones are one', async () => {
  const shared = share(bench.client(server.url));
  for (const size of [1, 2, 1]) await shared.send(preferring(size));
  expect(server.requests.map(({ headers }) => headers.prefer)).toEqual(['maxpagesize=1', 'maxpagesize=2']);
});

test('a recording tells them apart', async () => {
  const client = bench.client(server.url);
  for (const size of [1, 2]) await client.send(preferring(size));
  const replay = createReplayClient({ target: server.url, path: '/v1/rows', exchanges: bench.recorded, record: () => undefined });
  expect((await replay.send(preferring(2))).id).toBe(2);
  await expect(replay.send(preferring(3))).rejects.toThrow('/v1/rows');
});

test('what no header can carry is not sent', async () => {
  const client = bench.client(server.url);
  const ask = async (value: string) => (await client.send({ headers: [['Prefer', value]] })).attempts;
  expect(await ask('one\ntwo')).toEqual([
    expect.objectContaining({
      failureKind: 'unsent',
      failure: 'the header Prefer would hold a character that no header can carry, and is not sent',
    }),
  ]);
  expect(await ask('x'.repeat(2 ** 20))).toEqual([
    expect.objectContaining({
      failureKind: 'unsent',
      failure: 'the header Prefer would have 1,048,576 characters, and none of more than 65,536 is sent',
    }),
  ]);
  expect(server.requests).toEqual([]);
  expect(JSON.stringify(bench.recorded).length).toBeLessThan(4000);
});

const inPath = { path: '/v1/{tenant}/rows', scope: { in: 'path', name: 'tenant', value: 'a/b' } } as const;
const inQuery = { scope: { in: 'query', name: 'team', value: 'x y' } } as const;

test('a scope in the query stands before all else, and another or none in its place', async () => {
  const client = bench.client(server.url, inQuery);
  for (const ask of [{}, { query: [['a', '1']] }, { rawQuery: 'b=%20' }, { scope: 'z' }, { scope: null }] as const)
    await client.send(ask);
  expect(server.paths).toEqual([
    '/v1/rows?team=x%20y',
    '/v1/rows?team=x%20y&a=1',
    '/v1/rows?team=x%20y&b=%20',
    '/v1/rows?team=z',
    '/v1/rows',
  ]);
});

test('a scope in the path is one segment of it', async () => {
  const client = bench.client(server.url, inPath);
  await client.send({});
  await client.send({ scope: 'c', query: [['a', '1']] });
  expect(server.paths).toEqual(['/v1/a%2Fb/rows', '/v1/c/rows?a=1']);
});

test.each([{ scope: null }, { scope: '..' }, { scope: '' }])('%j is no scope in a path', async (ask) => {
  await expect(bench.client(server.url, inPath).send(ask)).rejects.toMatchObject({ code: 'CLIENT_SCOPE_PATH' });
});

test.each([inPath, inQuery])('a URL is sent as it stands: %j', async (options) => {
  await bench.client(server.url, options).send({ url: `${server.url.origin}/on/1?x=2`, scope: 'other' });
  expect(server.paths).toEqual(['/on/1?x=2']);
});
