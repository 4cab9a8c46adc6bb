import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describeFailure } from '../../harness/client/failure';
import { defaultLimits } from '../../harness/client/http-client';
import { Bench, json } from './server';

let bench: Bench;
beforeEach(() => (bench = new Bench()));
afterEach(() => bench.close());

const ok = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

describe('no response', () => {
  test('when nobody listens', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    await server.close();
    const exchange = await bench.client(server.url).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toMatchObject([{ status: undefined, failure: 'connection refused' }]);
    expect(bench.recorded).toEqual([exchange]);
  });

  test('when headers do not arrive in time', async () => {
    const server = await bench.serve(() => undefined);
    const exchange = await bench.client(server.url, { limits: { headersTimeoutMs: 100 } }).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toMatchObject([{ status: undefined, failure: 'headers did not arrive within 0.1 s' }]);
  });

  test('when the body stalls', async () => {
    const server = await bench.serve((_, response) => response.writeHead(200, { 'content-length': '10' }).write('{'));
    const exchange = await bench.client(server.url, { limits: { bodyTimeoutMs: 100 } }).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toMatchObject([{ status: 200, failure: 'the body did not go on for 0.1 s' }]);
  });

  test('when the body drips past the total bound', async () => {
    const server = await bench.serve((_, response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const exchange = await bench.client(server.url, { limits: { totalTimeoutMs: 150 } }).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toMatchObject([{ status: 200, failure: 'the response was not complete within 0.15 s' }]);
  });

  test('when the body is too large', async () => {
    const server = await bench.serve((_, response) => response.end('x'.repeat(2 ** 20 + 1)));
    const exchange = await bench.client(server.url, { limits: { maxBodyBytes: 2 ** 20 } }).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toMatchObject([{ status: 200, failure: 'the body is larger than 1 MiB' }]);
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('when a small %s body unfolds past the bound', async (coding, compress) => {
    const bomb = compress(Buffer.alloc(2 ** 22));
    const server = await bench.serve((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(bomb));
    const exchange = await bench.client(server.url, { limits: { maxBodyBytes: 2 ** 20 } }).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toMatchObject([{ status: 200, failure: 'the decoded body is larger than 1 MiB' }]);
  });

  test.each([
    ['gzip', Buffer.from('no gzip'), /^the body is no valid gzip: /],
    ['gzip', gzipSync('{"a":1}').subarray(0, 12), /^the body is no valid gzip: /],
    ['compress', Buffer.from('x'), /^the body has the content-encoding "compress"/],
  ])('when the %s coding cannot be undone', async (coding, body, failure) => {
    const server = await bench.serve((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(body));
    const exchange = await bench.client(server.url).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts[0]?.failure).toMatch(failure);
  });

  test('when it is no HTTP', async () => {
    const url = await bench.serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    const exchange = await bench.client(url).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts[0]?.failure).toMatch(/^the response is no valid HTTP/);
  });

  test('when the headers are too large', async () => {
    const url = await bench.serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(60_000)}\r\n\r\n`));
    const exchange = await bench.client(url).send({});
    expect(exchange.attempts).toMatchObject([{ failure: 'the response headers are larger than the 48 KiB that are read' }]);
  });

  test('but not when five links quote a query of 8 KiB', async () => {
    const url = await bench.serveRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(5 * 8300)}\r\n\r\n`));
    expect((await bench.client(url).send({})).response?.status).toBe(200);
  });

  test('when the body ends early', async () => {
    const url = await bench.serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{'));
    const exchange = await bench.client(url).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toHaveLength(1);
    expect(exchange.attempts[0]?.failure).toMatch(/^the (connection was closed|body ended)/);
  });

  test('when the first request on a connection is reset, and it is not asked again', async () => {
    const url = await bench.serveRaw((socket) => socket.resetAndDestroy());
    const exchange = await bench.client(url).send({});
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toMatchObject([
      { status: undefined, failure: 'the connection was reset before the response was complete' },
    ]);
  });
});

test.each([
  [Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 'the host name does not resolve'],
  [
    Object.assign(
      new Error("Hostname/IP does not match certificate's altnames: Host: a.example. is not in the cert's altnames: …"),
      {
        code: 'ERR_TLS_CERT_ALTNAME_INVALID',
        host: 'a.example',
        cert: {
          subject: { CN: 'b.example' },
          subjectaltname: 'DNS:b.example, DNS:*.c.example, IP Address:10.0.0.1, DNS:d.example',
        },
      },
    ),
    'it is for b.example, *.c.example, 10.0.0.1 and 1 more, and not for a.example',
  ],
  [
    Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    'self-signed certificate (DEPTH_ZERO_SELF_SIGNED_CERT)',
  ],
  [new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })]), 'connection refused'],
  [
    Object.assign(new Error('connect EMFILE 127.0.0.1:1 - Local (undefined:undefined)'), { code: 'EMFILE' }),
    'no connection can be opened from here, because too many files are open',
  ],
  ['odd', 'odd'],
])('%p is told as: %s', (error, failure) => {
  expect(describeFailure(error, defaultLimits)).toBe(failure);
});

