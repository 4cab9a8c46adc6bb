import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { mutants } from '../../reference/mutants/sorting/default';
import { endedAs, judgeStock } from '../checks/judging';
import { documentOf } from '../grounds';

/** A listing that can be asked for no order, and promises one: `order` has its `default` alone. */

let directory: string;
let document: string;
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'fixed-order-'));
  document = path.join(directory, 'stock.openapi.yaml');
  const stock = parse(readFileSync(documentOf('stock') ?? '', 'utf8')) as {
    paths: { '/parts': { get: { 'x-listing': { order: object } } } };
  };
  const listing = stock.paths['/parts'].get['x-listing'];
  listing.order = { default: [{ field: 'serial', direction: 'descending' }] };
  writeFileSync(document, stringify(stock));
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

test('is judged by its promise, and asked for no order', async () => {
  const judged = await judgeStock({}, {}, document);
  expect(judged.verdict).toBe('conforms');
  const sorting = (ids: readonly string[]): readonly string[] => ids.filter((id) => id.startsWith('sorting.'));
  expect(sorting(endedAs(judged, 'pass'))).toEqual(['sorting.default']);
  expect(sorting(endedAs(judged, 'inconclusive', 'fail', 'warn', 'error'))).toEqual([]);
});

test.each(mutants.map(({ id, rules }) => [id, rules]))('is found where it is not kept: %s', async (_, rules) => {
  const judged = await judgeStock({ rules }, { only: ['sorting.default'] }, document);
  expect(endedAs(judged, 'fail')).toEqual(['sorting.default']);
});
