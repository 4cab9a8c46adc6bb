import { resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ask, get, headersOf, list, plain, texts, uidOf, walk, type Listing } from './asking';
import { choices, type PlainOptions } from './plain-choices';
import { isProjectable, valueAt } from './plain-fields';

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
    ['limit=0', 'limitZero', { default: 200, all: 200, none: 200, maximum: 200, refuse: 400 }],
    ['limit=-1', 'limitNegative', { default: 200, reject: 400 }],
    ['limit=abc', 'limitText', { default: 200, reject: 400 }],
    ['limit=1.5', 'limitText', { default: 200, reject: 400 }],
    ['limit=', 'limitBlank', { default: 200, reject: 400 }],
    ['offset=118', 'offsetBeyond', { empty: 200, reject: 400 }],
    ['offset=-1', 'offsetNegative', { default: 200, 'from-end': 200, reject: 400 }],
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

  test('every kind of item, every page and every refusal validates against the authored contract', async () => {
    interface Schemas {
      readonly components: { readonly schemas: { readonly ClusterList: object; readonly Error: object } };
    }
    const document = await SwaggerParser.dereference(resolve(__dirname, '../../../spec/spectroclusters.openapi.yaml'));
    const { ClusterList, Error: Failure } = (document as unknown as Schemas).components.schemas;
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    const [isPage, isFailure] = [ajv.compile(ClusterList), ajv.compile(Failure)];
    const variants: readonly PlainOptions[] = [
      ...choices.items.map((items) => ({ items })),
      { additionalProperties: 'some' },
      { hostile: true },
      { size: 0 },
    ];
    for (const options of variants) {
      const server = await plain(options);
      for (const query of ['', 'offset=50', 'offset=100', 'offset=500']) {
        isPage(await list(server, query));
        expect(isPage.errors ?? []).toEqual([]);
      }
      const { status, raw } = await ask(server, 'continue=garbage');
      expect([status, isFailure(JSON.parse(raw.toString()))]).toEqual([400, true]);
    }
  });

  test('every leaf the authored contract declares, and no list stands above, can be projected', async () => {
    interface Node {
      readonly properties?: { readonly [name: string]: Node };
    }
    const leaves = (node: Node, path: readonly string[]): string[] =>
      node.properties === undefined
        ? [path.join('.')]
        : Object.entries(node.properties).flatMap(([name, child]) => leaves(child, [...path, name]));
    const document = await SwaggerParser.dereference(resolve(__dirname, '../../../spec/spectroclusters.openapi.yaml'));
    const { Cluster } = (document as unknown as { components: { schemas: { Cluster: Node } } }).components.schemas;
    const declared = leaves(Cluster, []);
    expect(declared).toEqual(expect.arrayContaining(['metadata.uid', 'status.virtual.lifecycleStatus.msg', 'status.conditions']));
    expect(declared.filter((path) => !isProjectable(path))).toEqual([]);
  });

  test('fault limit-ignored: limit has no effect at all', async () => {
    const server = await plain({ fault: 'limit-ignored', limitText: 'reject' });
    const page = await list(server);
    for (const query of ['limit=1', 'limit=500', 'limit=abc']) expect((await list(server, query)).items).toEqual(page.items);
    expect(page.items).toHaveLength(50);
    expect(await walk(server, 'limit=10')).toHaveLength(117);
  });
});
