import dns from 'node:dns';
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import { connect, createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import type { Exchange } from '../../harness/client/exchange';
import { createClient } from '../../harness/client/http-client';
import type { Proxies } from '../../harness/client/proxy';
import type { ClientLimits } from '../../harness/client/sender';
import { readProxies } from '../../harness/settings/proxies';

const open: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** Listens on loopback; resolves with the port. */
async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  open.push(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

const target = (host?: string): Promise<number> =>
  listen(
    createServer((_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"ok":true}')),
    host,
  );

interface Proxy {
  readonly port: number;
  /** Methods and targets, in order; with the credential for the proxy where there was one. */
  readonly seen: string[];
}

/** A proxy that forwards and makes tunnels, or refuses with a status. */
async function startProxy(refusal?: number): Promise<Proxy> {
  const seen: string[] = [];
  const note = ({ method, url, headers }: IncomingMessage): void => {
    const credential = headers['proxy-authorization'];
    seen.push([method, url, ...(credential === undefined ? [] : [credential])].join(' '));
  };
  const server = createServer((request, response) => {
    note(request);
    if (refusal !== undefined) return void response.writeHead(refusal).end('refused');
    const passed = forward(request.url ?? '', { headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.writeHead(502).end());
    passed.end();
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request);
    if (refusal !== undefined) return void socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const { hostname, port } = new URL(`http://${request.url ?? ''}`);
    const behind = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      behind.pipe(socket).pipe(behind);
    });
    for (const one of [behind, socket]) one.on('error', () => socket.destroy());
  });
  return { port: await listen(server), seen };
}

async function ask(url: string, proxies?: Proxies, limits: Partial<ClientLimits> = {}): Promise<Exchange> {
  const secrets = ['the-credential'];
  const credential = { in: 'header', name: 'Key', value: 'the-credential', variable: 'TARGET_API_KEY' } as const;
  const client = createClient({
    ...{
      target: new URL(url),
      path: '/rows',
      secrets,
      credential,
      limits: { connectTimeoutMs: 5000, ...limits },
      record: () => undefined,
    },
    ...(proxies !== undefined && { proxies }),
  });
  return client.send({}).finally(() => client.close());
}

const failureOf = ({ attempts }: Exchange): string => attempts.at(-1)?.failure ?? '';

describe('by way of a proxy', () => {
  test('a plain request goes through as it is, with the credential of the proxy for it alone', async () => {
    const [port, proxy] = [await target(), await startProxy()];
    const proxies = readProxies({ HTTP_PROXY: `http://me:p%40ss@127.0.0.1:${proxy.port}` });
    const exchange = await ask(`http://127.0.0.1:${port}`, proxies);
    expect(exchange.response).toMatchObject({ status: 200, json: { ok: true } });
    const basic = Buffer.from('me:p@ss').toString('base64');
    expect(proxy.seen).toEqual([`GET http://127.0.0.1:${port}/rows Basic ${basic}`]);
    expect(JSON.stringify(exchange)).not.toMatch(new RegExp(`p@ss|p%40ss|${basic}|the-credential`));
  });

  test.each(['100%pw', '%', 'a%zz', '%ff', '%E0%A4'])(
    'a password that cannot be decoded, %s, is taken as it stands',
    async (word) => {
      const [port, proxy] = [await target(), await startProxy()];
      const exchange = await ask(
        `http://127.0.0.1:${port}`,
        readProxies({ HTTP_PROXY: `http://bob:${word}@127.0.0.1:${proxy.port}` }),
      );
      expect(exchange.response?.status).toBe(200);
      expect(proxy.seen).toEqual([`GET http://127.0.0.1:${port}/rows Basic ${Buffer.from(`bob:${word}`).toString('base64')}`]);
    },
  );

  test.each(['http://a:8080/proxy', 'http://bob:1/pass@a:8080', 'a:8080?x', 'a:8080/#x'])(
    '%s has a path, and is not repeated',
    (url) => {
      const read = (): unknown => readProxies({ HTTP_PROXY: url });
      expect(read).toThrow(/^Expected the URL of a proxy in HTTP_PROXY.*found a path.* write \/ as %2F/);
      expect(read).not.toThrow(/pass@|8080/);
    },
  );

  test('HTTPS_PROXY is asked for a tunnel, and NO_PROXY goes round both', async () => {
    const [port, proxy] = [await target(), await startProxy()];
    const url = `http://127.0.0.1:${proxy.port}`;
    const tunnelled = await ask(`https://127.0.0.1:${port}`, readProxies({ https_proxy: url }));
    expect(failureOf(tunnelled)).toMatch(/^the port answers without TLS/);
    expect(proxy.seen).toEqual([`CONNECT 127.0.0.1:${port}`]);
    const direct = await ask(`http://127.0.0.1:${port}`, readProxies({ HTTP_PROXY: url, NO_PROXY: 'a.example,127.0.0.1' }));
    expect(direct.response?.status).toBe(200);
    expect(proxy.seen).toHaveLength(1);
  });

  test.each([407, 403, 502])('that refuses a tunnel with %i is named, and is no fault of the target', async (status) => {
    const { port } = await startProxy(status);
    const exchange = await ask('https://target.invalid', readProxies({ HTTPS_PROXY: `127.0.0.1:${port}` }));
    expect(exchange.attempts.at(-1)).toMatchObject({ failureKind: 'proxy' });
    expect(failureOf(exchange)).toBe(
      `the proxy refused with status ${status}; the environment names the proxy http://127.0.0.1:${port}`,
    );
  });

  test('that is dead is named', async () => {
    const exchange = await ask('http://target.invalid', readProxies({ HTTP_PROXY: 'http://127.0.0.1:1' }));
    expect(failureOf(exchange)).toBe('connection refused; the environment names the proxy http://127.0.0.1:1');
  });

  test.each([
    [
      'never answers',
      'hangs',
      /^the proxy made no tunnel: headers did not arrive within 0\.3 s; the environment names the proxy/,
    ],
    [
      'hangs up',
      'ends',
      /^the proxy made no tunnel: the connection was closed before the response was complete; the environment/,
    ],
  ] as const)('that %s when it is asked for a tunnel is named, and asked once', async (_, manner, says) => {
    let asked = 0;
    const server = createTcp((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        asked += 1;
        if (manner === 'ends') socket.end();
      });
    });
    const proxies = readProxies({ HTTPS_PROXY: `http://127.0.0.1:${await listen(server)}` });
    const exchange = await ask('https://target.invalid', proxies, { headersTimeoutMs: 300 });
    expect(exchange.attempts).toMatchObject([{ failureKind: 'proxy', failure: expect.stringMatching(says) as unknown }]);
    expect(asked).toBe(1);
  });

  test('that hangs does not outlive the time of an attempt', async () => {
    const proxies = readProxies({ HTTPS_PROXY: `http://127.0.0.1:${await listen(createTcp())}` });
    const exchange = await ask('https://target.invalid', proxies, { totalTimeoutMs: 300 });
    expect(failureOf(exchange)).toMatch(/^the response was not complete within 0\.3 s; the environment names the proxy/);
  });

  test.each(['ftp://a', 'http://', 'http://[', 'http:///x'])('%s is no URL of one, and is not repeated', (url) => {
    expect(() => readProxies({ HTTPS_PROXY: `${url}` })).toThrow(/^Expected the URL of a proxy in HTTPS_PROXY/);
    expect(readProxies({ HTTPS_PROXY: '' })).toBeUndefined();
  });
});

