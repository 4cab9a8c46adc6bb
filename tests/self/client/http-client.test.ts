import type { Attempt, Exchange } from '../../harness/client/exchange';
import { ConfigError, HarnessError } from '../../harness/errors';
import { Bench, json } from './server';

const key = 'k3y-of-the-suite/with+signs=';
const credential = { in: 'header', name: 'ApiKey', value: key, variable: 'TARGET_API_KEY' } as const;

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.close());

function last(exchange: Exchange): Attempt {
  const attempt = exchange.attempts.at(-1);
  if (attempt === undefined) throw new Error('an exchange has at least one attempt');
  return attempt;
}

describe('request', () => {
  test('is a GET of the contract path below the base path, every part percent-encoded', async () => {
    const server = await bench.serve((_, response) => json(response, { rows: [] }));
    const exchange = await bench.client(new URL('/base/', server.url)).send({
      query: [
        ['a b', 'c+d&e=f'],
        ['ü', '1'],
      ],
    });
    expect(server.requests[0]?.method).toBe('GET');
    expect(server.paths).toEqual(['/base/v1/rows?a%20b=c%2Bd%26e%3Df&%C3%BC=1']);
    expect(exchange.request.url).toBe(`${server.url.origin}/base/v1/rows?a%20b=c%2Bd%26e%3Df&%C3%BC=1`);
    expect(exchange.response).toMatchObject({ status: 200, json: { rows: [] }, text: '{"rows":[]}', echoed: false });
  });

  test('passes a raw query byte by byte', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    await bench.client(server.url).send({ rawQuery: "a=%zz&b=+[']|`&&%2541" });
    expect(server.paths).toEqual(["/v1/rows?a=%zz&b=+[']|`&&%2541"]);
  });

  test.each(['a=1#b', 'a=1 HTTP/1.1', 'a\r\nX: y', 'ä=1'])('refuses to send the raw query %j', async (rawQuery) => {
    const server = await bench.serve((_, response) => json(response, {}));
    await expect(bench.client(server.url).send({ rawQuery })).rejects.toThrow(HarnessError);
    expect(server.paths).toEqual([]);
  });

  test('sends a lone surrogate as the replacement character', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    await bench.client(server.url).send({ query: [['q', '\ud800x']] });
    expect(server.paths).toEqual(['/v1/rows?q=%EF%BF%BDx']);
  });

  test('asks for JSON, compressed', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    await bench.client(server.url).send({});
    expect(server.requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      'accept-encoding': 'gzip, br',
      'user-agent': 'listing-conformance',
    });
  });

  test('numbers exchanges in the order of the calls and records each when complete', async () => {
    const server = await bench.serve((_, response, index) => setTimeout(() => json(response, {}), index === 0 ? 60 : 0));
    const client = bench.client(server.url);
    const first = client.send({ query: [['n', '1']] });
    const second = client.send({ query: [['n', '2']] });
    expect([(await first).id, (await second).id]).toEqual([1, 2]);
    expect(bench.recorded.map(({ id }) => id)).toEqual([2, 1]);
    expect(client.requests).toBe(2);
  });

  test('keeps the connection', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const client = bench.client(server.url);
    for (const n of ['1', '2', '3']) await client.send({ query: [['n', n]] });
    expect(new Set(server.requests.map((request) => request.socket)).size).toBe(1);
  });

  test('has no more requests under way than there are connections', async () => {
    let underWay = 0;
    let most = 0;
    const server = await bench.serve((_, response) => {
      most = Math.max(most, (underWay += 1));
      setTimeout(() => {
        underWay -= 1;
        json(response, {});
      }, 20);
    });
    const client = bench.client(server.url, { limits: { connections: 3 } });
    const exchanges = await Promise.all(Array.from({ length: 12 }, (_, n) => client.send({ query: [['n', String(n)]] })));
    expect(exchanges.map(({ response }) => response?.status)).toEqual(Array<number>(12).fill(200));
    expect(most).toBe(3);
  });
});

