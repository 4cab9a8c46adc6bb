import { makeClusters } from '../../reference/data/clusters';
import { type Json, textAt, valueAt } from '../../reference/json';
import { type Reference, startReference } from '../../reference/server';
import { ask, readPage, texts, walk, withReference } from './asking';

const clusters = makeClusters({ size: 117, seed: 1 });
const names = clusters.map((cluster) => cluster.metadata?.name ?? '');
const uids = clusters.map((cluster) => cluster.metadata?.uid ?? '');
let reference: Reference;

beforeAll(async () => {
  reference = await startReference();
});
afterAll(async () => reference.close());

describe('a page', () => {
  it('holds fifty whole items and says where it stands', async () => {
    const { headers } = await ask(reference);
    const page = await readPage(reference);
    expect(headers.get('content-type')).toBe('application/json');
    expect(page).toEqual({
      items: clusters.slice(0, 50),
      continue: expect.stringMatching(/./) as string,
      count: 117,
      limit: 50,
      offset: 50,
    });
  });

  it.each([
    [{ limit: 7 }, 0, 7],
    [{ limit: 1 }, 0, 1],
    [{ limit: 51 }, 0, 50],
    [{ limit: 0 }, 0, 50],
    [{ limit: '9223372036854775807' }, 0, 50],
    [{ limit: 10, offset: 113 }, 113, 117],
    [{ limit: 17, offset: 100 }, 100, 117],
    [{ offset: 116 }, 116, 117],
  ])('asked with %j runs from %i to %i', async (query, from, to) => {
    const page = await readPage(reference, query);
    expect(texts(page.items, 'metadata.uid')).toEqual(uids.slice(from, to));
    expect(page).toMatchObject({ count: 117, limit: to - from, offset: to });
    expect(page.continue === '').toBe(to === 117);
  });

  it.each([117, 118, 1e6, '9223372036854775807'])('is empty at offset %s', async (offset) => {
    expect(await readPage(reference, { offset })).toEqual({ items: [], continue: '', count: 117, limit: 0, offset: 117 });
  });

  it('takes an empty list parameter for none, and ignores what it does not know', async () => {
    const page = await readPage(reference, { fields: '', filters: '', orderBy: '', continue: '', colour: 'red' });
    expect(page.items).toEqual(clusters.slice(0, 50));
  });
});

describe('a walk', () => {
  it.each([0, 1, 2, 3, 49, 50, 51, 100, 101])('over %i clusters is complete and ends with its last item', async (size) => {
    await withReference({ size }, async (small) => {
      expect(await walk(small)).toEqual(makeClusters({ size, seed: 1 }));
      expect(small.requests()).toBe(Math.max(1, Math.ceil(size / 50)));
    });
  });

  it.each([{ limit: 13 }, { orderBy: 'metadata.name=-1', limit: 20 }, { filters: 'spec.clusterType=PureManage', limit: 9 }])(
    'with %j shows the same by token and by offset',
    async (query) => {
      const byToken = await walk(reference, query);
      const byOffset: Json[] = [];
      for (let at = 0; at < byToken.length; at += query.limit)
        byOffset.push(...(await readPage(reference, { ...query, offset: at })).items);
      expect(byToken.length).toBeGreaterThan(query.limit);
      expect(byOffset).toEqual(byToken);
    },
  );
});

describe('an order', () => {
  const ordered = async (orderBy: string, path: string): Promise<readonly (string | undefined)[]> =>
    texts(await walk(reference, { orderBy }), path);

  it('of names is by code point', async () => {
    const byCodePoint = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await ordered('metadata.name=1', 'metadata.name')).toEqual(byCodePoint);
    expect(await ordered('metadata.name=-1', 'metadata.name')).toEqual(byCodePoint.toReversed());
  });

  it('of timestamps is by instant, what is missing first', async () => {
    const found = await ordered('metadata.creationTimestamp=1', 'metadata.creationTimestamp');
    const gaps = found.filter((text) => text === undefined).length;
    const instants = found.slice(gaps).map((text) => Date.parse(text ?? ''));
    expect(gaps).toBeGreaterThan(0);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
  });

  it('turned round puts what is missing last', async () => {
    const found = await ordered('status.state=-1', 'status.state');
    const there = found.filter((text) => text !== undefined);
    expect(there.length).toBeLessThan(found.length);
    expect(found.slice(0, there.length)).toEqual(there.toSorted().toReversed());
  });

  it('keeps the default order among ties', async () => {
    const items = await walk(reference, { orderBy: 'spec.clusterType=1', filters: 'spec.clusterType=AlloyAssist' });
    const alloy = clusters.filter((cluster) => cluster.spec?.clusterType === 'AlloyAssist');
    expect(alloy.length).toBeGreaterThan(2);
    expect(items).toEqual(alloy);
  });

  it('takes the second key among ties of the first, in its own direction', async () => {
    const items = await walk(reference, { orderBy: 'spec.cloudType=1,metadata.uid=-1' });
    const keys = items.map((item) => [textAt(item, 'spec.cloudType') ?? '', textAt(item, 'metadata.uid') ?? ''] as const);
    const sorted = keys.toSorted(([a, b], [c, d]) => (a === c ? (b < d ? 1 : -1) : a < c ? -1 : 1));
    expect(keys).toEqual(sorted);
  });
});