test.each([
  [99, /^the response is no valid HTTP \(its status line says 99,/],
  [101, /^the server switches to another protocol \(101\)/],
  [103, /^the HTTP library of this client, undici, did not know/],
  [undefined, /^the HTTP library of this client, undici, did not know/],
])('an assertion of the library behind the interim status %p is told by what is known', (interim, told) => {
  const error = Object.assign(new Error('The expression evaluated to a falsy value'), { code: 'ERR_ASSERTION' });
  expect(describeFailure(error, defaultLimits, { interim })).toMatch(told);
});

test('an interim response that is passed over is none of the answer', async () => {
  const url = await bench.serveRaw((socket) =>
    socket.end(`HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 102 X\r\n\r\n${ok}`),
  );
  expect((await bench.client(url).send({})).response).toMatchObject({ status: 200, json: {} });
});

describe('a kept connection that is gone', () => {
  test.each([
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
    ['closed', (socket: Socket) => socket.destroy()],
  ])('%s without an answer is replaced once, and the attempt recorded', async (_, end) => {
    const url = await bench.serveRaw((socket, index) => (index === 1 ? end(socket) : socket.write(ok)));
    const client = bench.client(url);
    await client.send({});
    const exchange = await client.send({ query: [['n', '2']] });
    expect(exchange.response?.status).toBe(200);
    expect(exchange.attempts.map(({ status, pausedMs }) => [status, pausedMs])).toEqual([
      [undefined, 0],
      [200, 0],
    ]);
    expect(exchange.attempts[0]?.failure).toMatch(/^the connection was (reset|closed)/);
  });

  test('is not replaced twice', async () => {
    const url = await bench.serveRaw((socket, index) => (index === 0 ? socket.write(ok) : socket.resetAndDestroy()));
    const client = bench.client(url);
    await client.send({});
    const exchange = await client.send({ query: [['n', '2']] });
    expect(exchange.response).toBeUndefined();
    expect(exchange.attempts).toHaveLength(2);
  });

  test('is not replaced where the response had begun', async () => {
    const url = await bench.serveRaw((socket, index) => {
      if (index === 0) socket.write(ok);
      else socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{');
    });
    const client = bench.client(url);
    await client.send({});
    const exchange = await client.send({ query: [['n', '2']] });
    expect(exchange.attempts).toHaveLength(1);
    expect(exchange.attempts[0]?.status).toBe(200);
  });
});

describe('body', () => {
  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['identity', (text: string) => Buffer.from(text)],
    ['gzip, br', (text: string) => brotliCompressSync(gzipSync(text))],
  ] as const)('coded as %s is read', async (coding, compress) => {
    const server = await bench.serve((_, response) =>
      response.writeHead(200, { 'content-encoding': coding }).end(compress('{"ü":1}')),
    );
    const { response } = await bench.client(server.url).send({});
    expect(response).toMatchObject({ text: '{"ü":1}', json: { ü: 1 } });
  });

  test('without content has an empty text and no JSON', async () => {
    const server = await bench.serve((_, response) => response.writeHead(204).end());
    expect((await bench.client(server.url).send({})).response).toMatchObject({ status: 204, text: '', json: undefined });
  });

  test('broken JSON stays text', async () => {
    const server = await bench.serve((_, response) => response.end('{"rows": ['));
    expect((await bench.client(server.url).send({})).response).toMatchObject({ text: '{"rows": [', json: undefined });
  });

  test('that is no UTF-8 is no JSON', async () => {
    const server = await bench.serve((_, response) => response.end(Buffer.from([0x22, 0xff, 0x22])));
    expect((await bench.client(server.url).send({})).response).toMatchObject({ text: '"\ufffd"', json: undefined });
  });

  test('several values of one header are joined', async () => {
    const server = await bench.serve((_, response) => response.setHeader('Link', ['<a>', '<b>']).end('{}'));
    expect((await bench.client(server.url).send({})).response?.headers).toMatchObject({ link: '<a>, <b>' });
  });
});
