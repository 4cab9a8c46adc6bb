import Ajv from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { repository } from '../../harness/contract/directories';
import { type ClauseOperator, clauseOperators } from '../../harness/contract/roles';

const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');
const [, behind = ''] = readme.split('## Describe your endpoint');
const [section = ''] = behind.split('\n## ');
const examples = [...section.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

test('the section shows each way through and each grammar', () => {
  expect(examples).toHaveLength(9);
});

test.each(examples.map((text) => [text.split('\n')[1] ?? '', text]))('%s is an x-listing as the schema has it', (_, text) => {
  const schema = JSON.parse(readFileSync(path.join(repository, 'spec', 'x-listing.schema.json'), 'utf8')) as object;
  const ajv = new Ajv({ strict: false });
  ajv.validate(schema, parse(text));
  expect(ajv.errors ?? []).toEqual([]);
});

const cells = (row: string): readonly string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
const [head = '', , ...rows] = section.split('\n').filter((line) => line.startsWith('|'));

test('the table of operators names all of them, and six products', () => {
  expect(cells(head).slice(2)).toHaveLength(6);
  const named = rows.flatMap((row) =>
    [
      ...row
        .split('|')
        .slice(1, 3)
        .join()
        .matchAll(/`(\w+)`/g),
    ].map(([, name]) => name),
  );
  expect([...named].sort()).toEqual([...clauseOperators].sort());
});

test.each(rows.map((row) => [cells(row)[0] ?? '', cells(row)]))('the spellings of %s are templates of it', (name, row) => {
  const [operator = 'eq'] = [...name.matchAll(/`(\w+)`/g)].map(([, one]) => one as ClauseOperator);
  const held = operator === 'missing' ? [] : operator === 'in' ? ['{values'] : ['{value}'];
  const spellings = row.slice(2).filter((cell) => cell !== '');
  expect(spellings.length).toBeGreaterThan(1);
  for (const cell of spellings) for (const place of held) expect(cell).toContain(place);
});
