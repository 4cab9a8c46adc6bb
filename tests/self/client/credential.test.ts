import { execFileSync } from 'node:child_process';
import type { Ask } from '../../harness/client/exchange';
import type { ConfiguredCredential } from '../../harness/client/credential';
import { curlFor } from '../../harness/client/curl';
import { redirectTarget } from '../../harness/client/redirect';
import { createRedactor } from '../../harness/client/redaction';
import { Bench, json } from './server';

let bench: Bench;
beforeEach(() => (bench = new Bench()));
afterEach(() => bench.close());

const value = `us/er:p&ss '+"w0rd`;
const variable = 'TARGET_API_KEY';
const encoded = 'us%2Fer%3Ap%26ss%20%27%2B%22w0rd';
const basic = Buffer.from(value).toString('base64');

/** Asks a server that tells the request line and one header back. */
async function sent(credential: ConfiguredCredential, ask: Ask = { query: [['a', '1']] }) {
  const server = await bench.serve((_, response) => json(response, {}));
  const { request } = await bench.client(server.url, { credential, secrets: [credential.value] }).send(ask);
  const { headers = {}, url = '' } = server.requests[0] ?? {};
  return { server, request, headers, target: url };
}

/** The arguments a POSIX shell makes of the line, after those that every line has. */
const argumentsOf = (line: string): readonly string[] =>
  execFileSync('/bin/sh', ['-c', `curl() { printf '%s\\0' "$@"; }; ${line}`], { env: { [variable]: value }, encoding: 'utf8' })
    .split('\0')
    .slice(1, -1)
    .filter((argument) => argument !== '-H' && !argument.startsWith('accept'));

const bearer = { in: 'header', name: 'Authorization', http: 'Bearer', value, variable } as const;
const user = { in: 'header', name: 'Authorization', http: 'Basic', value, variable } as const;
const cookie = { in: 'cookie', name: 'session', value: 'a-cookie-value', variable } as const;
const query = { in: 'query', name: 'api key', value, variable } as const;

test.each([
  ['a bearer token', bearer, `Bearer ${value}`, 'Bearer <configured credential>', `Authorization: Bearer ${value}`],
  [
    'one that says so itself',
    { ...bearer, value: `bearer ${value}` },
    `bearer ${value}`,
    '<configured credential>',
    `Authorization: ${value}`,
  ],
  [
    'one that is said to be Basic',
    { ...user, value: `Basic ${basic}` },
    `Basic ${basic}`,
    '<configured credential>',
    `Authorization: ${value}`,
  ],
] as const)('%s', async (_, credential, wire, record, argument) => {
  const { headers, request } = await sent(credential);
  expect(headers.authorization).toBe(wire);
  expect(request.headers.Authorization).toBe(record);
  expect(argumentsOf(curlFor(request))).toContain(argument);
});

test('user and password are encoded here, and by curl', async () => {
  const { headers, request } = await sent(user);
  expect(headers.authorization).toBe(`Basic ${basic}`);
  expect(request.headers.Authorization).toBe('Basic <configured credential>');
  expect(argumentsOf(curlFor(request))).toEqual(['-u', value, request.url]);
});

test('a cookie', async () => {
  const { headers, request } = await sent(cookie);
  expect(headers.cookie).toBe('session=a-cookie-value');
  expect(request.headers.Cookie).toBe('session=<configured credential>');
  expect(argumentsOf(curlFor(request))).toEqual([`Cookie: session=${value}`, request.url]);
});

describe('a parameter of the query', () => {
  test('goes over the wire, and is in no record', async () => {
    const { target, request, server } = await sent(query);
    expect(target).toBe(`/v1/rows?a=1&api%20key=${encoded}`);
    expect(request).toMatchObject({ url: `${server.url.origin}/v1/rows?a=1`, credentialParameter: 'api key' });
    expect(argumentsOf(curlFor(request))).toEqual(['-G', '--data-urlencode', `api%20key=${value}`, request.url]);
  });

  test('stands alone where nothing else is asked, and before the signs of a fresh request', async () => {
    expect((await sent(query, {})).target).toBe(`/v1/rows?api%20key=${encoded}`);
    const fresh = await sent(query, { rawQuery: 'a=1', fresh: 2 });
    expect(fresh.target).toBe(`/v1/rows?a=1&api%20key=${encoded}&&`);
    expect(fresh.request.url).toMatch(/\/v1\/rows\?a=1&&$/);
  });

  test('is sent once, though the target repeats it in a URL that is followed', async () => {
    const { target } = await sent(query, { rawQuery: `api+key=other&a=1&api%20key=${encoded}` });
    expect(target).toBe(`/v1/rows?a=1&api%20key=${encoded}`);
  });

  test.each([
    ['none', '/v1/rows', undefined],
    ['empty', '/v1/rows?api%20key=', "--data-urlencode 'api%20key=' "],
    ['invented', /^\/v1\/rows\?api%20key=[0-9a-f]{32}$/, "--data-urlencode 'api%20key=invented-credential' "],
  ] as const)('%s', async (credential, wire, curl) => {
    const { target, request } = await sent(query, { credential });
    expect(target).toMatch(wire);
    expect(request.url).toMatch(/\/v1\/rows$/);
    if (curl === undefined) expect(curlFor(request)).not.toContain('data-urlencode');
    else expect(curlFor(request)).toContain(curl);
  });
});

