import { shapedDocument } from '../servers/shaped-document';
import { type ShapedOptions, type ShapedServer, startShapedServer } from '../servers/shaped-server';
import { all, type Package, packagesOf, thrown } from './packages';
import { temporaryFolder } from '../temporary-folder';

/** Packages of every way through, from their documents alone, against servers of them. */

const shapes = {
  token: { way: 'token', count: 'body' },
  'token-in-header': { way: 'token', bare: true, count: 'header' },
  'last-item': { way: 'last-item', bare: true },
  url: { way: 'url', count: 'body' },
  href: { way: 'href' },
  links: { way: 'links', count: 'header', more: true },
  'link-header': { way: 'link-header', bare: true, count: 'header' },
  'page-from-0': { way: 'page-from-0', count: 'body' },
  'page-refused': { way: 'page-from-1', bare: true, beyond: 'refuse' },
  'page-counted': { way: 'page-from-1', pages: true, beyond: 'last' },
  'page-flagged': { way: 'page-from-1', more: true, beyond: 'last' },
  offset: { way: 'offset', bare: true, count: 'header' },
} as const satisfies { readonly [name: string]: ShapedOptions };
type Name = keyof typeof shapes;
const names = Object.keys(shapes) as readonly Name[];

const directory = temporaryFolder('consumers-ways');
let packageOf: (name: string) => Package;
beforeAll(async () => {
  packageOf = await packagesOf(directory, Object.fromEntries(names.map((name) => [name, shapedDocument(shapes[name])])));
});
const servers: ShapedServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));
async function started(options: ShapedOptions): Promise<ShapedServer> {
  const server = await startShapedServer(options);
  servers.push(server);
  return server;
}
const clientOf = ({ url, key }: ShapedServer) => ({ baseUrl: url, headers: { 'X-Gate': key } });

test.each(names)('%s: every item once, in the order, scope and filter that are asked for', async (name) => {
  const server = await started(shapes[name]);
  const { listAll, eq, descending, or } = packageOf(name);
  const client = clientOf(server);
  const trees = await all(listAll(client));
  expect(new Set(trees.map(({ id }) => id)).size).toBe(42);
  expect(trees).toHaveLength(42);
  const filter = or(eq('kind', 'oak'), eq('kind', 'elm'));
  const some = await all(listAll(client, { filter, order: [descending('height'), 'id'], limit: 4 }));
  const expected = trees
    .filter(({ kind }) => kind === 'oak' || kind === 'elm')
    .toSorted((a, b) => Number(b.height) - Number(a.height) || Number(a.id) - Number(b.id));
  expect(expected.length).toBeGreaterThan(8);
  expect(some).toEqual(expected);
  expect(await all(listAll(client, { scope: server.secondForest }))).toHaveLength(5);
  for (const { key } of server.log) expect(key).toBe(server.key);
});

test.each(names)('%s: pages tell the count where the contract does, and end with a last full or partial one', async (name) => {
  const server = await started(shapes[name]);
  const pages = await all(packageOf(name).listAll(clientOf(server), { limit: 10 }).pages());
  const sizes = pages.map(({ items }) => items.length).filter((size) => size > 0);
  expect(sizes).toEqual([10, 10, 10, 10, 2]);
  expect(new Set(pages.map(({ count }) => count))).toEqual(new Set(['count' in shapes[name] ? 42 : undefined]));
});

test.each(names)('%s: an empty listing ends', async (name) => {
  const server = await started({ ...shapes[name], size: 0 });
  expect(await all(packageOf(name).listAll(clientOf(server)))).toEqual([]);
});

test.each(['token', 'url', 'page-from-0', 'offset'] as const)(
  '%s: more pages than are wanted are an error, not an end',
  async (name) => {
    const server = await started(shapes[name]);
    const seen: unknown[] = [];
    const listed = packageOf(name).listAll(clientOf(server), { limit: 10 }, { maxPages: 3 });
    const told = await thrown(async () => {
      for await (const tree of listed) seen.push(tree);
    });
    expect(told).toEqual(['too-many-pages', expect.stringMatching(/at most 3 pages/)]);
    expect([seen.length, server.log.length]).toEqual([30, 3]);
    // As many as there are is no error.
    expect(
      await all(
        packageOf(name).listAll(clientOf(server), { limit: 15 }, { maxPages: name === 'token' || name === 'url' ? 3 : 4 }),
      ),
    ).toHaveLength(42);
  },
);

test.each(['page-refused', 'link-header', 'href'] as const)('%s: a listing that never ends is told so', async (name) => {
  const server = await started({ ...shapes[name], beyond: 'last', fault: 'last-page-for-ever' });
  const [code, message] = await thrown(() => all(packageOf(name).listAll(clientOf(server))));
  expect([code, message]).toEqual(['endless', expect.stringMatching(/Expected a listing that ends/)]);
  expect(server.log.length).toBeLessThan(50);
});

test.each(['href', 'link-header', 'url'] as const)(
  '%s: a page of another origin is not asked, and the error names it',
  async (name) => {
    const server = await started({ ...shapes[name], fault: 'other-origin' });
    const told = await thrown(() => all(packageOf(name).listAll(clientOf(server))));
    expect(told).toEqual(['astray', expect.stringContaining('http://elsewhere.example/')]);
    expect(server.log).toHaveLength(1);
  },
);

test('a refusal says its status and body, and nothing is asked any more', async () => {
  const server = await started(shapes.token);
  const error: unknown = await all(packageOf('token').listAll({ baseUrl: server.url })).catch((told: unknown) => told);
  expect(error).toMatchObject({ name: 'ListingError', code: 'refused', status: 401, body: { problem: 'the gate is shut' } });
  expect(server.log).toHaveLength(1);
});

test('an aborted signal stops between pages', async () => {
  const server = await started(shapes.token);
  const stop = new AbortController();
  const seen: unknown[] = [];
  const listed = packageOf('token').listAll(clientOf(server), {}, { signal: stop.signal });
  const told = await thrown(async () => {
    for await (const tree of listed) {
      seen.push(tree);
      if (seen.length === 10) stop.abort(Object.assign(new Error('enough'), { code: 'mine' }));
    }
  });
  expect(told).toEqual(['mine', 'enough']);
  // The page that was there is told to its end.
  expect([seen.length, server.log.length]).toEqual([14, 2]);
});

test('who stops reading stops asking', async () => {
  const server = await started(shapes.token);
  for await (const tree of packageOf('token').listAll(clientOf(server))) if (tree.id !== undefined) break;
  expect(server.log).toHaveLength(1);
});
