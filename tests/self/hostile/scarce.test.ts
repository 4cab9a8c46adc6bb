import { execFile } from 'node:child_process';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import { scarcityOf } from '../../harness/scarcity';
import { stackLine, temporaryDirectory } from '../command/run-command';

const directory = temporaryDirectory();

/** The command as the shell runs it below a limit. */
const below = (limit: string): Promise<{ readonly exitCode: number | null; readonly stderr: string }> =>
  new Promise((resolve) => {
    const command = `ulimit ${limit}; exec "$0" scripts/bundled.cjs scripts/conformance.ts --only response.json --quiet --out "$1"`;
    const args = ['-c', command, process.execPath, path.join(directory, 'out')];
    const child = execFile('sh', args, { cwd: repository, env: { PATH: process.env.PATH } }, (_, __, stderr) =>
      resolve({ exitCode: child.exitCode, stderr }),
    );
  });

test('a machine with too little memory for what Node itself compiles is no target that violates', async () => {
  const { exitCode, stderr } = await below('-v 4000000');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 3,
    stderr: expect.stringMatching(
      /^There is too little memory \(.*\), which says nothing about the target\. Raise the limit/,
    ) as unknown,
  });
  expect(stderr).not.toMatch(stackLine);
});

test('one that lets too few files be opened is none either', async () => {
  const { exitCode, stderr } = await below('-n 20');
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/EMFILE|Cannot find module|too many files are open/);
  expect(stderr).not.toMatch(stackLine);
});

test.each([
  ["EMFILE: too many open files, open '/a'", /^Too many files are open \(EMFILE.*ulimit -n/],
  ['WebAssembly.instantiate(): Out of memory', /^There is too little memory \(Web.*ulimit -v/],
  ['it is not a function', undefined],
])('%s is told as what the machine lacks, or not', (message, said) => {
  const found = scarcityOf(new Error(message));
  if (said === undefined) expect(found).toBeUndefined();
  else expect(found).toMatch(said);
});