describe('credential', () => {
  test('configured is sent, and recorded as a placeholder', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const { request } = await bench.client(server.url, { credential, secrets: [key] }).send({});
    expect(server.requests[0]?.headers['apikey']).toBe(key);
    expect(request).toMatchObject({
      credential: 'configured',
      credentialVariable: 'TARGET_API_KEY',
      headers: { ApiKey: '<configured credential>' },
    });
  });

  test('configured without a configured one sends none', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const { request } = await bench.client(server.url).send({});
    expect(request.credential).toBe('configured');
    expect(Object.keys(request.headers)).toEqual(['accept', 'accept-encoding', 'user-agent']);
  });

  test('invented shares nothing with the configured one', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const { request } = await bench.client(server.url, { credential, secrets: [key] }).send({ credential: 'invented' });
    const sent = String(server.requests[0]?.headers['apikey']);
    expect(sent).toMatch(/^[0-9a-f]{32}$/);
    expect(request.headers['ApiKey']).toBe('<invented credential>');
    expect(JSON.stringify(bench.recorded)).not.toContain(sent);
  });

  test('invented looks like a JWT in Authorization, and differs from client to client', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const ask = { credential: 'invented', credentialPlace: { in: 'header', name: 'Authorization' } } as const;
    await bench.client(server.url, { credential, secrets: [key] }).send(ask);
    await bench.client(server.url, { credential, secrets: [key] }).send(ask);
    const [first, second] = server.requests.map((request) => request.headers.authorization);
    expect(first).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(first).not.toBe(second);
    expect(server.requests[0]?.headers['apikey']).toBeUndefined();
  });

  test('empty sends the header without a value, none sends no header', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const client = bench.client(server.url, { credential, secrets: [key] });
    const empty = await client.send({ credential: 'empty' });
    const none = await client.send({ credential: 'none' });
    expect(server.requests.map((request) => request.headers['apikey'])).toEqual(['', undefined]);
    expect(empty.request.headers['ApiKey']).toBe('');
    expect(none.request.headers).not.toHaveProperty('ApiKey');
  });

  test('invented without any header to send it in is the harness at fault', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    await expect(bench.client(server.url).send({ credential: 'invented' })).rejects.toMatchObject({
      code: 'CLIENT_CREDENTIAL_PLACE',
    });
  });

  test('with a line break is refused without being shown', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const broken = { in: 'header', name: 'ApiKey', value: 'secret-value\n' } as const;
    expect(() => bench.client(server.url, { credential: broken })).toThrow(ConfigError);
    expect(() => bench.client(server.url, { credential: broken })).toThrow(/ApiKey/);
    expect(() => bench.client(server.url, { credential: broken })).not.toThrow(/secret-value/);
  });

  test.each([
    ['body', { text: `bad key ${key}` }, {}],
    ['object key', { [key]: 1 }, {}],
    ['percent-encoded', { text: `/login?key=${encodeURIComponent(key)}` }, {}],
    ['base64', { text: Buffer.from(key).toString('base64') }, {}],
    ['base64 of a longer text', { text: Buffer.from(`user:${key}`).toString('base64') }, {}],
    ['header', {}, { 'x-key': `got ${key}` }],
  ] as const)('echoed in %s is replaced and noted', async (_, body, headers) => {
    const server = await bench.serve((__, response) => json(response, body, 400, headers));
    const { response } = await bench.client(server.url, { credential, secrets: [key] }).send({});
    const record = JSON.stringify(bench.recorded);
    expect(response?.echoed).toBe(true);
    for (const form of [key, encodeURIComponent(key), Buffer.from(key).toString('base64').replace(/=+$/, '')])
      expect(record).not.toContain(form);
    expect(record).toContain('<configured credential>');
    expect(response?.json).toBeDefined();
  });
});

describe('scope', () => {
  const scope = { in: 'header', name: 'Tenant', value: 'one' } as const;

  test('is sent, and an ask can name another', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const client = bench.client(server.url, { scope });
    await client.send({});
    const other = await client.send({ scope: 'two' });
    expect(server.requests.map((request) => request.headers['tenant'])).toEqual(['one', 'two']);
    expect(other.request.headers['Tenant']).toBe('two');
  });

  test('without a value sends none until asked', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    const client = bench.client(server.url, { scope: { in: 'header', name: 'Tenant' } });
    await client.send({});
    await client.send({ scope: 'two' });
    expect(server.requests.map((request) => request.headers['tenant'])).toEqual([undefined, 'two']);
  });

  test('that no header can carry is refused, configured or asked for, and so is one without a header', async () => {
    const server = await bench.serve((_, response) => json(response, {}));
    expect(() => bench.client(server.url, { scope: { ...scope, value: 'one\ntwo' } })).toThrow(ConfigError);
    await expect(bench.client(server.url, { scope }).send({ scope: 'one\ntwo' })).rejects.toMatchObject({
      code: 'CLIENT_UNSENDABLE_SCOPE',
    });
    await expect(bench.client(server.url).send({ scope: 'two' })).rejects.toMatchObject({ code: 'CLIENT_SCOPE_HEADER' });
    expect(server.requests).toEqual([]);
  });
});

