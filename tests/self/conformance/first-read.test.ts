import type { RunTarget } from '../../harness/client/run-target';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadContract } from '../../harness/contract/load';
import type { Contract } from '../../harness/contract/model';
import { type Told, toldBy } from './told-by';

let contract: Contract;
const servers: Server[] = [];
beforeAll(async () => {
  contract = await loadContract();
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(server: Server, scheme = 'http'): Promise<URL> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new URL(`${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`);
}
const serve = (listener: RequestListener): Promise<URL> => listen(createServer(listener));
const toldOf = (target: RunTarget, by: Contract = contract): Promise<Told> => toldBy(target, by);

const page = JSON.stringify({ items: [], listmeta: { continue: '', count: 0, limit: 0, offset: 0 } });
const json = { 'Content-Type': 'application/json' };
const key = { key: 'a-key-of-the-tests' };

/** Answers with a status, whatever it is asked; `unless` the request brings what is wanted. */
const answering = (status: number, headers: Record<string, string> = json, body = '{"code":"x","message":"no"}'): Promise<URL> =>
  serve((_, response) => response.writeHead(status, headers).end(body));
const html = { 'Content-Type': 'text/html; charset=utf-8' };
const login = '<!doctype html><html><head><title>Sign in to Acme</title></head></html>';

describe('the credential', () => {
  test.each([401, 403])('none was given, and %i', async (status) => {
    const told = await toldOf({ url: await answering(status), credentials: {} });
    expect(told).toMatchObject({ code: 'TARGET_CREDENTIAL_MISSING', exchanges: 1 });
    expect(told.message).toMatch(
      new RegExp(`no credential was given, and the target answers ${status}.* Set TARGET_API_KEY or TARGET_TOKEN\\.$`),
    );
  });

  test.each([401, 403])('is refused with %i, on the first request: nothing was accepted before', async (status) => {
    const told = await toldOf({ url: await answering(status), credentials: key });
    expect(told.code).toBe('TARGET_CREDENTIAL_REFUSED');
    expect(told.message).toMatch(new RegExp(`credential refused with status ${status}\\..*Check TARGET_API_KEY`));
    expect(told.message).not.toMatch(/at first|\bnow\b|fresh/);
  });

  test('of a token is told by its own variable', async () => {
    const told = await toldOf({ url: await answering(401), credentials: { token: 'a-token-of-the-tests' } });
    expect(told.message).toContain('Check TARGET_TOKEN');
  });

  test('is refused with the project and without it: it is not the project', async () => {
    const told = await toldOf({ url: await answering(403), credentials: key, scope: 'p1' });
    expect(told).toMatchObject({ code: 'TARGET_CREDENTIAL_REFUSED', exchanges: 2 });
    expect(told.message).toContain('with the project and without it');
  });
});

test.each([400, 401, 403, 404])('a project is refused with %i where the same read without it succeeds', async (status) => {
  const url = await serve((request, response) =>
    request.headers.projectuid === undefined
      ? response.writeHead(200, json).end(page)
      : response.writeHead(status, json).end('{}'),
  );
  const told = await toldOf({ url, credentials: key, scope: 'no-such-project' });
  expect(told).toMatchObject({ code: 'TARGET_PROJECT_REFUSED', exchanges: 2 });
  expect(told.message).toMatch(/project refused.*Check TARGET_PROJECT_UID \("no-such-project"\)/);
});

describe('a retired operation', () => {
  test.each([405, 410])('answers %i and is told with the successor that the contract names', async (status) => {
    const told = await toldOf({ url: await answering(status), credentials: key });
    expect(told.code).toBe('TARGET_RETIRED');
    expect(told.message).toContain(`status ${status}: the operation is retired; its successor is ${contract.successor}. GET `);
    expect(contract.successor).toBe('POST /v1/dashboard/spectroclusters');
  });

  test('that only its answer knows is told by its Link (RFC 5829)', async () => {
    const url = await answering(410, { ...json, Link: '</help>; rel="help", </v2/things>; rel="successor-version"' });
    const told = await toldOf({ url, credentials: key }, { ...contract, deprecated: false, successor: undefined });
    expect(told.code).toBe('TARGET_RETIRED');
    expect(told.message).toContain('its successor is /v2/things.');
  });

  test('is not guessed where neither says so', async () => {
    const told = await toldOf(
      { url: await answering(405), credentials: key },
      { ...contract, deprecated: false, successor: undefined },
    );
    expect(told.code).toBe('TARGET_STATUS');
  });
});

describe('what stands in front of a target', () => {
  test.each([
    ['a login page', 200, html, login, 'TARGET_PAGE', /a page for people, titled "Sign in to Acme"/],
    ['a page without a media type', 200, {}, login, 'TARGET_PAGE', /a page for people/],
    ['a redirect to a login', 302, { Location: '/ui/login?next=x' }, '', 'TARGET_PAGE', /behind a redirect to/],
    [
      'a redirect to a login elsewhere',
      302,
      { Location: 'https://sso.example/authorize' },
      '',
      'TARGET_SIGN_IN',
      /302 to https:\/\/sso.example\/authorize, where people sign in/,
    ],
    [
      'a redirect to another host',
      307,
      { Location: 'https://other.example/v1' },
      '',
      'TARGET_REDIRECTS_ELSEWHERE',
      /another host/,
    ],
    ['a proxy', 407, html, login, 'TARGET_PROXY_CREDENTIAL', /a proxy on the way asks for a credential of its own/],
    ['a captive portal', 511, html, login, 'TARGET_CAPTIVE_PORTAL', /sign-in/],
    ['a firewall', 403, html, '<html><title>Blocked</title></html>', 'TARGET_CREDENTIAL_REFUSED', /titled "Blocked"/],
    ['a text', 200, { 'Content-Type': 'text/plain' }, 'hello', 'TARGET_NOT_JSON', /text\/plain that is no JSON object/],
  ] as const)('%s', async (_, status, headers, body, code, message) => {
    const url = await serve((request, response) =>
      request.url?.includes('/ui/login') === true
        ? response.writeHead(200, html).end(login)
        : response.writeHead(status, headers).end(body),
    );
    const told = await toldOf({ url, credentials: key });
    expect(told.code).toBe(code);
    expect(told.message).toMatch(message);
  });
});

describe('a target that asks to wait', () => {
  test('with 429 to every attempt is told with how often it was asked, how long it asks to wait, and what to do', async () => {
    const told = await toldOf({ url: await answering(429, { ...json, 'Retry-After': '3600' }), credentials: key });
    expect(told).toMatchObject({ code: 'TARGET_ASKS_TO_WAIT', exchanges: 1 });
    // Longer than a run waits, so it is asked once.
    expect(told.message).toMatch(
      /received status 429 to the only attempt, with Retry-After: 3600, and is to be left alone until \d{4}-\d\d-\d\dT/,
    );
    expect(told.message).toMatch(/ Run again later, and with a lower --rate/);
  });

  test('with 503 says that it is the target, by the page that it shows', async () => {
    const body = '<html><title>Down for maintenance</title></html>';
    const told = await toldOf({ url: await answering(503, html, body), credentials: key });
    expect(told.code).toBe('TARGET_ASKS_TO_WAIT');
    expect(told.message).toContain('status 503 to each of 5 attempts, with a page for people, titled "Down for maintenance"');
    expect(told.message).not.toMatch(/Retry-After|--rate/);
    expect(told.message).toMatch(/ Run again once the target is up/);
  });

  test('once is waited for, and what comes then is told', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(asked === 1 ? 503 : 404, json).end('{}');
    });
    expect(await toldOf({ url, credentials: key }).then(({ code }) => code)).toBe('TARGET_NOT_FOUND');
  });
});

