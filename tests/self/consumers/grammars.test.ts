import { type DialectServer, startDialectServer } from '../servers/dialect-server';
import { type DialectName, dialects, documentOf } from '../servers/dialects';
import { all, type Package, packagesOf, thrown } from './packages';
import { temporaryFolder } from '../temporary-folder';

/** Filters, orders and projections as four grammars write them, from their documents alone. */

const names = Object.keys(dialects) as readonly DialectName[];
const directory = temporaryFolder('consumers-grammars');
let packageOf: (name: string) => Package;
const servers = new Map<DialectName, DialectServer>();
beforeAll(async () => {
  packageOf = await packagesOf(directory, Object.fromEntries(names.map((name) => [name, documentOf(dialects[name])])));
  for (const name of names) servers.set(name, await startDialectServer(dialects[name]));
});
afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.close()));
});

const clientOf = (name: DialectName) => ({ baseUrl: servers.get(name)?.url ?? '' });
const ids = (things: readonly { readonly [name: string]: unknown }[]) => things.map(({ id }) => id).sort();

test.each(names)('%s: each value finds its items, whatever signs it holds', async (name) => {
  const { listAll, eq } = packageOf(name);
  const things = await all(listAll(clientOf(name)));
  expect(things).toHaveLength(44);
  const values = new Set(things.map((thing) => String(thing.name)));
  for (const value of values) {
    const found = await all(listAll(clientOf(name), { filter: eq('name', value) }));
    expect([value, ids(found)]).toEqual([value, ids(things.filter((thing) => thing.name === value))]);
  }
  const nine = await all(listAll(clientOf(name), { filter: eq('size', 9) }));
  expect(ids(nine)).toEqual(ids(things.filter(({ size }) => size === 9)));
});

test.each(names)('%s: an order by two keys, the second one down', async (name) => {
  const { listAll, ascending, descending } = packageOf(name);
  const ordered = await all(listAll(clientOf(name), { order: [ascending('colour'), descending('id')], limit: 7 }));
  const keys = ordered.map(({ colour, id }) => [String(colour), String(id)] as const);
  const sorted = keys.toSorted(([a, b], [c, d]) => (a === c ? (b < d ? 1 : -1) : a < c ? -1 : 1));
  expect(keys).toHaveLength(44);
  expect(keys).toEqual(sorted);
});

test.each(['brackets', 'json'] as const)('%s: a tree holds an OR within an AND, and an AND within an OR', async (name) => {
  const { listAll, eq, and, or } = packageOf(name);
  const things = await all(listAll(clientOf(name)));
  const inner = or(eq('colour', 'red'), eq('colour', 'blue'));
  const within = await all(listAll(clientOf(name), { filter: and(eq('size', 9), inner) }));
  const expected = things.filter(({ size, colour }) => size === 9 && (colour === 'red' || colour === 'blue'));
  expect(expected.length).toBeGreaterThan(2);
  expect(ids(within)).toEqual(ids(expected));
  const other = await all(listAll(clientOf(name), { filter: or(and(eq('size', 9), eq('colour', 'red')), eq('size', 0)) }));
  expect(ids(other)).toEqual(ids(things.filter(({ size, colour }) => (size === 9 && colour === 'red') || size === 0)));
});

test('quoted: what binds how is not said, so that a mixture is refused and nothing is sent', async () => {
  const { eq, and, or } = packageOf('quoted');
  const one = eq('colour', 'red');
  for (const mix of [() => and(one, or(one, eq('size', 9))), () => or(one, and(one, eq('size', 9)))])
    expect(await thrown(mix)).toEqual(['unwritable', expect.stringMatching(/can write; found (and|or)\(eq\(colour\)/)]);
});

test('pairs: a union of one field has an operator of its own, and one name stands once', async () => {
  const { listAll, eq, and, oneOf, ...rest } = packageOf('pairs');
  const things = await all(listAll(clientOf('pairs')));
  const found = await all(listAll(clientOf('pairs'), { filter: oneOf('colour', ['red', 'blue']) }));
  expect(ids(found)).toEqual(ids(things.filter(({ colour }) => colour === 'red' || colour === 'blue')));
  const both = await all(listAll(clientOf('pairs'), { filter: and(eq('colour', 'red'), eq('size', 9)) }));
  expect(ids(both)).toEqual(ids(things.filter(({ size, colour }) => size === 9 && colour === 'red')));
  expect(both.length).toBeGreaterThan(0);
  expect(await thrown(() => and(eq('colour', 'red'), eq('colour', 'blue')))).toEqual(['unwritable', expect.anything()]);
  expect(rest).not.toHaveProperty('or');
});

test.each([
  ['brackets', ['id', 'name', 'size']],
  ['json', ['id', 'name']],
] as const)('%s: a projection, with what the contract keeps', async (name, shown) => {
  const things = await all(packageOf(name).listAll(clientOf(name), { fields: ['name', 'id'] }));
  for (const thing of things) expect(Object.keys(thing).sort()).toEqual(shown);
  expect(things).toHaveLength(44);
});

test.each([
  ['a field that cannot be filtered by', (one: Package) => one.eq('nope', 'x'), /found nope. There are name, colour, size/],
  ['a filter of nothing', (one: Package) => one.and(), /within and\(…\); found none/],
  [
    'a key that there is not',
    (one: Package) => all(one.listAll({ baseUrl: 'http://127.0.0.1:1' }, { order: 'nope' })),
    /found nope/,
  ],
  [
    'a path that there is not',
    (one: Package) => all(one.listAll({ baseUrl: 'http://127.0.0.1:1' }, { fields: ['nope'] })),
    /found nope/,
  ],
])('%s is refused by a program without types, too', async (_, act, message) => {
  expect(await thrown(() => act(packageOf('json')))).toEqual(['unwritable', expect.stringMatching(message)]);
});
