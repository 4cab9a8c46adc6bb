import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { startChurningServer, type ChurnOptions } from './servers/churning';
import { startLedgerServer, type LedgerOptions } from './servers/ledger-server';
import { choices, type PlainOptions } from './servers/plain-choices';
import { cloudTypes, valueAt } from './servers/plain-fields';
import { startPlainServer, type PlainServer } from './servers/plain-server';

interface Listing {
  readonly items: readonly unknown[];
  readonly listmeta: { readonly continue: string; readonly count: number; readonly limit: number; readonly offset: number };
}
interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
}

/** One GET with exactly these headers: fetch would add and decode things. */
function get(url: string, headers: { readonly [name: string]: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, raw: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}

const started: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

function keep<T extends { close(): Promise<void> }>(server: T): T {
  started.push(server);
  return server;
}
const plain = async (options: PlainOptions = {}): Promise<PlainServer> => keep(await startPlainServer(options));
const headersOf = (server: PlainServer): { [name: string]: string } => ({ ApiKey: server.apiKey, ProjectUid: server.projectUid });
const ask = (server: PlainServer, query = ''): Promise<Answer> =>
  get(`${server.url}/v1/spectroclusters?${query}`, headersOf(server));

async function list(server: PlainServer, query = ''): Promise<Listing> {
  const { status, raw } = await ask(server, query);
  expect(status).toBe(200);
  return JSON.parse(raw.toString()) as Listing;
}

const uidOf = (item: unknown): string => String(valueAt(item, 'metadata.uid'));
const texts = (page: Listing, path: string): unknown[] => page.items.map((item) => valueAt(item, path));

/** The whole collection for a query, page by page by token. */
async function walk(server: PlainServer, query = ''): Promise<unknown[]> {
  const items: unknown[] = [];
  for (let token = '', pages = 0; pages < 200; pages += 1) {
    const page = await list(server, `${query}&${token === '' ? '' : `continue=${encodeURIComponent(token)}`}`);
    items.push(...page.items);
    token = page.listmeta.continue;
    if (token === '') return items;
  }
  throw new Error('the walk did not end within 200 pages');
}

const filter = (path: string, value: string): string => `filters=${encodeURIComponent(`${path}=${value}`)}`;

describe('plain server', () => {
  test('the first page of 117 clusters and its token read as documented', async () => {
    const server = await plain({ token: 'readable', tokenUnderOtherQuery: 'request-wins' });
    const page = await list(server);
    expect(page.items).toHaveLength(50);
    expect(page.listmeta).toEqual({
      continue: 'eyJvZmZzZXQiOjUwLCJjb3VudCI6MTE3LCJ0b2tlbiI6IiJ9',
      count: 117,
      limit: 50,
      offset: 50,
    });
  });

  test.each(choices.token)(
    'a walk with %s tokens is complete, independent of the page size, replayable and refuses garbage',
    async (token) => {
      const server = await plain({ token });
      const order = 'orderBy=spec.cloudType=1,metadata.name=-1';
      const [narrow, wide] = [await walk(server, `${order}&limit=13`), await walk(server, order)];
      expect(narrow).toEqual(wide);
      expect(new Set(wide.map(uidOf)).size).toBe(117);
      const first = await list(server, order);
      const next = `${order}&continue=${encodeURIComponent(first.listmeta.continue)}`;
      expect((await list(server, next)).items).toEqual((await list(server, next)).items);
      expect((await ask(server, 'continue=garbage')).status).toBe(400);
      expect(
        (await ask(server, `${order}&continue=${encodeURIComponent(`${first.listmeta.continue.slice(0, -3)}zzz`)}`)).status,
      ).toBe(400);
    },
  );

  /** One request under each value of a choice: a status, or a fact about the page. */
  const statusOf: readonly (readonly [
    query: string,
    choice: keyof typeof choices,
    expected: { readonly [value: string]: number },
  ])[] = [
    ['limit=51', 'limitAboveMaximum', { clamp: 200, reject: 400 }],
    ['limit=9223372036854775808', 'limitAboveMaximum', { clamp: 200, reject: 400 }],
    ['limit=0', 'limitZero', { default: 200, reject: 400 }],
    ['limit=-1', 'limitNegative', { default: 200, reject: 400 }],
    ['limit=abc', 'limitText', { default: 200, reject: 400 }],
    ['limit=1.5', 'limitText', { default: 200, reject: 400 }],
    ['limit=', 'limitBlank', { default: 200, reject: 400 }],
    ['offset=118', 'offsetBeyond', { empty: 200, reject: 400 }],
    ['offset=-1', 'offsetNegative', { default: 200, reject: 400 }],
    ['offset=abc', 'offsetText', { default: 200, reject: 400 }],
    ['offset=', 'offsetBlank', { default: 200, reject: 400 }],
    ['filters=', 'blankParameter', { absent: 200, reject: 400 }],
    ['nope=1', 'unknownParameter', { ignore: 200, reject: 400 }],
    ['orderBy=metadata.nope=1', 'unknownOrderField', { ignore: 200, reject: 400 }],
    ['orderBy=metadata.name=2', 'badDirection', { ignore: 200, reject: 400 }],
    ['filters=nope=1', 'unknownFilterField', { empty: 200, reject: 400 }],
    ['filters=metadata.name', 'malformedFilter', { empty: 200, reject: 400 }],
    ['filters=status.state=Running', 'candidateFields', { honour: 200, reject: 400 }],
    ['orderBy=spec.cloudType=1', 'candidateFields', { honour: 200, reject: 400 }],
    ['fields=metadata.nope', 'unknownProjection', { ignore: 200, reject: 400 }],
  ];
  test.each(statusOf)('%s is answered as %s says', async (query, choice, expected) => {
    expect(Object.keys(expected).sort()).toEqual(choices[choice].map(String).sort());
    for (const [value, status] of Object.entries(expected)) {
      const { status: received, raw } = await ask(await plain({ [choice]: value }), query);
      expect([value, received]).toEqual([value, status]);
      const body = JSON.parse(raw.toString()) as { code?: unknown };
      expect(typeof body.code).toBe(status === 200 ? 'undefined' : 'string');
    }
  });

  test('documented fields stay available where candidates are refused', async () => {
    const server = await plain({ candidateFields: 'reject' });
    expect((await ask(server, 'orderBy=metadata.name=1,metadata.uid=-1')).status).toBe(200);
    expect((await ask(server, 'filters=metadata.name=xANDspec.cloudType=aws')).status).toBe(200);
  });

  test('a clamped or defaulted limit gives a page of 50, an offset beyond the end and an unknown filter field none', async () => {
    const server = await plain({ limitNegative: 'default', limitText: 'default' });
    for (const query of ['limit=100', 'limit=0', 'limit=-5', 'limit=x'])
      expect((await list(server, query)).items).toHaveLength(50);
    expect((await list(server, 'offset=400')).items).toEqual([]);
    expect((await list(server, 'filters=nope=1')).listmeta).toEqual({ continue: '', count: 0, limit: 0, offset: 0 });
  });

  test('listmeta.limit, the last offset and repeated parameters follow their choices', async () => {
    const pages = async (options: PlainOptions, query: string): Promise<Listing['listmeta']> =>
      (await list(await plain(options), query)).listmeta;
    expect(await pages({ listmetaLimit: 'fetched' }, 'offset=110')).toMatchObject({ limit: 7, offset: 117 });
    expect(await pages({ listmetaLimit: 'applied', endOffset: 'zero' }, 'offset=110')).toMatchObject({ limit: 50, offset: 0 });
    expect(await pages({ repeatedParameter: 'first' }, 'limit=2&limit=3')).toMatchObject({ offset: 2 });
    expect(await pages({ repeatedParameter: 'last' }, 'limit=2&limit=3')).toMatchObject({ offset: 3 });
    expect((await ask(await plain({ repeatedParameter: 'reject' }), 'limit=2&limit=3')).status).toBe(400);
  });

  test('a token under another query, and beside an offset, is treated as chosen', async () => {
    const outcome = async (options: PlainOptions, more = ''): Promise<readonly unknown[] | number> => {
      const server = await plain(options);
      const token = (await list(server, 'orderBy=metadata.uid=1&limit=10')).listmeta.continue;
      const answer = await ask(server, `orderBy=metadata.uid=-1&limit=10&continue=${encodeURIComponent(token)}${more}`);
      return answer.status === 200 ? texts(JSON.parse(answer.raw.toString()) as Listing, 'metadata.uid') : answer.status;
    };
    const upward = (await walk(await plain(), 'orderBy=metadata.uid=1')).map(uidOf);
    const downward = upward.toReversed();
    expect(await outcome({ tokenUnderOtherQuery: 'reject' })).toBe(400);
    expect(await outcome({ tokenUnderOtherQuery: 'token-wins' })).toEqual(upward.slice(10, 20));
    const open = { tokenUnderOtherQuery: 'request-wins' } as const;
    expect(await outcome(open)).toEqual(downward.slice(10, 20));
    expect(await outcome({ ...open, tokenBesideOffset: 'token' }, '&offset=30')).toEqual(downward.slice(10, 20));
    expect(await outcome({ ...open, tokenBesideOffset: 'offset' }, '&offset=30')).toEqual(downward.slice(30, 40));
    expect(await outcome({ ...open, tokenBesideOffset: 'reject' }, '&offset=30')).toBe(400);
  });

  /** Two names of the data and the collations that put the first before the second. */
  const pairs: readonly (readonly [first: string, second: string, before: readonly string[]])[] = [
    ['Zulu', 'eclair', ['code-point', 'utf-16']],
    ['\uFF21 wide', '\u{1F680} launch', ['code-point']],
    ['node-2', 'node-10', ['numeric']],
    ['co-op', 'coop', ['icu', 'numeric', 'code-point', 'utf-16', 'lower-fold', 'upper-fold']],
    ['éclair', 'Zulu', ['icu', 'icu-shifted', 'numeric']],
    ['_zone', 'ORION', ['icu', 'numeric', 'lower-fold']],
  ];
  test.each(choices.collation)('collation %s', async (collation) => {
    const server = await plain({ collation });
    const names = (await walk(server, 'orderBy=metadata.name=1')).map((item) => valueAt(item, 'metadata.name'));
    for (const [first, second, before] of pairs) {
      expect(names).toEqual(expect.arrayContaining([first, second]));
      expect([first, names.indexOf(first) < names.indexOf(second)]).toEqual([first, before.includes(collation)]);
    }
  });

  test.each(choices.missing)('missing values stand %s', async (missing) => {
    const ends = { last: [false, false], first: [true, true], low: [true, false], high: [false, true] }[missing];
    const server = await plain({ missing });
    for (const [index, direction] of [1, -1].entries()) {
      const values = (await walk(server, `orderBy=status.state=${direction}`)).map((item) => valueAt(item, 'status.state'));
      const absent = values.filter((value) => value === undefined).length;
      expect(absent).toBeGreaterThan(0);
      const place = ends[index] === true ? values.slice(0, absent) : values.slice(-absent);
      expect(place.every((value) => value === undefined)).toBe(true);
    }
  });

  test('enumerations sort by rank or by text, timestamps as instants', async () => {
    const distinct = async (options: PlainOptions, path: string): Promise<string[]> => {
      const values = (await walk(await plain(options), `orderBy=${path}=1`)).map((item) => valueAt(item, path));
      return [...new Set(values.filter((value) => typeof value === 'string'))];
    };
    const ranked = await distinct({ enumerationOrder: 'rank' }, 'spec.cloudType');
    expect(ranked).toEqual(cloudTypes.filter((value) => ranked.includes(value)));
    expect(ranked.length).toBeGreaterThan(3);
    expect(await distinct({ enumerationOrder: 'text' }, 'spec.cloudType')).toEqual(ranked.toSorted());
    const instants = await distinct({}, 'metadata.creationTimestamp');
    expect(instants.map((text) => Date.parse(text))).toEqual(instants.map((text) => Date.parse(text)).sort((a, b) => a - b));
    expect(instants).not.toEqual(instants.toSorted());
  });

  test('ties are broken as chosen', async () => {
    const stored = (await walk(await plain())).map(uidOf);
    const tied = async (ties: PlainOptions['ties'], direction: 1 | -1): Promise<string[]> => {
      const server = await plain({ ties: ties ?? 'insertion' });
      const items = await walk(server, `orderBy=status.fips.mode=${direction}`);
      return items.filter((item) => valueAt(item, 'status.fips.mode') === 'full').map(uidOf);
    };
    const byInsertion = await tied('insertion', 1);
    expect(byInsertion.length).toBeGreaterThan(2);
    expect(byInsertion).toEqual(stored.filter((uid) => byInsertion.includes(uid)));
    expect(await tied('reversed', 1)).toEqual(byInsertion.toReversed());
    expect(await tied('identity', -1)).toEqual(byInsertion.toSorted());
    expect(await tied('turning', 1)).toEqual(byInsertion);
    expect(await tied('turning', -1)).toEqual(byInsertion.toReversed());
  });

  test('filters match exactly the items whose value is equal, operators within values included', async () => {
    const server = await plain();
    const all = await walk(server);
    const names = [...new Set(all.map((item) => valueAt(item, 'metadata.name')).filter((name) => typeof name === 'string'))];
    expect(names).toEqual(expect.arrayContaining(['SANDBOX', 'blue OR green', '%41lpha', 'a+b', 'back\\slash', '東京']));
    for (const name of names) {
      const expected = all.filter((item) => valueAt(item, 'metadata.name') === name);
      expect((await list(server, filter('metadata.name', name))).items).toEqual(expected);
    }
    const time = valueAt(all[0], 'metadata.lastModifiedTimestamp') ?? valueAt(all[1], 'metadata.lastModifiedTimestamp');
    expect(
      texts(await list(server, filter('metadata.lastModifiedTimestamp', String(time))), 'metadata.lastModifiedTimestamp'),
    ).toContain(time);
  });

  test('filter case and + follow their choices', async () => {
    const found = async (options: PlainOptions, query: string): Promise<unknown[]> =>
      texts(await list(await plain(options), query), 'metadata.name');
    expect(await found({ filterCase: 'exact' }, 'filters=metadata.name=sandbox')).toEqual([]);
    expect(await found({ filterCase: 'ignore' }, 'filters=metadata.name=sandbox')).toEqual(['SANDBOX']);
    expect(await found({ plus: 'plus' }, 'filters=metadata.name=a+b')).toEqual(['a+b']);
    expect(await found({ plus: 'blank' }, 'filters=metadata.name=blue+OR+green')).toEqual(['blue OR green']);
    expect((await ask(await plain(), 'filters=%E0%A4%A')).status).toBe(400);
  });

  test.each(choices.precedence)('AND and OR combine %s', async (precedence) => {
    const server = await plain({ precedence });
    const [a, b, c] = [
      (item: unknown) => valueAt(item, 'status.fips.mode') === 'none',
      (item: unknown) => valueAt(item, 'spec.clusterType') === 'PureManage',
      (item: unknown) => valueAt(item, 'status.state') === 'Running',
    ];
    const expected = (await walk(server)).filter((item) => {
      return precedence === 'and-first' ? a(item) || (b(item) && c(item)) : (a(item) || b(item)) && c(item);
    });
    const query = 'filters=status.fips.mode=noneORspec.clusterType=PureManageANDstatus.state=Running';
    expect(await walk(server, query)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });

  test('projections hold the asked paths; identity and empty parents as chosen', async () => {
    const pair = async (options: PlainOptions, fields: string): Promise<readonly [full: unknown[], projected: unknown[]]> => {
      const server = await plain(options);
      return [await walk(server), await walk(server, `fields=${fields}`)];
    };
    const [full, names] = await pair({}, 'metadata.name,spec.cloudType');
    expect(names).toEqual(
      full.map((item) => {
        const [name, cloudType] = [valueAt(item, 'metadata.name'), valueAt(item, 'spec.cloudType')];
        return {
          ...(name === undefined ? {} : { metadata: { name } }),
          ...(cloudType === undefined ? {} : { spec: { cloudType } }),
        };
      }),
    );
    const [, kept] = await pair({ projectionIdentity: 'kept' }, 'spec.cloudType');
    expect(kept.map(uidOf)).toEqual(full.map(uidOf));
    const [, parents] = await pair({ emptyParents: 'present' }, 'status.fips.mode');
    expect(parents).toContainEqual({ status: { fips: {} } });
    const [whole, containers] = await pair({ additionalProperties: 'some' }, 'metadata');
    expect(containers).toEqual(whole.map((item) => ({ metadata: valueAt(item, 'metadata') })));
    expect(whole).toContainEqual(expect.objectContaining({ generation: 3 }));
  });

  test('minimal items hold their identity and no more', async () => {
    for (const item of await walk(await plain({ items: 'identity' })))
      expect(item).toEqual({ metadata: { uid: expect.any(String) as string } });
    for (const item of await walk(await plain({ items: 'named' }))) {
      expect(item).toEqual({
        metadata: { uid: expect.any(String) as string, name: expect.any(String) as string },
        spec: { cloudType: expect.any(String) as string },
      });
    }
  });

  test('both credentials are accepted, others refused; projects are apart', async () => {
    const server = await plain({ refusal: 401, unknownProject: 'reject', size: 5, secondSize: 2 });
    const url = `${server.url}/v1/spectroclusters`;
    const seen = async (headers: { [name: string]: string }): Promise<number | string[]> => {
      const { status, raw } = await get(url, headers);
      return status === 200 ? (JSON.parse(raw.toString()) as Listing).items.map(uidOf) : status;
    };
    const first = await seen({ Authorization: server.token, ProjectUid: server.projectUid });
    const second = await seen({ ApiKey: server.apiKey, ProjectUid: server.secondProjectUid });
    expect([first, second].map((uids) => (uids as string[]).length)).toEqual([5, 2]);
    expect(await seen({ ApiKey: server.apiKey })).toEqual([...(first as string[]), ...(second as string[])]);
    expect(await seen({ ApiKey: server.apiKey, ProjectUid: 'nope' })).toBe(404);
    for (const headers of [{}, { ApiKey: '' }, { ApiKey: 'wrong' }, { Authorization: server.apiKey }])
      expect(await seen(headers)).toBe(401);
    const lenient = await plain({ refusal: 403, unknownProject: 'empty' });
    expect((await get(`${lenient.url}/v1/spectroclusters`, {})).status).toBe(403);
    expect((await get(`${lenient.url}/v1/spectroclusters`, { ApiKey: lenient.apiKey, ProjectUid: 'nope' })).status).toBe(200);
  });

  test('transport options: coding, content type, base path, headers, latency, 503 and 429', async () => {
    const gzip = await plain({
      compression: 'gzip',
      contentType: choices.contentType[1],
      basePath: '/gateway/eu',
      headers: { Sunset: 'soon' },
    });
    const asked = await get(`${gzip.url}/v1/spectroclusters`, { ...headersOf(gzip), 'Accept-Encoding': 'br, gzip' });
    expect(asked.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'application/json; charset=utf-8',
      sunset: 'soon',
    });
    expect(JSON.parse(gunzipSync(asked.raw).toString())).toMatchObject({ listmeta: { count: 117 } });
    expect((await list(gzip, 'limit=50')).items).toHaveLength(50);
    expect(gzip.log).toEqual(['/gateway/eu/v1/spectroclusters', '/gateway/eu/v1/spectroclusters?limit=50']);
    expect((await get(gzip.url.replace('/gateway/eu', '/v1/spectroclusters'), headersOf(gzip))).status).toBe(404);
    const brotli = await plain({ compression: 'br', latencyMs: 30 });
    const before = Date.now();
    const compressed = await get(`${brotli.url}/v1/spectroclusters`, { ...headersOf(brotli), 'Accept-Encoding': 'br' });
    expect(Date.now() - before).toBeGreaterThanOrEqual(29);
    expect(JSON.parse(brotliDecompressSync(compressed.raw).toString())).toMatchObject({ listmeta: { count: 117 } });
    const busy = await plain({ unavailableEvery: 3, throttleEvery: 4, retryAfter: 1 });
    const statuses: number[] = [];
    for (let index = 0; index < 8; index += 1) statuses.push((await ask(busy)).status);
    expect(statuses).toEqual([200, 200, 503, 429, 200, 503, 200, 429]);
    expect((await ask(busy)).headers['retry-after']).toBe('1');
    expect(busy.requests()).toBe(9);
  });

  test('data is the same for the same seed, of the asked size, and hostile where asked', async () => {
    expect(await walk(await plain({ seed: 4 }))).toEqual(await walk(await plain({ seed: 4 })));
    expect(await walk(await plain({ seed: 5 }))).not.toEqual(await walk(await plain({ seed: 4 })));
    for (const size of [0, 1, 51, 100, 730]) expect(await walk(await plain({ size }))).toHaveLength(size);
    const names = (await walk(await plain({ hostile: true }))).map((item) => valueAt(item, 'metadata.name'));
    expect(names).toEqual(expect.arrayContaining(['__proto__', 'line\nbreak\r\n', 'x'.repeat(100_000)]));
  });

  test('fault limit-ignored: limit has no effect at all', async () => {
    const server = await plain({ fault: 'limit-ignored', limitText: 'reject' });
    const page = await list(server);
    for (const query of ['limit=1', 'limit=500', 'limit=abc']) expect((await list(server, query)).items).toEqual(page.items);
    expect(page.items).toHaveLength(50);
    expect(await walk(server, 'limit=10')).toHaveLength(117);
  });
});

describe('churning server', () => {
  const churning = async (churn: ChurnOptions, options: PlainOptions = {}) =>
    keep(await startChurningServer({ size: 40, ...options }, churn));

  /** Counts and sets of names over a number of requests. */
  async function watch(
    churn: ChurnOptions,
    requests: number,
  ): Promise<{ counts: number[]; contents: Set<string>; changes: number }> {
    const server = await churning(churn);
    const counts: number[] = [];
    const contents = new Set<string>();
    for (let index = 0; index < requests; index += 1) {
      const page = await list(server);
      counts.push(page.listmeta.count);
      contents.add(JSON.stringify(page.items));
    }
    return { counts, contents, changes: server.changes() };
  }

  test('random churn changes the data at about the rate, and the same way for the same seed', async () => {
    const [once, again] = [await watch({ mode: 'random', seed: 3 }, 90), await watch({ mode: 'random', seed: 3 }, 90)];
    expect(once).toEqual(again);
    expect(once.changes).toBeGreaterThan(15);
    expect(once.changes).toBeLessThan(45);
    expect(new Set(once.counts).size).toBeGreaterThan(1);
    expect((await watch({ mode: 'random', rate: 0 }, 9)).changes).toBe(0);
  });

  test('count-preserving churn changes the data and never the count', async () => {
    const { counts, contents, changes } = await watch({ mode: 'count-preserving' }, 60);
    expect(new Set(counts)).toEqual(new Set([40]));
    expect(contents.size).toBe(1 + changes / 2);
    expect(changes).toBeGreaterThan(6);
  });

  test('toggle: four states in turn, one change each three requests, back to the start', async () => {
    const { counts, contents, changes } = await watch({ mode: 'toggle', period: 6 }, 36);
    expect(new Set(counts)).toEqual(new Set([39, 40]));
    expect(contents.size).toBe(4);
    expect(changes).toBe(12);
    const names = await watch({ mode: 'toggle', toggles: 'name', period: 2 }, 12);
    expect([names.contents.size, new Set(names.counts).size, names.changes]).toEqual([2, 1, 6]);
    const clusters = await watch({ mode: 'toggle', toggles: 'cluster', period: 1 }, 4);
    expect(clusters.counts).toEqual([39, 40, 39, 40]);
  });

  test('the data stands still when told to', async () => {
    const server = await churning({ mode: 'random' });
    await walk(server, 'limit=2');
    server.move(false);
    expect(await walk(server)).toEqual(await walk(server));
    expect(server.changes()).toBeGreaterThan(0);
  });

  test('exchange fault: pages hold one item more than the limit', async () => {
    const server = await churning({ mode: 'random', exchangeFault: true });
    for (const limit of [1, 7, 20]) expect((await list(server, `limit=${limit}`)).items).toHaveLength(limit + 1);
  });
});

describe('ledger server', () => {
  interface Entries {
    readonly data: { readonly rows: readonly { readonly [key: string]: unknown }[] };
    readonly page: { readonly next: string; readonly total: number; readonly size: number; readonly start: number };
  }
  async function entries(query: string, options: LedgerOptions = {}): Promise<Entries> {
    const server = keep(await startLedgerServer(options));
    const { status, raw } = await get(`${server.url}/api/ledger-entries?${query}`, { 'X-Ledger-Key': server.key });
    expect(status).toBe(200);
    return JSON.parse(raw.toString()) as Entries;
  }
  const column = (page: Entries, name: string): unknown[] => page.data.rows.map((row) => row[name]);

  test('a walk by cursor is complete and ends', async () => {
    const server = keep(await startLedgerServer());
    const keys: unknown[] = [];
    let cursor = '';
    do {
      const query = `pageSize=20&sort=key:asc${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { raw } = await get(`${server.url}/api/ledger-entries?${query}`, { 'X-Ledger-Key': server.key });
      const page = JSON.parse(raw.toString()) as Entries;
      keys.push(...column(page, 'key'));
      cursor = page.page.next;
    } while (cursor !== '');
    expect(keys).toHaveLength(53);
    expect(keys).toEqual([...new Set(keys)].sort());
    expect(server.requests()).toBe(3);
  });

  test('sorting by number and boolean, filtering, selecting', async () => {
    const amounts = column(await entries('sort=amount:desc&pageSize=20'), 'amount') as number[];
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    expect(amounts).not.toEqual(amounts.toSorted().reverse());
    expect(new Set(column(await entries('sort=open:asc&pageSize=5'), 'open'))).toEqual(new Set([false]));
    const red = await entries('where=colour:red;open:true|key:h-000&pageSize=20');
    expect(red.data.rows.every((row) => row['key'] === 'h-000' || (row['colour'] === 'red' && row['open'] === true))).toBe(true);
    expect(red.page.total).toBe(red.data.rows.length);
    expect(red.data.rows.length).toBeGreaterThan(1);
    expect(new Set(column(await entries('where=title:Tea%3B%20biscuits'), 'title'))).toEqual(new Set(['Tea; biscuits']));
    for (const row of (await entries('select=key,booked.at')).data.rows) {
      expect(Object.keys(row).filter((name) => name !== 'key' && name !== 'booked')).toEqual([]);
      expect(Object.keys(row['booked'] ?? {}).filter((name) => name !== 'at')).toEqual([]);
    }
  });

  test('refusals have the status of the contract and a problem', async () => {
    const server = keep(await startLedgerServer());
    const url = `${server.url}/api/ledger-entries`;
    const own = { 'X-Ledger-Key': server.key };
    const bad =
      'pageSize=21 pageSize=0 pageSize=x start=-1 cursor=zzz sort=nope:asc sort=key:up where=nope:1 where=key select=nope'.split(
        ' ',
      );
    for (const query of bad) {
      const { status, raw } = await get(`${url}?${query}`, own);
      expect([query, status, JSON.parse(raw.toString())]).toEqual([query, 400, expect.objectContaining({ problem: 'refused' })]);
    }
    expect((await get(url, {})).status).toBe(401);
    expect((await get(url, { ...own, 'X-Book': 'nope' })).status).toBe(404);
    const second = JSON.parse((await get(url, { ...own, 'X-Book': server.secondBook })).raw.toString()) as Entries;
    expect(second.page).toEqual({ next: '', total: 4, size: 10, start: 4 });
  });

  test.each([
    ['limit-ignored', 'pageSize=3'],
    ['sort-ignored', 'sort=title:desc'],
    ['filter-ignored', 'where=colour:red'],
  ] as const)('fault %s: the parameter has no effect at all', async (fault, query) => {
    const unasked = await entries('');
    expect(await entries(query, { fault })).toEqual(unasked);
    expect(await entries(query)).not.toEqual(unasked);
  });
});