describe('redirects that come to no end', () => {
  const leading = (to: (url: string) => string): Promise<URL> =>
    serve((request, response) => response.writeHead(302, { Location: to(request.url ?? '') }).end());

  test('are a loop where they come back to where they were', async () => {
    const told = await toldOf({
      url: await leading((url) => (url === '/check' ? contract.path : '/check')),
      credentials: key,
    });
    expect(told.code).toBe('TARGET_REDIRECT_LOOP');
    expect(told.message).toContain(
      `followed 5 redirects, which go round in a loop: ${contract.path} → /check → ${contract.path}`,
    );
    expect(told.message).toMatch(/cookie/);
  });

  test('are so many where each leads on', async () => {
    const told = await toldOf({ url: await leading((url) => `${url}x`), credentials: key });
    expect(told.code).toBe('TARGET_REDIRECT_LOOP');
    expect(told.message).toContain('followed 5 redirects and received another, with status 302 to ');
    expect(told.message).not.toContain('loop');
  });

  test('are none where the sixth leads to another host', async () => {
    const url = await leading((url) => (url.endsWith('xxxxx') ? 'https://other.example/v1' : `${url}x`));
    expect(await toldOf({ url, credentials: key }).then(({ code }) => code)).toBe('TARGET_REDIRECTS_ELSEWHERE');
  });
});

