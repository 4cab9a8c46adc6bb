import { createServer, request as forward, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Proxies } from '../../harness/client/proxy';
import { endedAs, judgeClusters, requirements, type Judged } from '../checks/judging';
import { onLoopback } from '../servers/on-loopback';
import { startPlainServer } from '../servers/plain-server';

const core = requirements.flatMap(({ id, core: isCore }) => (isCore ? [id] : []));

/** What a proxy does from its 20th request on. `destroy`: hangs up on everybody and listens no more. */
type Later = (response: ServerResponse, destroy: () => void) => void;

/** Judges a server by way of a proxy that hands on 19 requests, and again from `until` on; with how many requests came to the proxy. */
async function judgeBehind(later: Later, { no = '', until = Infinity } = {}): Promise<Judged & { readonly proxied: number }> {
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    count += 1;
    if (count >= 20 && count < until) {
      const destroy = (): void => {
        server.close();
        for (const socket of sockets) socket.destroy();
      };
      return later(response, destroy);
    }
    const passed = forward(request.url ?? '', { headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    passed.end();
  });
  server.on('connection', (socket: Socket) => sockets.add(socket));
  const { url, close } = await onLoopback(server);
  const proxies: Proxies = { http: url, https: '', no };
  try {
    const judged = await judgeClusters(await startPlainServer({ size: 12 }), { only: core, target: { proxies } });
    return { ...judged, proxied: count };
  } finally {
    if (server.listening) await close();
  }
}

const page =
  (status: number, headers: object = {}): Later =>
  (response) =>
    void response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end('<html><title>Proxy</title></html>');

const refusals: readonly (readonly [name: string, later: Later, says: RegExp])[] = [
  [
    'asks for a credential',
    page(407),
    /\(the proxy refused with status 407; .*\)\. Check HTTPS_PROXY and HTTP_PROXY, the user and/,
  ],
  ['wants a sign-in to the network', page(511), /\(the network asks for a sign-in .*\(511\)\)\. Sign in to the network/],
  ['does not reach the target', page(502), /\(status 502 with a page for people, titled "Proxy", which the proxy .* may have/],
  ['waits for the target in vain', page(504), /\(status 504 .* may have answered\)\. Check that the proxy can reach the target/],
  [
    'is dead',
    (_, destroy) => destroy(),
    /\(connection refused; the environment names the proxy .*\)\. Check that the proxy is up/,
  ],
];

describe('a proxy that in the middle of a run', () => {
  test.each(refusals)('%s ends the run with its sentence, and nothing is said of the target', async (_, later, says) => {
    const judged = await judgeBehind(later);
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(judged.reason).toMatch(/^The run ended early, because nothing comes from the target any more: \d+ requests in a row/);
    expect(judged.reason).toMatch(says);
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    expect(endedAs(judged, 'pass').length).toBeGreaterThan(0);
    expect(judged.proxied).toBeLessThan(19 + 3 + 8 + 2);
  });

  test('refuses one request, and no more, leaves the run as it is', async () => {
    const judged = await judgeBehind(page(407), { until: 21 });
    expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
    expect(judged.proxied).toBeGreaterThan(20);
  });

  test('hands on a 502 of the target itself, as JSON, is not spoken of', async () => {
    const judged = await judgeBehind(
      (response) => void response.writeHead(502, { 'Content-Type': 'application/json' }).end('{"code":"Upstream"}'),
    );
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(judged.reason ?? '').not.toMatch(/proxy/);
  });
});

test('NO_PROXY goes round it: a target that dies is then not laid to the proxy', async () => {
  const judged = await judgeBehind(page(407), { no: '127.0.0.1' });
  expect(judged).toMatchObject({ verdict: 'conforms', proxied: 0 });
  const proxies: Proxies = { http: 'http://127.0.0.1:1', https: '', no: 'other.example, 127.0.0.1:2' };
  const target = { url: new URL('http://127.0.0.1:2'), proxies };
  const server = await startPlainServer({ size: 3 });
  const dead = await judgeClusters(server, { only: core, target });
  expect(dead).toMatchObject({ verdict: 'unreachable', exitCode: 3 });
  expect(dead.reason).toMatch(/received no response \(connection refused\)\. .* Check the URL, and that the target is up/);
});
