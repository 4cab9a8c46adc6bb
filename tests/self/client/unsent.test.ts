import { createReplayClient } from '../../harness/client/replay-client';
import { longestUrl } from '../../harness/client/url';
import { Bench, json } from './server';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.close());

/** A query whose value has so many characters. */
const asked = (length: number) => ({ query: [['continue', 'x'.repeat(length)]] as const });

test('a URL that no server takes is not sent: a failure says why, and no record holds it', async () => {
  const server = await bench.serve((_, response) => json(response, {}));
  const client = bench.client(server.url);
  const exchange = await client.send(asked(2 ** 20));
  expect(server.paths).toEqual([]);
  expect(client.requests).toBe(0);
  expect(exchange.response).toBeUndefined();
  expect(exchange.attempts).toEqual([
    expect.objectContaining({
      status: undefined,
      failureKind: 'unsent',
      failure: expect.stringMatching(
        /^the URL would have 1,048,\d{3} characters, and none of more than 65,536 is sent$/,
      ) as unknown,
    }),
  ]);
  expect(JSON.stringify(exchange).length).toBeLessThan(2000);
  expect(new URL(exchange.request.url).pathname).toBe('/v1/rows');

  const replayed: unknown[] = [];
  const replay = createReplayClient({
    target: server.url,
    path: '/v1/rows',
    exchanges: [exchange],
    record: (one) => replayed.push(one),
  });
  expect(await replay.send(asked(2 ** 20))).toBe(exchange);
  expect(replay.requests).toBe(0);
});

test('one that a server may take is sent, whatever becomes of it', async () => {
  const server = await bench.serve((_, response) => json(response, {}));
  const start = `${server.url.origin}/v1/rows?continue=`;
  const exchange = await bench.client(server.url).send(asked(longestUrl - start.length));
  expect(exchange.request.url).toHaveLength(longestUrl);
  expect(exchange.attempts[0]?.failureKind).not.toBe('unsent');
  expect(exchange.response?.status).toBe(431);
});
