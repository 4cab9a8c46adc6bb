import { readFileSync } from 'node:fs';
import path from 'node:path';
import { page as pageSchema } from '../../../generated/validators';
import { loadContract, loadDocument } from '../../harness/contract/load';
import type { Json } from '../../harness/contract/model';
import { facets, properties } from '../../harness/contract/schema-walk';
import { makeProjects } from '../../reference/data';
import { makeClusters } from '../../reference/data/clusters';
import { type JsonObject, isObject, textAt, valueAt } from '../../reference/json';
import { servedListings } from '../../reference/served-listings';
import { pathsOf } from './asking';

const clusters = makeClusters({ size: 117, seed: 1 });
const values = (field: string): readonly (string | undefined)[] => clusters.map((cluster) => textAt(cluster, field));
const present = (field: string): readonly string[] => values(field).filter((value) => value !== undefined);
const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe('the data of the embedded target', () => {
  it.each([0, 1, 2, 3, 50, 51, 100, 101, 117, 730, 2000])(
    'is as declared with %i clusters, under distinct identities',
    (size) => {
      const items = makeClusters({ size, seed: 7 });
      for (let at = 0; at < size; at += 50) expect(pageSchema({ items: items.slice(at, at + 50) })).toBe(true);
      expect(new Set(items.map((item) => item.metadata?.uid)).size).toBe(size);
      expect(items).toHaveLength(size);
    },
  );

  it('depends on the seed alone, and a smaller size is the beginning of a larger one', () => {
    expect(makeClusters({ size: 60, seed: 1 })).toEqual(clusters.slice(0, 60));
    expect(makeClusters({ size: 1, seed: 2 })[0]?.metadata?.uid).not.toBe(clusters[0]?.metadata?.uid);
  });

  it('holds every leaf path of the documented example', () => {
    const fixture = readFileSync(path.join(__dirname, '../fixtures/leaf-paths.txt'), 'utf8');
    const documented = fixture.split('\n').flatMap((line) => /^items\S*/.exec(line) ?? []);
    const occurring = new Set(pathsOf({ items: clusters }, '').map((found) => found.slice(1)));
    expect(documented).toHaveLength(189);
    expect(documented.filter((leaf) => !occurring.has(leaf))).toEqual([]);
  });

  it('holds every value of every declared enumeration', async () => {
    const { document } = await loadDocument();
    const schema = (document.components as { readonly schemas: { readonly Cluster: JsonObject } }).schemas.Cluster;
    const wanted = enumerations(document, schema, 'items.*');
    const occurring = new Set(scalars({ items: clusters }, ''));
    expect(wanted).toHaveLength(19 + 4 + 2 + 19 + 6 + 3 + 4 + 2 + 5);
    expect(wanted.filter((value) => !occurring.has(`.${value}`))).toEqual([]);
  });

  it('writes timestamps so that the order of the texts is not the order of the instants', () => {
    for (const field of ['metadata.creationTimestamp', 'metadata.lastModifiedTimestamp']) {
      const byText = present(field)
        .toSorted()
        .map((text) => Date.parse(text));
      expect(byText).not.toEqual(byText.toSorted((a, b) => a - b));
      expect(new Set(byText).size).toBeLessThan(new Set(present(field)).size);
      expect(present(field).filter((text) => /\.\d{3}Z$/.test(text)).length).toBeGreaterThan(present(field).length / 2);
    }
  });

  it('has names that are hard to filter, encode and order', () => {
    const names = present('metadata.name');
    for (const hard of [/AND/, /OR/, / /, /"/, /\\/, /%/, /=/, /\+/, /,/, /&/, /é/, /ü/, /日本/, /[\u{10000}-\u{10ffff}]/u]) {
      expect(names.filter((name) => hard.test(name))).not.toEqual([]);
    }
    const orders = [undefined, new Intl.Collator('und'), new Intl.Collator('und', { numeric: true })].map((collator) =>
      names.toSorted(collator && ((a, b) => collator.compare(a, b))),
    );
    expect(new Set(orders.map((order) => order.join('\n'))).size).toBe(orders.length);
    expect(names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))).not.toEqual(orders[0]);
  });

  it('has two kinds, a tie and three names in no order among three clusters', () => {
    const three = clusters.slice(0, 3);
    const names = three.map((cluster) => cluster.metadata?.name ?? '');
    for (const collator of [new Intl.Collator('und'), new Intl.Collator('und', { numeric: true })]) {
      const sorted = names.toSorted(collator.compare);
      expect(names).not.toEqual(sorted);
      expect(names).not.toEqual(sorted.toReversed());
    }
    expect(new Set(three.map((cluster) => cluster.spec?.cloudType)).size).toBe(2);
  });

  it('is about as large as real items are, and none holds everything', () => {
    const sizes = clusters.map(sizeOf);
    const mean = sizeOf(clusters) / clusters.length;
    expect(mean).toBeGreaterThan(3000);
    expect(mean).toBeLessThan(5000);
    expect(Math.max(...sizes)).toBeLessThan(10_000);
  });
});

