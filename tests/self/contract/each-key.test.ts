import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json, JsonObject } from '../../harness/contract/model';
import { isObject, pointerOf, textOf, valueAt } from '../../harness/contract/pointer';
import { contractOf } from '../../harness/contract/contract-of';
import { loadDocument } from '../../harness/contract/load';
import { ContractError } from '../../harness/errors';

/** Every key that the schema of `x-listing` knows, wrong in turn in a document that has it. */

const root = path.join(__dirname, '..', '..', '..');
const schema = JSON.parse(readFileSync(path.join(root, 'spec', 'x-listing.schema.json'), 'utf8')) as JsonObject;

const documents = [
  'spec/spectroclusters.openapi.yaml',
  'tests/self/fixtures/ledgers.openapi.yaml',
  'tests/self/fixtures/parcels.openapi.yaml',
  'tests/self/fixtures/catalogue.openapi.yaml',
  'tests/self/fixtures/stock.openapi.yaml',
  'tests/self/fixtures/rare-keys.openapi.yaml',
  'tests/peers/feathers-5/contract.yaml',
  'tests/peers/json-server-0.17/contract.yaml',
  'tests/peers/json-server-1/contract.yaml',
  'tests/peers/jsonapi-server-4/contract.yaml',
  'tests/peers/loopback-4/contract.yaml',
];

/** The alternatives of a schema that may describe a value, with where each stands. */
function* branches(at: string): Generator<string> {
  const node = valueAt(schema, at);
  if (!isObject(node)) return;
  if (typeof node.$ref === 'string') yield* branches(node.$ref.slice(1));
  for (const keyword of ['anyOf', 'oneOf', 'allOf'])
    if (Array.isArray(node[keyword]))
      for (const index of node[keyword].keys()) yield* branches(at + pointerOf([keyword, String(index)]));
  yield at;
}

/** All keys that a value has and the schema names, by where the schema names them. */
function* keysIn(
  value: Json,
  at: string,
  within: readonly (string | number)[],
): Generator<[string, readonly (string | number)[]]> {
  for (const branch of branches(at)) {
    const node = valueAt(schema, branch) as JsonObject;
    if (Array.isArray(value) && node.items !== undefined)
      for (const [index, member] of (value as readonly Json[]).entries())
        yield* keysIn(member, `${branch}/items`, [...within, index]);
    if (!isObject(value)) continue;
    for (const [name, member] of Object.entries(value)) {
      const named = branch + pointerOf(['properties', name]);
      const isNamed = valueAt(schema, named) !== undefined;
      if (isNamed) yield [named, [...within, name]];
      const below = isNamed ? named : `${branch}/additionalProperties`;
      if (isObject(valueAt(schema, below))) yield* keysIn(member, below, [...within, name]);
    }
  }
}

/** Everywhere the schema names a key. */
function* keysOf(node: Json, at: string): Generator<string> {
  if (Array.isArray(node))
    for (const [index, one] of (node as readonly Json[]).entries()) yield* keysOf(one, `${at}/${String(index)}`);
  if (!isObject(node)) return;
  for (const [name, one] of Object.entries(node)) {
    if (name === 'examples') continue;
    if (name === 'properties' && isObject(one)) for (const key of Object.keys(one)) yield at + pointerOf([name, key]);
    yield* keysOf(one, at + pointerOf([name]));
  }
}

interface Keyed {
  readonly file: string;
  readonly document: JsonObject;
  readonly operation: string;
  readonly at: readonly string[];
}

/** One document for each key of the schema. */
async function keyedDocuments(): Promise<ReadonlyMap<string, Keyed>> {
  const found = new Map<string, Keyed>();
  for (const file of documents) {
    const { document } = await loadDocument(path.join(root, file));
    for (const [url, { get }] of Object.entries(document.paths as Record<string, { get: JsonObject }>))
      for (const [key, at] of keysIn(get['x-listing'] ?? null, '', []))
        found.set(key, {
          file,
          document,
          operation: textOf(get.operationId),
          at: ['paths', url, 'get', 'x-listing', ...at.map(String)],
        });
  }
  return found;
}

/** What is said of a document with a key that another function changed; `undefined` where nothing is wrong. */
function saidOf(
  { file, document, operation, at }: Keyed,
  change: (parent: Record<string, Json>, key: string) => void,
): string | undefined {
  const copy = structuredClone(document);
  change(valueAt(copy, pointerOf(at.slice(0, -1))) as Record<string, Json>, at.at(-1) ?? '');
  try {
    contractOf(file, copy, { operation });
    return undefined;
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return error.message;
  }
}

describe('every key of x-listing', () => {
  let keyed: ReadonlyMap<string, Keyed>;
  beforeAll(async () => {
    keyed = await keyedDocuments();
  });

  /** What is said of each key, changed in turn. */
  const saidOfEach = (change: (parent: Record<string, Json>, key: string) => void) =>
    [...keyed.values()].map((one) => ({ ...one, said: saidOf(one, change), within: pointerOf(one.at.slice(4)) }));

  test('stands in a document of the repository', () => {
    expect([...keysOf(schema, '')].filter((key) => !keyed.has(key))).toEqual([]);
    expect(keyed.size).toBeGreaterThan(100);
  });

  test('misspelt, is told by its place and by the key that was meant', () => {
    const told = saidOfEach((parent, key) => {
      parent[`${key}z`] = parent[key] ?? null;
      delete parent[key];
    });
    for (const { file, at, said, within } of told) {
      const [key = '', parent] = [at.at(-1), within.slice(0, within.lastIndexOf('/')) || 'it'];
      expect(said).toBe(
        `Expected an x-listing as spec/x-listing.schema.json describes it in ${file}; found that ${parent} must not have the key "${key}z" (did you mean ${key}?). Mend ${pointerOf(at.slice(0, 3))}/x-listing.`,
      );
    }
  });

  test('with a value of another kind, is told by its place, by what was expected and by what stands there', () => {
    const told = saidOfEach((parent, key) => {
      parent[key] = { wrong: [] };
    });
    for (const { at, said, within } of told) {
      expect(said).toMatch(
        /^Expected an x-listing as \S+ describes it in \S+; found that \S+ (its key "wrong" )?must [^;]+\. Mend \S+\.$/,
      );
      expect(said).toContain(`; found that ${within}`);
      expect(said).toContain(`. Mend ${pointerOf(at.slice(0, 3))}/x-listing.`);
    }
  });

  test('in the form of another, is told by the form that was begun', () => {
    const rel = keyed.get('/$defs/place/anyOf/3/properties/rel');
    expect(rel).toBeDefined();
    if (rel === undefined) return;
    expect(saidOf(rel, (parent) => (parent.rel = 42))).toContain('found that /next/at/rel must be string, and is 42.');
    const none = saidOf(rel, (parent) => {
      parent.place = parent.rel ?? null;
      delete parent.rel;
    });
    expect(none).toContain('found that /next/at must have a form such as "/page/next" or {"header":"X-Total-Count"} or ');
  });
});