describe('said in words, without a line of OpenSSL', () => {
  test('a server that speaks HTTP/2 only', async () => {
    const port = await listen(createHttp2());
    expect(failureOf(await ask(`http://127.0.0.1:${port}`))).toBe(
      'the server speaks HTTP/2 only, and this client speaks HTTP/1.1',
    );
  });

  test('a server with an old version of TLS', async () => {
    const server = createTls({ maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    server.on('tlsClientError', () => undefined);
    const port = await listen(server);
    expect(failureOf(await ask(`https://127.0.0.1:${port}`))).toMatch(/a version of TLS that is no longer safe|handshake/);
  });

  test('a port that takes the connection and leaves the handshake unanswered', async () => {
    const port = await listen(createTcp((socket) => socket.on('error', () => undefined)));
    expect(failureOf(await ask(`https://127.0.0.1:${port}`, undefined, { connectTimeoutMs: 300 }))).toBe(
      'no connection, or no end of its TLS handshake, within 0.3 s',
    );
  });

  test('a port that hangs up on a handshake', async () => {
    const port = await listen(createTcp((socket) => socket.end('\x15\x03\x01\x00\x02\x02\x50')));
    const failure = failureOf(await ask(`https://127.0.0.1:${port}`));
    expect(failure).toMatch(/^the TLS handshake failed \([a-z0-9 ]+\)$/);
  });
});

test('a target at an address of IPv6', async () => {
  const port = await target('::1');
  expect((await ask(`http://[::1]:${port}`)).response?.status).toBe(200);
});

describe('a name server', () => {
  afterEach(() => jest.restoreAllMocks());

  test('that never answers is waited for as long as for a connection, and named', async () => {
    jest.spyOn(dns, 'lookup').mockImplementation(() => undefined);
    expect(failureOf(await ask('http://slow.invalid', undefined, { connectTimeoutMs: 300 }))).toBe(
      'the host name was not looked up within 0.3 s: the name server is slow, or gone',
    );
  });

  test('that is slow and answers in time is no fault', async () => {
    const port = await target();
    const { lookup } = dns;
    jest.spyOn(dns, 'lookup').mockImplementation(((_: string, options: dns.LookupOptions, callback: never) => {
      setTimeout(() => lookup('127.0.0.1', options, callback), 300);
    }) as unknown as typeof dns.lookup);
    expect((await ask(`http://slow.invalid:${port}`)).response?.status).toBe(200);
  });

  test('that knows no such name is named, too', async () => {
    jest.spyOn(dns, 'lookup').mockImplementation(((...[, , callback]: readonly [string, object, (error: Error) => void]) => {
      setImmediate(() => callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })));
    }) as unknown as typeof dns.lookup);
    expect(failureOf(await ask('http://nobody.invalid'))).toBe('the host name does not resolve');
  });
});
