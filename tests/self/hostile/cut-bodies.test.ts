import { createServer, request as forward, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadContract } from '../../harness/contract/load';
import { readSource } from '../../harness/init/source';
import { runConformance } from '../../harness/run/run-conformance';
import { endedAs, judgeClusters, requirements } from '../checks/judging';
import { handOn, startFront } from '../servers/front';
import { startPlainServer } from '../servers/plain-server';
import { simulateClock } from '../servers/simulated-clock';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const forwarding: RequestListener = (request, response) =>
  void forward(request.url ?? '', { headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 0, answer.headers);
    answer.pipe(response);
    answer.once('aborted', () => response.destroy());
  }).end();

const json = { 'Content-Type': 'application/json' };
/** More members than a body may hold to be read. */
const crowded = JSON.stringify(Object.fromEntries(Array.from({ length: 50_001 }, (_, index) => [`a${index}`, 1])));
const limits = { maxBodyBytes: 2 ** 20, bodyTimeoutMs: 100, totalTimeoutMs: 2000 };

/** How a body is cut, and what is said of why. `bytes`: the header of its length, where it is announced. */
const cuts: { readonly [name: string]: { readonly send: (status: number) => RequestListener; readonly why: string } } = {
  'is too large': {
    send: (status) => (_, response) =>
      response.writeHead(status, { ...json, 'Content-Length': 2_000_000 }).end(Buffer.alloc(2_000_000, ' ')),
    why: 'the body is larger than 1 MiB',
  },
  stalls: {
    send: (status) => (_, response) => response.writeHead(status, { ...json, 'Content-Length': 50 }).write('{'),
    why: 'the body did not go on for 0.1 s',
  },
  'ends early': {
    send: (status) => (_, response) => response.writeHead(status, json).write('{"code":"x"', () => response.socket?.end()),
    why: 'the connection was closed before the response was complete',
  },
  'holds too much': {
    send: (status) => (_, response) => response.writeHead(status, json).end(crowded),
    why: 'the body holds more than 50,000 members in one list or object',
  },
};

const toldAtFirst = async (url: string, proxy?: string): Promise<string> => {
  const proxies = proxy === undefined ? {} : { proxies: { http: proxy, https: '', no: '' } };
  const target = { url: new URL(url), credentials: { key: 'a-key-of-the-tests' }, ...proxies };
  const options = { contract: await loadContract(), requirements, target, limits, clock: simulateClock() };
  const { exitCode, reason } = await runConformance(options);
  return `${exitCode} ${reason}`;
};

describe.each(Object.entries(cuts))('a body that %s at the first read', (name, { send, why }) => {
  test.each([
    [500, /received status 500; of its answer/, /Check that the target works at all\./],
    [401, /credential refused with status 401; of its answer/, /Check TARGET_API_KEY/],
    [404, /received status 404; of its answer/, /Check the base path/],
  ])(
    'is told by its status, %i',
    async (status, arrived, next) => {
      const told = await toldAtFirst(await serve(send(status)));
      expect(told).toMatch(arrived);
      expect(told).toContain(`no more can be read, because ${why}. GET `);
      expect(told).toMatch(next);
      expect(told).not.toMatch(/no response|is up and can be reached/);
    },
    30_000,
  );

  test('of a success is told with what came, and what to do about it', async () => {
    const told = await toldAtFirst(await serve(send(200)));
    expect(told).toContain(name === 'ends early' ? `status 200 twice with a body that cannot be read: ${why}` : `, but ${why}. `);
    expect(told).toMatch(/^3 .*received status 200/);
    expect(told).not.toMatch(/no response|is up and can be reached/);
    const next = {
      'is too large': 'smaller pages',
      'holds too much': 'smaller pages',
      stalls: 'give it more --timeout',
      'ends early': 'Mend what codes or cuts',
    };
    expect(told).toContain(next[name as keyof typeof next]);
  });

  test('is told so through a proxy, too', async () => {
    const told = await toldAtFirst(await serve(send(500)), await serve(forwarding));
    expect(told).toMatch(/received status 500; of its answer no more can be read, because the /);
    // What came whole is no matter of the way.
    expect(told.includes('; the environment names the proxy')).toBe(name !== 'holds too much');
    expect(told).not.toMatch(/no response/);
  });
});

