import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { endedAs, judgeStock } from '../checks/judging';
import { documentOf } from '../grounds';
import { temporaryFolder } from '../temporary-folder';

/** Fields that are asked for by greater and less alone, as timestamps are in many products. */

const directory = temporaryFolder('without-equality');
const bounds = (name: string): object => ({ name, operators: ['ge', 'lt'] });

/** The document of the stock with these fields to filter by. */
function documentWith(title: string, fields: readonly (object | string)[]): string {
  const stock = parse(readFileSync(documentOf('stock') ?? '', 'utf8')) as {
    paths: { '/parts': { get: { 'x-listing': { filter: { fields: unknown } } } } };
  };
  stock.paths['/parts'].get['x-listing'].filter.fields = fields;
  const file = path.join(directory, `${title.replaceAll(' ', '-')}.openapi.yaml`);
  writeFileSync(file, stringify(stock));
  return file;
}

const made = { name: 'made', layout: 'epoch-milliseconds', asked: 'date-time' };

/** What these few items cannot show of an enumeration: all its values occur, and each of some is held by one item. */
const untold = ['filtering.no-match'];

test.each([
  ['a timestamp before the others', [bounds('changed'), 'grade', 'name'], []],
  ['a text alone that has equality', [bounds('changed'), bounds('serial'), 'name'], []],
  ['an enumeration alone that has equality', [bounds('changed'), 'grade'], untold],
  ['numbers first', [bounds('serial'), { ...made, operators: ['ge', 'lt'] }, 'grade'], untold],
  ['none that has equality', [bounds('serial'), bounds('changed')], []],
])('%s: nothing fails, and what is core is shown', async (title, fields, inconclusive) => {
  const judged = await judgeStock({}, {}, documentWith(title, fields));
  expect(endedAs(judged, 'error', 'fail', 'warn')).toEqual([]);
  const core = judged.findings.filter(({ core: isCore, outcome }) => isCore && outcome === 'inconclusive');
  expect(core.map(({ id }) => id)).toEqual(inconclusive);
});
