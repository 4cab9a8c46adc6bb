import { Readable } from 'node:stream';
import { Bench } from './server';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.close());

const type = { 'content-type': 'application/json' };
const [outer, inner] = ['['.repeat(600), ']'.repeat(600)];

test('a body that breaks a bound is no answer, and says which', async () => {
  const server = await bench.serve((_, response) => response.writeHead(200, type).end(`{"a":${outer}${inner}}`));
  const exchange = await bench.client(server.url).send({});
  expect(exchange.response).toBeUndefined();
  expect(exchange.attempts).toEqual([
    expect.objectContaining({
      status: 200,
      failure: 'the body holds more than 512 lists and objects in each other',
      failureKind: 'too-large',
      headers: expect.objectContaining(type) as unknown,
    }),
  ]);
});

test.each([
  ['a page for people', `<p>${outer}${','.repeat(60_000)}</p>`],
  ['a text', `"${outer}"`],
  ['a number', '7'.repeat(2000)],
])('%s of as many signs is an answer, because nobody took it for a page', async (_, text) => {
  const server = await bench.serve((__, response) => response.writeHead(200, type).end(text));
  expect((await bench.client(server.url).send({})).response?.text).toBe(text);
});

describe('a body that is too much', () => {
  /** A server whose bodies have no end, and how many of them were begun and not read to any. */
  async function endless(): Promise<{ readonly url: URL; readonly left: () => number }> {
    let left = 0;
    const { url } = await bench.serve((_, response) => {
      response.once('close', () => (left += 1));
      response.writeHead(500, type);
      Readable.from(Array.from({ length: 100 }, () => Buffer.alloc(2 ** 20, ' '))).pipe(response);
    });
    return { url, left: () => left };
  }

  test('is not fetched again from its URL, and what comes with it is heard', async () => {
    const { url } = await endless();
    const client = bench.client(url, { limits: { maxBodyBytes: 2 ** 21 } });
    const failures = [];
    for (const page of ['1', '1', '2']) failures.push((await client.send({ query: [['page', page]] })).attempts.at(-1));
    const tooLarge = { status: 500, failureKind: 'too-large', failure: 'the body is larger than 2 MiB' };
    expect(failures).toEqual([
      expect.objectContaining(tooLarge),
      expect.objectContaining({
        ...tooLarge,
        failure: 'the body is not fetched again: an earlier request found that the body is larger than 2 MiB',
      }),
      expect.objectContaining(tooLarge),
    ]);
  });

  test('is fetched for another credential', async () => {
    const { url } = await endless();
    const client = bench.client(url, {
      limits: { maxBodyBytes: 2 ** 21 },
      credential: { in: 'header', name: 'Key', value: 'the-credential', variable: 'TARGET_API_KEY' },
    });
    await client.send({});
    expect((await client.send({ credential: 'none' })).attempts.at(-1)?.failure).toBe('the body is larger than 2 MiB');
  });
});