test.each([
  ['bearer', bearer, 'Bearer', /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/],
  ['basic', user, 'Basic', /^Basic [\w+/=]+$/],
] as const)('an empty and an invented one keep the scheme: %s', async (_, credential, empty, invented) => {
  expect((await sent(credential, { credential: 'empty' })).headers.authorization).toBe(empty);
  const made = await sent(credential, { credential: 'invented' });
  expect(made.headers.authorization).toMatch(invented);
  expect(made.request.headers.Authorization).toBe(`${empty} <invented credential>`);
});

test.each([
  ['no colon', { ...user, value: 'a-user-alone' }, 'CONFIG_CREDENTIAL_BASIC', 'user:password'],
  ['a semicolon in a cookie', { ...cookie, value: 'a-cookie; more' }, 'CONFIG_CREDENTIAL_COOKIE', 'session'],
  ['a line break', { ...bearer, value: 'a-token\nmore' }, 'CONFIG_UNSENDABLE_HEADER', 'Authorization'],
] as const)('%s is refused before anything is sent, and not shown', (_, credential, code, part) => {
  const create = (): unknown => bench.client(new URL('http://127.0.0.1:9'), { credential });
  expect(create).toThrow(expect.objectContaining({ code, message: expect.stringContaining(part) as string }) as Error);
  expect(create).not.toThrow(new RegExp(credential.value.slice(0, 8)));
});

test('a password is found where it stands alone, and in base64', async () => {
  const password = 'a-long-password';
  const server = await bench.serve((_, response) =>
    json(response, { alone: password, coded: Buffer.from(`a:${password}`).toString('base64url') }),
  );
  const credential = { ...user, value: `a:${password}` };
  const { response } = await bench.client(server.url, { credential, secrets: [credential.value] }).send({});
  expect(response).toMatchObject({
    echoed: true,
    json: { alone: '<configured credential>', coded: '<configured credential>' },
  });
});

describe('a redirect', () => {
  const from = 'http://127.0.0.1:1/v1/rows?key=a-credential';
  const redactor = createRedactor(['a-credential'], []);
  const follow = (location: string): string | undefined => redirectTarget(302, { location }, from, redactor, 'key');

  test('within the origin may keep the credential in its parameter, and nowhere else', () => {
    expect(follow('/v1/rows/?key=a-credential&a=1')).toBe('http://127.0.0.1:1/v1/rows/?key=a-credential&a=1');
    expect(follow('/v1/a-credential/?key=a-credential')).toBeUndefined();
    expect(follow('/v1/rows?other=a-credential')).toBeUndefined();
  });

  test('to another origin never carries it', async () => {
    const other = await bench.serve((_, response) => json(response, {}));
    const server = await bench.serve((request, response) =>
      response.writeHead(302, { location: `${other.url.origin}${request.url ?? ''}` }).end(),
    );
    const credential = { in: 'query', name: 'key', value: 'a-credential' } as const;
    const { response } = await bench.client(server.url, { credential, secrets: ['a-credential'] }).send({});
    expect(other.requests).toEqual([]);
    expect(response?.headers.location).toBe(`${other.url.origin}/v1/rows?key=<configured credential>`);
  });

  test('is recorded without it, however short it is', async () => {
    const server = await bench.serve((request, response, index) => {
      if (index > 0) return void json(response, {});
      response.writeHead(302, { location: (request.url ?? '').replace('rows', 'lines') }).end();
    });
    const credential = { in: 'query', name: 'key', value: 'xyz' } as const;
    const { attempts } = await bench.client(server.url, { credential, secrets: ['xyz'] }).send({ query: [['a', '1']] });
    expect(server.paths).toEqual(['/v1/rows?a=1&key=xyz', '/v1/lines?a=1&key=xyz']);
    expect(attempts[0]?.redirectedTo).toBe(`${server.url.origin}/v1/lines?a=1`);
  });
});