describe.each(servedListings)('the data of $path', (listing) => {
  const { path: at, contract, fields } = listing;
  const items = listing.makeItems({ size: 117, seed: 1 });
  const inField = (field: string): readonly (string | undefined)[] => items.map((item) => textAt(item, field));
  const known = (field: string): readonly string[] => inField(field).filter((value) => value !== undefined);

  it('is as its contract declares', async () => {
    const { path: promised, order, filter, validators } = await loadContract(contract);
    expect(promised).toBe(at);
    expect(validators.page({ items: JSON.parse(JSON.stringify(items)) as Json })).toEqual([]);
    const promisedFields = [...(order?.fields ?? []), ...(filter?.fields ?? [])].map((field) => field.path);
    expect([...new Set(promisedFields)].sort()).toEqual([...fields.keys()].sort());
  });

  it.each([...fields.keys()])('holds %s in no order, with values that differ', (field) => {
    const found = known(field);
    const sorted = found.toSorted();
    expect(new Set(found).size).toBeGreaterThan(2);
    expect(found).not.toEqual(sorted);
    expect(found).not.toEqual(sorted.toReversed());
  });

  it.each([...fields.keys()].filter((field) => field !== 'metadata.uid'))('repeats values of %s', (field) => {
    expect(new Set(known(field)).size).toBeLessThan(known(field).length);
  });

  it('lacks every other field on a few items, never on the same ones only, and the order fields of all lists nowhere', () => {
    const missing = [...fields.keys()].map((field) =>
      inField(field)
        .flatMap((value, index) => (value === undefined ? [index] : []))
        .join(),
    );
    expect(missing.slice(0, 2)).toEqual(['', '']);
    expect(missing.slice(2)).not.toContain('');
    expect(new Set(missing.slice(2)).size).toBe(missing.length - 2);
  });

  it('is made once, beside a second project that shares no identity, and a smaller size is its beginning', () => {
    const [first, second] = makeProjects(listing, { size: 117, seed: 1 });
    expect(first.items).toEqual(items);
    expect(second.items).toHaveLength(23);
    expect(new Set([...first.items, ...second.items].map(({ metadata }) => metadata?.uid)).size).toBe(117 + 23);
    expect(makeProjects(listing, { size: 117, seed: 1 })[0]).toBe(first);
    expect(listing.makeItems({ size: 60, seed: 1 })).toEqual(items.slice(0, 60));
  });
});

/** `path=value` for each value of each enumeration below a schema. */
function enumerations(document: JsonObject, schema: unknown, at: string): readonly string[] {
  return facets(document, schema as JsonObject).flatMap((facet) => {
    const own = Array.isArray(facet.enum) ? facet.enum.map((value) => `${at}=${String(value)}`) : [];
    const members = isObject(facet.items) ? enumerations(document, facet.items, `${at}.*`) : [];
    const below = isObject(facet.properties) ? Object.keys(facet.properties) : [];
    const declared = properties(document, facet);
    return [...own, ...members, ...below.flatMap((name) => enumerations(document, declared.get(name), `${at}.${name}`))];
  });
}

/** `path=value` for each text below a value. */
function scalars(value: unknown, at: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((member) => scalars(member, `${at}.*`));
  if (isObject(value)) return Object.keys(value).flatMap((name) => scalars(valueAt(value, name), `${at}.${name}`));
  return typeof value === 'string' ? [`${at}=${value}`] : [];
}
