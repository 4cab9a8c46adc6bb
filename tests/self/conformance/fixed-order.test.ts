import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { mutants } from '../../reference/mutants/sorting/default';
import { endedAs, judgeStock } from '../checks/judging';
import { documentOf } from '../grounds';

/** A listing that can be asked for no order, and promises one: `order` has its `default` alone; and one with one key in one direction. */

let directory: string;
let document: string;

/** Writes the document of the stock with another `order`. */
function stockOrderedBy(name: string, order: object): string {
  const file = path.join(directory, `${name}.openapi.yaml`);
  const stock = parse(readFileSync(documentOf('stock') ?? '', 'utf8')) as {
    paths: { '/parts': { get: { 'x-listing': { order: object } } } };
  };
  stock.paths['/parts'].get['x-listing'].order = order;
  writeFileSync(file, stringify(stock));
  return file;
}

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'fixed-order-'));
  document = stockOrderedBy('fixed', { default: [{ field: 'serial', direction: 'descending' }] });
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

const sorting = (ids: readonly string[]): readonly string[] => ids.filter((id) => id.startsWith('sorting.'));

test('is judged by its promise, and asked for no order', async () => {
  const judged = await judgeStock({}, {}, document);
  expect(judged.verdict).toBe('conforms');
  expect(sorting(endedAs(judged, 'pass'))).toEqual(['sorting.default']);
  expect(sorting(endedAs(judged, 'inconclusive', 'fail', 'warn', 'error'))).toEqual([]);
});

test.each(mutants.map(({ id, rules }) => [id, rules]))('is found where it is not kept: %s', async (_, rules) => {
  const judged = await judgeStock({ rules }, { only: ['sorting.default'] }, document);
  expect(endedAs(judged, 'fail')).toEqual(['sorting.default']);
});

/** One key, in one direction. */
const oneWay = { parameter: 'sort', keys: 1, fields: ['grade', 'changed', 'serial'] };
const ways = { descending: { ...oneWay, descending: '-{field}' }, ascending: { ...oneWay, ascending: '{field}' } } as const;

test.each(['ascending', 'descending'] as const)('an order that can only be %s is judged as that', async (way) => {
  const judged = await judgeStock({}, {}, stockOrderedBy(way, ways[way]));
  expect(judged.verdict).toBe('conforms');
  expect(sorting(endedAs(judged, 'pass'))).toEqual([
    `sorting.${way}`,
    'sorting.malformed',
    'sorting.missing-values',
    'sorting.permutation',
    'sorting.ties',
    'sorting.with-filter',
  ]);
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
});

test.each([
  ['turned', 'descending', (text: string) => text.slice(1)],
  ['by another field', 'descending', () => '-changed'],
  ['turned', 'ascending', (text: string) => `-${text}`],
  ['by another field', 'ascending', () => 'changed'],
] as const)('one that comes %s fails where it can only be %s', async (_, way, heardOrder) => {
  const document = stockOrderedBy(way, ways[way]);
  const judged = await judgeStock({ rules: { heardOrder } }, { only: [`sorting.${way}`] }, document);
  expect(endedAs(judged, 'fail')).toEqual([`sorting.${way}`]);
});