describe('redirect', () => {
  test.each([301, 302, 303, 307, 308])('%i within the origin is followed, with the credential', async (status) => {
    const server = await bench.serve((request, response) =>
      request.url === '/v2/rows?x=1'
        ? json(response, { moved: true })
        : response.writeHead(status, { location: '../v2/rows?x=1' }).end(),
    );
    const exchange = await bench.client(server.url, { credential, secrets: [key] }).send({});
    expect(exchange.response).toMatchObject({ status: 200, json: { moved: true } });
    expect(server.requests.map((request) => request.headers['apikey'])).toEqual([key, key]);
    expect(exchange.attempts.map(({ status: code, redirectedTo }) => [code, redirectedTo])).toEqual([
      [status, `${server.url.origin}/v2/rows?x=1`],
      [200, undefined],
    ]);
  });

  test('to another origin is not followed: the redirect is the response', async () => {
    const other = await bench.serve((_, response) => json(response, {}));
    const server = await bench.serve((_, response) => response.writeHead(302, { location: `${other.url.origin}/v1/rows` }).end());
    const exchange = await bench.client(server.url, { credential, secrets: [key] }).send({});
    expect(exchange.response).toMatchObject({ status: 302, headers: { location: `${other.url.origin}/v1/rows` } });
    expect(other.requests).toEqual([]);
  });

  test('to a URL that holds the credential is not followed', async () => {
    const server = await bench.serve((_, response) =>
      response.writeHead(302, { location: `/v1/rows?key=${encodeURIComponent(key)}` }).end(),
    );
    const exchange = await bench.client(server.url, { credential, secrets: [key] }).send({});
    expect(server.paths).toEqual(['/v1/rows']);
    expect(exchange.response).toMatchObject({
      status: 302,
      echoed: true,
      headers: { location: '/v1/rows?key=<configured credential>' },
    });
  });

  test('in circles ends', async () => {
    const server = await bench.serve((_, response) => response.writeHead(302, { location: '/v1/rows' }).end());
    const exchange = await bench.client(server.url, { limits: { maxRedirects: 3 } }).send({});
    expect(exchange.response?.status).toBe(302);
    expect(server.paths).toHaveLength(4);
  });
});

describe('after close', () => {
  test('send rejects, and what was under way too', async () => {
    const server = await bench.serve(() => undefined);
    const client = bench.client(server.url, { limits: { connections: 1 } });
    const underWay = expect(client.send({})).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
    const waiting = expect(client.send({ query: [] })).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await client.close();
    await client.close();
    await Promise.all([underWay, waiting]);
    await expect(client.send({})).rejects.toBeInstanceOf(HarnessError);
    expect(bench.recorded).toEqual([]);
  });

  test('a wait for the next turn ends', async () => {
    const server = await bench.serve((_, response) => json(response, {}, 429, { 'retry-after': '30' }));
    const client = bench.client(server.url);
    const waiting = expect(client.send({})).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
    while (server.paths.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await client.close();
    await waiting;
    expect(server.paths).toHaveLength(1);
  });
});

test('times are milliseconds since the start, in tenths', async () => {
  const server = await bench.serve((_, response) => setTimeout(() => json(response, {}), 40));
  const { startedMs, durationMs } = last(await bench.client(server.url).send({}));
  expect(startedMs).toBeGreaterThanOrEqual(0);
  expect(durationMs).toBeGreaterThanOrEqual(39);
  for (const ms of [startedMs, durationMs]) expect(Math.round(ms * 10) / 10).toBe(ms);
});

test('what the record throws, send rejects with', async () => {
  const server = await bench.serve((_, response) => json(response, {}));
  const full = new HarnessError('LEDGER_WRITE_FAILED', 'no space');
  const client = bench.client(server.url, {
    record: () => {
      throw full;
    },
  });
  await expect(client.send({})).rejects.toBe(full);
});
