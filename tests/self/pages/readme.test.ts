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

test('the figures and the settings of the README are made, and a second making changes nothing', () => {
  const place = (name: string): string => `<!-- ${name} -->?<!-- /${name} -->`;
  const made = readmeWith(['settings', ...Object.keys(figures)].map(place).join(' ').concat('\nFindings  9 pass\n'), figures);
  expect(made).toContain('<!-- requirements -->7<!-- /requirements --> <!-- areas -->3<!-- /areas -->');
  expect(made).toContain('| `--target URL`');
  expect(made).toContain('\nFindings  7 pass\n');
  expect(readmeWith(made, figures)).toBe(made);
});
