import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import type { Exchange } from '../../harness/client/exchange';
import { createClient } from '../../harness/client/http-client';
import { loadContract } from '../../harness/contract/load';
import { readReply } from '../../harness/listing/reply';
import { simulateClock } from '../servers/simulated-clock';

const page = '{"items":[],"listmeta":{"continue":"","count":0,"limit":50,"offset":0}}';

/** Bytes that mean something to a parser of HTTP, among those that mean nothing. */
const piece = fc.oneof(
  fc.constantFrom(
    'HTTP/1.1 ',
    '200 OK',
    '204',
    '302',
    '503',
    '\r\n',
    '\n',
    '\r',
    ': ',
    ' ',
    '\0',
    ',',
    ';',
    page,
    page.slice(0, 30),
  ),
  fc.constantFrom(
    'Content-Length',
    'Transfer-Encoding: chunked\r\n',
    'Content-Encoding: gzip\r\n',
    'Location: /',
    'Retry-After: 1',
    'ffffffff',
    '0\r\n\r\n',
  ),
  fc.string({ unit: 'binary-ascii', maxLength: 20 }),
  fc.nat().map(String),
);
const bytes = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

const statusLine = fc.oneof(
  { arbitrary: fc.integer({ min: 100, max: 599 }).map((code) => `HTTP/1.1 ${code} X`), weight: 3 },
  bytes,
);
const name = fc.oneof(
  fc.constantFrom('Content-Type', 'Content-Length', 'Content-Encoding', 'Transfer-Encoding', 'Location', 'Connection'),
  bytes,
);
const value = fc.oneof(
  fc.constantFrom('application/json', 'gzip', 'br, gzip', 'chunked', 'identity', '5', '-1', '/', 'http://[', 'close'),
  bytes,
);
const headers = fc.array(
  fc.tuple(name, value).map(([key, text]) => `${key}: ${text}\r\n`),
  { maxLength: 6 },
);
const body = fc.oneof(fc.constant(page), fc.json(), bytes, fc.string({ unit: 'binary', maxLength: 50 }));

/** A response that a parser may take for one, or any bytes. */
const response = fc.oneof(
  {
    arbitrary: fc.tuple(statusLine, headers, body).map(([line, fields, text]) => `${line}\r\n${fields.join('')}\r\n${text}`),
    weight: 5,
  },
  bytes,
);

let sent = '';
let server: Server;
beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.from(sent, 'utf8')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

/** What came of one request: a reply that a check can read, or a failure that has a name. */
function endOf(exchange: Exchange, contract: Parameters<typeof readReply>[1]): string {
  if (exchange.response === undefined) {
    const failure = exchange.attempts.at(-1)?.failure ?? '';
    return failure === '' ? 'no reason' : 'failure';
  }
  return readReply(exchange, contract).kind;
}

test('whatever arrives ends in a page, a refusal or a failure with a name', async () => {
  const contract = await loadContract();
  const limits = { headersTimeoutMs: 2000, bodyTimeoutMs: 2000, totalTimeoutMs: 4000, maxBodyBytes: 2 ** 20 };
  const ends = new Set<string>();
  await fc.assert(
    fc.asyncProperty(response, async (text) => {
      sent = text;
      const exchanges: Exchange[] = [];
      const target = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const clock = simulateClock();
      const client = createClient({ target, path: '/v1', secrets: [], limits, clock, record: (one) => exchanges.push(one) });
      try {
        const exchange = await client.send({});
        const end = endOf(exchange, contract);
        expect(['page', 'refusal', 'breakdown', 'unreadable', 'unavailable', 'failure']).toContain(end);
        expect(exchanges).toEqual([exchange]);
        ends.add(end);
      } finally {
        await client.close();
      }
    }),
    { numRuns: 2000, seed: 20 },
  );
  // The draws do reach each of them.
  expect([...ends].sort()).toEqual(['breakdown', 'failure', 'page', 'refusal', 'unavailable', 'unreadable']);
});
