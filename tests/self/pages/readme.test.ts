import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import { loadContract } from '../../harness/contract/load';
import { notPromised } from '../../harness/contract/promises';
import { loadRequirements } from '../../harness/findings/requirements';
import { withSection } from '../../harness/pages/marked-section';
import { markdownTable } from '../../harness/pages/markdown-table';
import { readmeWith } from '../../harness/pages/readme';

test('a marked place is replaced wherever it stands, whatever signs the text holds', () => {
  const page = 'a <!-- n -->old<!-- /n --> b <!-- n --><!-- /n --> c';
  expect(withSection(page, 'n', '$1')).toBe('a <!-- n -->$1<!-- /n --> b <!-- n -->$1<!-- /n --> c');
});

test('a page without the place is refused, so that none is lost unnoticed', () => {
  expect(() => withSection('a', 'n', 'b')).toThrow('between <!-- n --> and <!-- /n -->');
});

test('a table is aligned, and a bar in a cell stays a bar', () => {
  expect(markdownTable(['a', 'long head'], [['x|y', '1']])).toBe(
    ['| a    | long head |', '| ---- | --------- |', '| x\\|y | 1         |'].join('\n'),
  );
});

const figures = { requirements: 7, areas: 3, faults: 5, conforming: 4 };

const place = (name: string): string => `<!-- ${name} -->?<!-- /${name} -->`;

/** What a run prints, with what was found and, on a line of its own, what does not apply. */
const sample = (found: string, line?: string): string =>
  `\nFindings  ${found}\nRequests  9 in 1.0 s\nObserved  5 choices\n${line === undefined ? '' : `\n${line}\n`}\nWritten   a file\n`;

test('the figures, the settings and the policies of the README are made, and a second making changes nothing', () => {
  const made = readmeWith(
    ['settings', 'policies', ...Object.keys(figures)].map(place).join(' ').concat(sample('9 pass')),
    figures,
    [],
  );
  expect(made).toContain('<!-- requirements -->7<!-- /requirements --> <!-- areas -->3<!-- /areas -->');
  expect(made).toContain('| `--target URL`');
  expect(made).toContain('\n- clamp, reject: `limit.above-maximum`\n');
  expect(made).toContain(sample('7 pass'));
  expect(readmeWith(made, figures, [])).toBe(made);
});

test('the sample of a run tells what does not apply to the shipped contract as the run does, and no longer once all applies', () => {
  const places = ['settings', 'policies', ...Object.keys(figures)].map(place).join(' ');
  const left = [{ outcome: 'not-applicable', message: 'The contract promises no order.' }] as const;
  const line = '1 not applicable: the contract promises no order (1)';
  const made = readmeWith(places.concat(sample('9 pass')), figures, left);
  expect(made).toContain(sample('6 pass, 1 not-applicable', line));
  expect(readmeWith(made, figures, left)).toBe(made);
  expect(readmeWith(made, figures, [])).toContain(sample('7 pass'));
});

test('the sample in README.md is what a run of the shipped contract prints', async () => {
  const contract = await loadContract();
  const messages = loadRequirements().flatMap(({ needs }) => notPromised(contract, needs ?? []) ?? []);
  const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');
  const passed = loadRequirements().length - messages.length;
  expect(readme).toContain(`\nFindings  ${passed} pass${messages.length === 0 ? '' : `, ${messages.length} not-applicable`}\n`);
});
