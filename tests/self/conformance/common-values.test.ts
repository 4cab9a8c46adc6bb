import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { mutants } from '../../reference/mutants/filtering/in';
import { judgeStock } from '../checks/judging';
import { documentOf } from '../grounds';
import { temporaryFolder } from '../temporary-folder';

/** A field of three values, each held by many items: any two of them take more than a page. */

const directory = temporaryFolder('common-values');

interface StockDocument {
  readonly paths: { readonly '/parts': { readonly get: { parameters: unknown[]; 'x-listing': Record<string, unknown> } } };
}

/** The document of the stock with that one field, in pages of twelve at the most; with a count or without. */
function documentWith(isCounted: boolean): string {
  const stock = parse(readFileSync(documentOf('stock') ?? '', 'utf8')) as StockDocument;
  const { get } = stock.paths['/parts'];
  get.parameters[0] = { name: 'size', in: 'query', schema: { type: 'integer', default: 12, maximum: 12 } };
  get['x-listing'].filter = {
    ...(get['x-listing'].filter as object),
    fields: [{ name: 'grade', operators: ['in'] }],
  };
  if (!isCounted) delete get['x-listing'].count;
  const file = path.join(directory, `${isCounted ? 'counted' : 'uncounted'}.openapi.yaml`);
  writeFileSync(file, stringify(stock));
  return file;
}

const only = ['filtering.in'] as const;

/**
 * What finds too much is seen on any page, and a list of one value is asked for beside others alone, which such values leave no room for. A
 * list of instants is of another field. An item that a page holds twice is told by another requirement, and a second time by this one where a
 * list of two values has room on a page.
 */
const others: readonly string[] = ['in-by-a-part', 'in-one-finds-nothing', 'in-of-instants-finds-nothing', 'in-joined'];
const losing = mutants.filter(({ id }) => !others.includes(id));

describe.each([
  ['counted', true],
  ['not counted', false],
])('values of many items, %s', (_, isCounted) => {
  test('are shown at a target that has them all', async () => {
    const { findings } = await judgeStock({}, { only }, documentWith(isCounted));
    expect(findings.map(({ id, outcome }) => [id, outcome])).toEqual([['filtering.in', 'pass']]);
  });

  test.each(losing)('show that $fault', async ({ rules }) => {
    const { findings } = await judgeStock({ ...(rules && { rules }) }, { only }, documentWith(isCounted));
    expect(findings.map(({ id, outcome }) => [id, outcome])).toEqual([['filtering.in', 'fail']]);
  });
});
