import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const repository = path.join(__dirname, '..', '..', '..');

test.each([
  ['', 'passed'],
  ['strict', 'failed'],
])('Jest shows each outcome as the design says, and is silent about it: %s', async (strict, warned) => {
  const script = path.join('tests', 'self', 'fixtures', 'show-outcomes.ts');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [path.join('scripts', 'bundled.cjs'), script, strict], {
    cwd: repository,
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    tests: [
      { title: 'MUST pagination.pass: ends as pass', status: 'passed' },
      { title: 'MUST pagination.fail: ends as fail', status: 'failed' },
      { title: 'MUST pagination.warn: ends as warn', status: warned },
      { title: 'MUST pagination.inconclusive: ends as inconclusive (inconclusive: the reason)', status: 'pending' },
      { title: 'MUST pagination.not-applicable: ends as not-applicable (not-applicable: the reason)', status: 'pending' },
      { title: 'MUST pagination.disabled: ends as disabled (disabled: the reason)', status: 'pending' },
      { title: 'MUST pagination.error: ends as error', status: 'failed' },
    ],
    problems: [],
  });
});
