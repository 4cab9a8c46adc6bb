import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { loadContract, loadDocument } from '../../harness/contract/load';
import type { Contract, Json, JsonObject, ListingField } from '../../harness/contract/model';
import { valueAt } from '../../harness/contract/pointer';

const ledgers = path.join(__dirname, '..', 'fixtures', 'ledgers.openapi.yaml');
const shippedFile = path.join(__dirname, '..', '..', '..', 'spec', 'spectroclusters.openapi.yaml');

describe('the shipped contract', () => {
  let contract: Contract;
  let examplePage: JsonObject;

  beforeAll(async () => {
    contract = await loadContract();
    const { document } = await loadDocument();
    examplePage = valueAt(
      document,
      '/paths/~1v1~1spectroclusters/get/responses/200/content/application~1json/examples/page/value',
    ) as JsonObject;
  });

  test('says where it comes from, and is the same under its file name', async () => {
    expect(contract.file).toBe('spec/spectroclusters.openapi.yaml');
    const byName = await loadContract(shippedFile);
    expect({ ...byName, file: '', validators: undefined }).toEqual({ ...contract, file: '', validators: undefined });
    expect(byName.file).toBe(shippedFile);
  });

  test('has the page sizes of its limit parameter', () => {
    expect(contract.limit).toEqual({ parameter: 'limit', at: '/listmeta/limit', default: 50, maximum: 50 });
  });

  test('orders and filters by documented fields and by candidates', () => {
    const paths = (fields: readonly ListingField[] = [], status: string) =>
      fields.filter((field) => field.status === status).map((field) => field.path);
    const open = [
      'metadata.creationTimestamp',
      'metadata.lastModifiedTimestamp',
      'spec.clusterType',
      'status.state',
      'status.fips.mode',
    ];
    expect(paths(contract.order?.fields, 'documented')).toEqual(['metadata.name', 'metadata.uid']);
    expect(paths(contract.order?.fields, 'candidate').sort()).toEqual([...open, 'spec.cloudType'].sort());
    expect(paths(contract.filter?.fields, 'documented')).toEqual(['metadata.name', 'spec.cloudType']);
    expect(paths(contract.filter?.fields, 'candidate').sort()).toEqual([...open].sort());
  });

  test('takes enumeration values from the schema', () => {
    const mode = contract.order?.fields.find((field) => field.path === 'status.fips.mode');
    expect(mode).toMatchObject({
      kind: 'enumeration',
      pointer: '/status/fips/mode',
      values: ['full', 'none', 'partial', 'unknown'],
    });
  });

  test('projects leaves and maps, but nothing in or below a list', () => {
    const { paths = [] } = contract.projection ?? {};
    expect(paths).toEqual(expect.arrayContaining(['apiVersion', 'metadata.labels', 'status.location.geoLoc.latitude']));
    expect(paths.filter((at) => /\*|conditions|packs|externalIPs|^metadata$/.test(at))).toEqual([]);
  });

  test('knows every declared path, members of lists and maps included', () => {
    for (const at of ['metadata', 'metadata.labels.*', 'spec.clusterProfileTemplates.*.packs.*.schema.*.hints.*'])
      expect(contract.declaredPaths).toContain(at);
  });

  test('sends either credential in its own header', () => {
    expect(contract.credentials).toEqual([
      { part: 'key', scheme: 'ApiKey', in: 'header', name: 'ApiKey' },
      { part: 'token', scheme: 'Authorization', in: 'header', name: 'Authorization' },
    ]);
    expect(contract.scope).toEqual({ parameter: 'ProjectUid', in: 'header' });
  });

  /** The example page with one place of its first item set; `undefined` removes it. */
  function pageWith(pointer: string, value: Json | undefined): Json {
    const copy = structuredClone(examplePage) as { items: [JsonObject, JsonObject] };
    const names = pointer.split('/').slice(1);
    const last = names.pop() ?? '';
    const parent = valueAt(copy.items[0], names.map((name) => `/${name}`).join('')) as { [key: string]: Json };
    if (value === undefined) delete parent[last];
    else parent[last] = value;
    return copy;
  }

  test.each<[string, string, Json | undefined, string, string]>([
    ['another type', '/metadata/name', 7, 'type', 'properties/name/type'],
    ['a value outside the enumeration', '/spec/cloudType', 'moon', 'enum', 'properties/cloudType/enum'],
    ['no timestamp', '/metadata/creationTimestamp', 'yesterday', 'format', 'properties/creationTimestamp/format'],
    ['null', '/status/state', null, 'type', 'properties/state/type'],
    ['a map with a number', '/metadata/labels', { a: 1 }, 'type', 'properties/labels/additionalProperties/type'],
    ['a fraction for an integer', '/status/apiEndpoints/0/port', 1.5, 'type', 'properties/port/type'],
    ['more than 32 bits', '/status/apiEndpoints/0/port', 2 ** 31, 'format', 'properties/port/format'],
  ])('both page validators refuse %s and say where', (_, pointer, value, keyword, rule) => {
    const body = pageWith(pointer, value);
    for (const validator of [contract.validators.page, contract.validators.projectedPage]) {
      const failures = validator(body);
      const [failure] = failures;
      expect(failures.filter(({ instancePath }) => !instancePath.startsWith(`/items/0${pointer}`))).toEqual([]);
      expect(failure).toMatchObject({ keyword, value: valueAt(body, failure?.instancePath ?? '') });
      expect(failure?.schemaPath).toMatch(new RegExp(`^/properties/items/items/.*${rule}$`));
    }
  });

  test('only the full validator asks for what a projection leaves out', () => {
    const body = pageWith('/status/apiEndpoints/0/host', undefined);
    expect(contract.validators.page(body)).toEqual([
      expect.objectContaining({ keyword: 'required', instancePath: '/items/0/status/apiEndpoints/0/host', value: undefined }),
    ]);
    expect(contract.validators.projectedPage(body)).toEqual([]);
  });

  test('only the full validator asks for unique items', () => {
    const body = { items: [{ spec: { cloudType: 'aws' } }, { spec: { cloudType: 'aws' } }] };
    expect(contract.validators.page(body).map(({ keyword }) => keyword)).toEqual(['uniqueItems']);
    expect(contract.validators.projectedPage(body)).toEqual([]);
  });

  test('both ask for the list, and take attributes nobody declared', () => {
    for (const validator of [contract.validators.page, contract.validators.projectedPage]) {
      expect(validator({}).map(({ instancePath }) => instancePath)).toEqual(['/items']);
      expect(validator({ items: 'none' })).toHaveLength(1);
      expect(validator({ items: [{ later: true }], later: 1 })).toEqual([]);
    }
  });

  test('an error body keeps the error schema', () => {
    expect(contract.validators.error?.({ code: 'X', message: 'm', ref: 'r', details: {}, more: 1 })).toEqual([]);
    expect(
      contract.validators
        .error?.({ code: 7, details: 'none' })
        .map(({ instancePath }) => instancePath)
        .sort(),
    ).toEqual(['/code', '/details']);
    expect(contract.validators.error?.('<html>')).toHaveLength(1);
  });

  test('a body that breaks six thousand rules is told in five thousand', () => {
    const wrong = (n: number) => ({ name: n, uid: n, namespace: n, selfLink: n, resourceVersion: n, creationTimestamp: n });
    const items = Array.from({ length: 1000 }, (_, index) => ({ metadata: wrong(index) }));
    expect(contract.validators.page({ items })).toHaveLength(5000);
  });

  test('fifty large items that differ in little are judged within a blink', () => {
    const [item] = examplePage.items as readonly JsonObject[];
    const items = Array.from({ length: 50 }, (_, index) => ({ ...item, kind: `kind ${index}` })) as Json;
    const started = performance.now();
    expect(contract.validators.page({ items })).toEqual([]);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('an invented contract', () => {
  let contract: Contract;

  beforeAll(async () => {
    contract = await loadContract(ledgers);
  });

  test('is read from its own words', () => {
    expect(contract).toMatchObject({
      file: ledgers,
      title: 'Ledger book',
      path: '/api/ledger-entries',
      operationPointer: '/paths/~1api~1ledger-entries/get',
      operation: undefined,
      deprecated: false,
      success: { status: 200, mediaType: 'application/json' },
      statuses: ['200', '400', '401', '404', '500'],
      errorStatuses: ['400', '401', '404', '500'],
      limit: { parameter: 'pageSize', at: '/page/size', default: 10, maximum: 20 },
      offset: { parameter: 'start', at: '/page/start', first: 0, says: 'next' },
      projection: { parameter: 'select', separator: ',' },
      items: { at: '/data/rows', identity: ['/key'], fields: '' },
      next: { parameter: 'cursor', at: '/page/next', end: [''], isAlwaysThere: true },
      more: { at: '/page/more', says: 'more' },
      scope: { parameter: 'X-Book', in: 'header' },
      credentials: [{ part: 'key', scheme: 'LedgerKey', in: 'header', name: 'X-Ledger-Key' }],
      anonymous: false,
      policies: {},
    });
    expect(contract.order).toMatchObject({ separator: ',', ascending: '{field}:asc', descending: '{field}:desc' });
    expect(contract.filter).toMatchObject({ operators: { eq: '{field}:{value}' }, and: ';', or: '|' });
    expect(contract.order?.fields.map(({ kind }) => kind)).toEqual([
      'string',
      'string',
      'enumeration',
      'number',
      'boolean',
      'timestamp',
      'string',
    ]);
    expect(contract.projection?.paths).toEqual(['key', 'title', 'colour', 'amount', 'open', 'booked.at', 'booked.by']);
  });

  test('has validators of its own', () => {
    const place = { next: '', more: false, total: 1, size: 10, start: 1 };
    expect(contract.validators.page({ data: { rows: [{ key: 'a', colour: 'red' }] }, page: place })).toEqual([]);
    expect(
      contract.validators.page({ data: { rows: [{ colour: 'red' }] }, page: place }).map((failure) => failure.instancePath),
    ).toEqual(['/data/rows/0/key']);
    expect(contract.validators.projectedPage({ data: { rows: [{ colour: 'red' }, { colour: 'red' }] }, page: place })).toEqual(
      [],
    );
    expect(contract.validators.projectedPage({ data: { rows: [{}] } }).map((failure) => failure.instancePath)).toEqual(['/page']);
    expect(contract.validators.error?.({ hint: 'none' })).toHaveLength(1);
  });
});