test('a body that is too large with 503 at the first read is told by how often it was asked for', async () => {
  const told = await toldAtFirst(await serve(cuts['is too large']?.send(503) ?? forwarding));
  expect(told).toMatch(/received status 503 to each of 5 attempts; of its answer no more .* Run again once the target is up/);
});

test('what holds too much and is no JSON is not said to be JSON', async () => {
  const told = await toldAtFirst(await serve((_, response) => response.writeHead(200, json).end(','.repeat(60_000))));
  expect(told).toMatch(/received application\/json that is no JSON object\. GET .* not of a page in front of it/);
});

describe('a body that is too much to be read, whatever is asked from request 20 on', () => {
  const bodies = {
    'because of its members': crowded,
    'because of its levels': '['.repeat(1000) + ']'.repeat(1000),
    'because of a number': `{"items":[],"listmeta":{"count":${'7'.repeat(1001)}}}`,
    'because of its bytes': ' '.repeat(2 ** 20 + 1),
  };
  test.each(Object.entries(bodies))('%s ends the run, and is fetched once from each URL', async (_, body) => {
    const fetched: string[] = [];
    const server = await startFront(await startPlainServer({ size: 12 }), (passing) => {
      const { request, response } = passing;
      if (passing.number < 20) return handOn(passing);
      response.once('finish', () => fetched.push(request.url ?? ''));
      response.writeHead(passing.status, json).end(body);
    });
    const judged = await judgeClusters(server, { limits });
    expect(judged).toMatchObject({ verdict: 'inconclusive', exitCode: 4 });
    expect(judged.reason).toMatch(
      /the target gives no answer any more that can be read: \d+ requests in a row, since request 2\d, .* had none \(status 200 .*, but the body (holds (a number of )?more|is larger) than /,
    );
    expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
    // Three in a row, those under way beside them, and the first read once more.
    expect(judged.requests).toBeLessThan(19 + 3 + 8 + 1);
    expect(fetched.length).toBeGreaterThan(2);
    expect(new Set(fetched).size).toBe(fetched.length);
  });
});

test('a refusal in the middle of a run is one, whatever its body is', async () => {
  const server = await startFront(await startPlainServer({ size: 12 }), (passing) => {
    if (passing.status < 400) handOn(passing);
    else cuts['is too large']?.send(passing.status)(passing.request, passing.response);
  });
  const judged = await judgeClusters(server, { limits, only: ['security.wrong-credential', 'filtering.unknown-field'] });
  expect(endedAs(judged, 'pass')).toEqual(['filtering.unknown-field', 'security.wrong-credential']);
});

test('a success in the middle of a run is told by its status', async () => {
  const server = await startFront(await startPlainServer({ size: 12 }), (passing) => {
    if (passing.status >= 300 || passing.request.url?.includes('filters=') !== true) handOn(passing);
    else cuts['is too large']?.send(200)(passing.request, passing.response);
  });
  const judged = await judgeClusters(server, { limits, only: ['filtering.equality-sound'] });
  expect(judged.of.get('filtering.equality-sound')).toMatchObject({ outcome: 'inconclusive' });
  expect(judged.of.get('filtering.equality-sound')?.message).toContain(
    'status 200 (application/json, Content-Length: 2000000), but the body is larger than 1 MiB',
  );
});

test('a document to begin with is told so, too', async () => {
  const url = await serve((_, response) =>
    response.writeHead(404, { ...json, 'Content-Length': 17 * 2 ** 20 }).end(Buffer.alloc(17 * 2 ** 20)),
  );
  await expect(readSource(url)).rejects.toThrow(
    /received status 404 \(application\/json, Content-Length: \d+\), but the body is larger/,
  );
});
