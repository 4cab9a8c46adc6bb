import { readFileSync } from 'node:fs';
import { jobs } from './hostile-runs';
import { hostileFile, hostilePage, problemsOf } from './page';

test('generated/hostile.md has what "npm run hostile" runs, each as it should be', () => {
  expect(problemsOf(readFileSync(hostileFile, 'utf8'), jobs)).toEqual([]);
});

const job = { kind: 'bodies', name: 'a | b', from: 'first', expected: 3 };
const measured = { exitCode: 3, stdout: '', stderr: '', seconds: 2.4, processorSeconds: 1.6, memory: 210.2 };
const row = { ...job, measured, written: 0.2, leaks: [], wrong: [] };

test('a page says of a row what it came to, and keeps that of one that is not run again', () => {
  const page = hostilePage([job], [row], '');
  expect(page).toContain('## bodies\n');
  expect(page).toContain('| a \\| b | first | 3 | 2 | 2 | 210 | 0 | none | nothing |');
  expect(hostilePage([job], [], page)).toBe(page);
  expect(problemsOf(page, [job])).toEqual([]);
});

test.each([
  ['that is missing', hostilePage([job], [], '')],
  ['with another exit code', hostilePage([job], [{ ...row, measured: { ...measured, exitCode: 0 } }], '')],
  ['that leaks', hostilePage([job], [{ ...row, leaks: ['hex'] }], '')],
  ['that costs too much', hostilePage([job], [{ ...row, wrong: ['more than 60 s'] }], '')],
])('a row %s is a problem', (_, page) => {
  expect(problemsOf(page, [job])).toHaveLength(1);
});

test('a row that nothing runs any more is one, too', () => {
  expect(problemsOf(hostilePage([job], [row], ''), [])).toHaveLength(1);
});