describe('the scheme', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'tls-'));
  const [keyFile, certificateFile] = ['key.pem', 'certificate.pem'].map((name) => path.join(directory, name)) as [string, string];
  beforeAll(() => {
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync('openssl', [...made, '-subj', '/CN=localhost', '-keyout', keyFile, '-out', certificateFile], {
      stdio: 'ignore',
    });
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });
  const tls = (): Server =>
    createTlsServer({ key: readFileSync(keyFile), cert: readFileSync(certificateFile) }, (_, response) =>
      response.writeHead(200, json).end(page),
    );

  test('http: to a port that has TLS', async () => {
    const told = await toldOf({ url: await listen(tls()), credentials: key });
    expect(told.code).toBe('TARGET_NEEDS_TLS');
    expect(told.message).toMatch(/the port answers TLS, and the URL says http:.*Write https:/);
  });

  test('https: to a port that has none', async () => {
    const server = createServer((_, response) => response.end(page));
    const told = await toldOf({ url: await listen(server, 'https'), credentials: key });
    expect(told.code).toBe('TARGET_NEEDS_PLAIN');
    expect(told.message).toMatch(/the port answers without TLS, and the URL says https:/);
  });

  test('https: with a certificate that nobody vouches for', async () => {
    const told = await toldOf({ url: await listen(tls(), 'https'), credentials: key });
    expect(told.code).toBe('TARGET_CERTIFICATE');
    expect(told.message).toMatch(/not trusted.*NODE_EXTRA_CA_CERTS/);
  });

  test('http: to a plain port that answers 400 is not told so', async () => {
    const told = await toldOf({
      url: await answering(400, html, 'The plain HTTP request was sent to HTTPS port'),
      credentials: key,
    });
    expect(told.code).toBe('TARGET_STATUS');
  });
});

describe('by way of a plain proxy', () => {
  const by = async (proxy: URL): Promise<Told> =>
    toldOf({
      url: new URL('http://target.invalid'),
      credentials: { key: 'k' },
      proxies: { http: proxy.origin, https: '', no: '' },
    });

  test.each([502, 503, 504])('a %i with a page may be an answer of its own', async (status) => {
    const proxy = await serve((_, response) => response.writeHead(status, { 'Content-Type': 'text/html' }).end('<html></html>'));
    const { message } = await by(proxy);
    expect(message).toContain(`received status ${status} with a page for people, which the proxy that the environment names, `);
    expect(message).toContain(`${proxy.origin}, may have answered`);
  });

  test.each([
    [502, {}],
    [503, { 'Retry-After': '1' }],
  ])('a %i of the target is told as that of the target', async (status, headers) => {
    const isJson = status === 502;
    const proxy = await serve((_, response) =>
      response
        .writeHead(status, { ...headers, 'Content-Type': isJson ? 'application/json' : 'text/plain' })
        .end(isJson ? '{"code":"x"}' : 'busy'),
    );
    expect((await by(proxy)).message).not.toContain('may have answered');
  });

  test('a redirect to a portal may be of the proxy, and without one is of the target', async () => {
    const front = await serve((_, response) => response.writeHead(302, { Location: 'http://portal.example/login' }).end());
    expect((await by(front)).message).toMatch(/which the proxy that the environment names, \S+, may have answered.*NO_PROXY/);
    const { message } = await toldOf({ url: front, credentials: key });
    expect(message).toContain('A login stands in front of the target');
    expect(message).not.toContain('proxy');
  });

  test('one that is dead is to be looked at first', async () => {
    expect((await by(new URL('http://127.0.0.1:1'))).message).toMatch(
      /received no response \(connection refused; .*\)\. .* Check that the proxy is up, /,
    );
  });
});
