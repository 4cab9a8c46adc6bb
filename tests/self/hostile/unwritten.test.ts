import fs from 'node:fs';
import path from 'node:path';
import { openLedger } from '../../harness/findings/ledger';
import { readJson, runCommand } from '../command/run-command';
import { freshFolders } from './fresh-folders';

const { directory, fresh } = freshFolders();

test.each([
  ['EACCES', 'this user may not write there', 'Choose another directory'],
  ['EIO', 'what it lies on cannot be written', 'Choose another directory'],
  ['EDQUOT', 'the share of the disk that this user has is full', 'Free some space or choose another directory'],
  ['ENOSPC', 'the disk is full', 'Free some space or choose another directory'],
])('a ledger that fails by %s says in words why, and what helps', (code, words, next) => {
  const ledger = openLedger(path.join(fresh(), 'ledger.ndjson'));
  const writing = jest.spyOn(fs, 'appendFileSync').mockImplementation(() => {
    throw Object.assign(new Error(`${code}: as the system has it, write`), { code });
  });
  try {
    expect(() => ledger.append({ kind: 'observation', key: 'a.b', value: 'c', exchanges: [] })).toThrow(
      new RegExp(`; ${words} \\(${code}\\)\\. ${next}, and run again\\.$`),
    );
  } finally {
    writing.mockRestore();
    ledger.close();
  }
});

test('what the results say is what the command exits with, where a file behind them could not be written', async () => {
  const [out, early] = [fresh(), path.join(directory, 'no-har.cjs')];
  fs.writeFileSync(
    early,
    `const fs = require('node:fs');
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  if (to.endsWith('.har')) throw Object.assign(new Error('EIO: i/o error, rename'), { code: 'EIO' });
  renameSync(from, to);
};\n`,
  );
  const { exitCode, stdout } = await runCommand({
    args: ['--only', 'response.json', '--out', out],
    environment: { NODE_OPTIONS: `--require ${early}` },
  });
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/^Verdict +error, and conforms by what was judged \(exit code 3\)$/m);
  expect(readJson(path.join(out, 'results.json'))).toMatchObject({
    verdict: 'error',
    exitCode: 3,
    reason: expect.stringMatching(
      /^Expected to write the recording .*; what it lies on cannot be written \(EIO\)\. Choose another --out/,
    ) as unknown,
  });
  expect(fs.readdirSync(out).filter((name) => name.includes('tmp'))).toEqual([]);
});
