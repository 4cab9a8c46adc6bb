import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { endedAs, judgeStock } from '../checks/judging';
import { documentOf } from '../grounds';
import { temporaryFolder } from '../temporary-folder';

/** A document as `init` writes it where nothing says what a parameter means: each field is a candidate. */

const directory = temporaryFolder('candidates-alone');
type Fields = readonly (string | object)[];

const asCandidates = (fields: Fields): Fields =>
  fields.map((field) => ({ ...(typeof field === 'string' ? { name: field } : field), status: 'candidate' }));

function documentOfCandidates(...roles: readonly ('filter' | 'order')[]): string {
  const stock = parse(readFileSync(documentOf('stock') ?? '', 'utf8')) as {
    paths: { '/parts': { get: { 'x-listing': Record<'filter' | 'order', { fields: Fields }> } } };
  };
  const { 'x-listing': listing } = stock.paths['/parts'].get;
  for (const role of roles) listing[role].fields = asCandidates(listing[role].fields);
  const file = path.join(directory, `${roles.join('-')}.openapi.yaml`);
  writeFileSync(file, stringify(stock));
  return file;
}

test.each([
  ['to filter by', 'filtering.with-order', ['filter']],
  ['to order by', 'sorting.with-filter', ['order']],
  ['to filter and to order by', 'filtering.with-order', ['filter', 'order']],
] as const)('without a documented field %s, what needs one does not apply', async (_, id, roles) => {
  const judged = await judgeStock({}, {}, documentOfCandidates(...roles));
  expect(endedAs(judged, 'error', 'fail', 'warn')).toEqual([]);
  expect(judged.of.get(id)?.outcome).toBe('not-applicable');
  expect(judged.of.get(id)?.message).toContain('documented field');
  // The data has all kinds of values, so that no reader is to be told that it lacks them.
  const lacking = judged.findings.filter(({ outcome }) => outcome === 'inconclusive').map(({ message }) => message);
  expect(lacking.filter((message) => message.includes('two kinds'))).toEqual([]);
});