describe('a filter', () => {
  const matching = async (filters: string): Promise<readonly (string | undefined)[]> =>
    texts(await walk(reference, { filters }), 'metadata.uid');
  const uidsWhere = (test: (cluster: (typeof clusters)[number]) => boolean): readonly string[] =>
    clusters.filter(test).map((cluster) => cluster.metadata?.uid ?? '');

  it('finds every cluster by its name, whatever the name holds, alone and beside another clause', async () => {
    for (const name of new Set(names)) {
      const expected = uidsWhere((cluster) => cluster.metadata?.name === name);
      expect(await matching(`metadata.name=${name}`)).toEqual(expected);
      expect(await matching(`metadata.name=${name}ORmetadata.uid=${uids[4]}`)).toEqual(
        uids.filter((uid) => expected.includes(uid) || uid === uids[4]),
      );
    }
  });

  it.each([
    'spec.cloudType',
    'spec.clusterType',
    'status.state',
    'status.fips.mode',
    'metadata.creationTimestamp',
    'metadata.lastModifiedTimestamp',
  ])('by %s finds those that hold the value, and none that lacks it', async (path) => {
    for (const value of [...new Set(texts(clusters, path))].slice(0, 4).filter((text) => text !== undefined)) {
      expect(await matching(`${path}=${value}`)).toEqual(uidsWhere((cluster) => valueAt(cluster, path) === value));
    }
  });

  it('binds AND tighter than OR', async () => {
    const expected = uidsWhere(
      ({ spec, status }) => spec?.cloudType === 'aws' || (spec?.clusterType === 'PureManage' && status?.state === 'Running'),
    );
    expect(await matching('spec.cloudType=awsORspec.clusterType=PureManageANDstatus.state=Running')).toEqual(expected);
    expect(await matching('spec.clusterType=PureManageANDstatus.state=RunningORspec.cloudType=aws')).toEqual(expected);
  });

  it.each([
    'metadata.name=sandbox',
    'metadata.name=SAND',
    'metadata.name=',
    'metadata.name=.*',
    'spec.cloudType=awsANDspec.cloudType=gcp',
  ])('%s matches nothing', async (filters) => {
    expect(await readPage(reference, { filters })).toEqual({ items: [], continue: '', count: 0, limit: 0, offset: 0 });
  });
});

describe('a projection', () => {
  it.each([
    ['metadata.uid,metadata.name', { metadata: { uid: uids[0], name: names[0] } }],
    [' metadata.name , spec.cloudType ', { metadata: { name: names[0] }, spec: { cloudType: 'vsphere' } }],
    ['metadata', { metadata: clusters[0]?.metadata }],
    ['metadata.name,metadata', { metadata: clusters[0]?.metadata }],
    ['kind,nope', { kind: 'SpectroCluster' }],
    ['metadata.nope', {}],
    ['status.conditions.0', {}],
    ['constructor,__proto__', {}],
  ])('of %j shows that and nothing else', async (fields, expected) => {
    expect((await readPage(reference, { fields, limit: 1 })).items).toEqual([expected]);
  });

  it('goes with an order and a filter over fields it leaves out', async () => {
    const items = await walk(reference, {
      fields: 'metadata.uid',
      orderBy: 'metadata.name=1',
      filters: 'spec.clusterType=PureManage',
      limit: 10,
    });
    const whole = await walk(reference, { orderBy: 'metadata.name=1', filters: 'spec.clusterType=PureManage' });
    expect(items).toEqual(texts(whole, 'metadata.uid').map((uid) => ({ metadata: { uid } })));
  });
});
