import type { Socket } from 'node:net';
import { defaultLimits } from '../../harness/client/http-client';
import { Bench } from './server';

let bench: Bench;
beforeEach(() => (bench = new Bench()));
afterEach(() => bench.close());

/** Writes as fast as is read, until the other side hangs up. */
function forEver(socket: Socket, begin: string, text: string): void {
  socket.write(begin);
  const more = (): void => {
    while (!socket.destroyed && socket.write(text));
  };
  socket.on('drain', more);
  more();
}

const type = 'Content-Type: application/json\r\n';
const ok = `HTTP/1.1 200 OK\r\n${type}Content-Length: 9\r\n\r\n{"100":1}`;
const interim = 'HTTP/1.1 100 Continue\r\n\r\n';

describe('an interim response that nobody asked for is read over (RFC 9110, section 15.2)', () => {
  const answers = {
    '100': interim + ok,
    '100 twice': interim + interim + ok,
    '100 with headers, one of which holds a status line': `HTTP/1.1 100 C\r\nX: a\r\nY: HTTP/1.1 200\r\n\r\n${ok}`,
    '100 behind 103, without a reason': `HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 \r\n\r\n${ok}`,
    '100 behind blank lines': `\r\n\r\n${interim}${ok}`,
  };
  const each = Object.entries(answers);

  test.each(each)('%s at once', async (_, answer) => {
    const client = bench.client(await bench.serveRaw((socket) => socket.write(answer)));
    for (const at of ['1', '2'])
      expect((await client.send({ query: [['n', at]] })).response).toMatchObject({ status: 200, json: { 100: 1 } });
    expect(bench.recorded.map(({ attempts }) => attempts.length)).toEqual([1, 1]);
  });

  test.each(each)('%s byte by byte', async (_, answer) => {
    const url = await bench.serveRaw((socket) => {
      const bytes = [...answer];
      const next = (): void => {
        const byte = bytes.shift();
        if (byte !== undefined) socket.write(byte, () => setImmediate(next));
      };
      next();
    });
    expect((await bench.client(url).send({})).response).toMatchObject({ status: 200, json: { 100: 1 } });
  });
});

test('a status that ends in 100, and a body that looks like an interim response, stay what they are', async () => {
  const text = `"${interim.replaceAll('\r\n', '')}"`;
  const url = await bench.serveRaw((socket) =>
    socket.write(`HTTP/1.1 200 OK\r\n${type}X: ${text}\r\nContent-Length: ${text.length}\r\n\r\n${text}`),
  );
  const { response } = await bench.client(url).send({});
  expect(response?.text).toBe(text);
  expect(response?.headers.x).toBe(text);
});

describe('bytes that are no part of an answer have a bound', () => {
  const ofHead = /^1 MiB arrived without the end of the headers/;
  test.each([
    ['blank lines before the status line', '', '\r\n'.repeat(10_000), ofHead],
    ['a reason phrase', 'HTTP/1.1 200 ', 'R'.repeat(10_000), ofHead],
    ['interim responses', '', interim.repeat(500), ofHead],
  ])('%s without end', async (_, begin, text, told) => {
    const url = await bench.serveRaw((socket) => forEver(socket, begin, text));
    const { attempts, response } = await bench.client(url).send({});
    expect(response).toBeUndefined();
    expect(attempts.map(({ failure }) => failure)).toEqual([expect.stringMatching(told)]);
  });

  test('an extension of a chunk without end', async () => {
    const maxBodyBytes = 2 ** 20;
    const url = await bench.serveRaw((socket) =>
      forEver(socket, `HTTP/1.1 200 OK\r\n${type}Transfer-Encoding: chunked\r\n\r\n5;`, 'e'.repeat(60_000)),
    );
    const { attempts } = await bench.client(url, { limits: { maxBodyBytes } }).send({});
    expect(attempts).toMatchObject([
      {
        status: 200,
        failureKind: 'too-large',
        failure: expect.stringMatching(/^9 MiB arrived for a body of at most 1 MiB/) as unknown,
      },
    ]);
  });
});

test('a body in chunks of one byte, each with its length and an extension, is a body', async () => {
  const text = `{"a":"${'x'.repeat(2 ** 18)}"}`;
  const chunks = [...text].map((byte) => `1;a=b\r\n${byte}\r\n`).join('');
  const url = await bench.serveRaw((socket) =>
    socket.write(`HTTP/1.1 200 OK\r\n${type}Transfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`),
  );
  expect(defaultLimits.maxBodyBytes).toBeGreaterThan(chunks.length);
  expect((await bench.client(url).send({})).response?.text).toBe(text);
});
