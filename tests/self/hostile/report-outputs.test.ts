import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { report } from '../../conformance/report-command';
import { freshFolders } from './fresh-folders';
import { wholeLedger } from './inputs/contents';

const { directory, fresh } = freshFolders();

/** Two ledgers of whole runs. */
const ledgerFiles = ['one', 'other'].map((name) => path.join(directory, `${name}.ndjson`));
for (const [day, file] of ledgerFiles.entries())
  fs.writeFileSync(file, wholeLedger.replaceAll('rows.kept', 'response.json').replace('2026-01-01', `2026-01-1${day}`));

/** What a run conforms with, as `report index` reads it. */
const indexed = fresh();
fs.writeFileSync(
  path.join(indexed, 'results.json'),
  JSON.stringify({
    ...{ version: 1, verdict: 'conforms', exitCode: 0, target: 'http://127.0.0.1:1', contract: 'rows.yaml', observed: {} },
    ...{ startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1, requests: 1 },
    findings: [
      { id: 'rows.kept', level: 'MUST', core: true, outcome: 'pass', title: 't', witnesses: 1, message: '', exchanges: [] },
    ],
  }),
);

test.each([
  [
    'merge',
    ledgerFiles,
    /^Expected to write the results [^\n]*ENOSPC[^\n]*Free some space or choose another --out, and run again\.[^\n]* Nor could [^\n]*\n$/,
  ],
  [
    'index',
    [indexed],
    /^Expected to write the index [^\n]*ENOSPC[^\n]*Free some space or choose another --out, and run again\.\n$/,
  ],
])('%s tells a full disk behind its files in one sentence', (verb, files, says) => {
  const full = jest.spyOn(fs, 'writeSync').mockImplementation(() => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  });
  const [stdout, stderr, out] = [[] as string[], [] as string[], fresh()];
  try {
    const code = report(
      [verb, ...files, '--report', 'junit', '--out', out],
      {},
      {
        stdout: { write: (text) => stdout.push(text) },
        stderr: { write: (text) => stderr.push(text) },
      },
    );
    expect({ code, stderr: stderr.join('') }).toEqual({
      code: 3,
      stderr: expect.stringMatching(says) as unknown,
    });
  } finally {
    full.mockRestore();
  }
  expect(fs.readdirSync(out)).toEqual([]);
});

test.each(['conformance', 'compare', 'init', 'report'])('%s tells that its working directory is gone', (command) => {
  const repository = path.join(__dirname, '..', '..', '..');
  const gone = fresh();
  const script = [path.join(repository, 'scripts', 'bundled.cjs'), path.join(repository, 'scripts', `${command}.ts`)];
  const line = 'cd "$1" && rmdir "$1" && shift && exec "$0" "$@"';
  const { status, stderr } = spawnSync('bash', ['-c', line, process.execPath, gone, ...script], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringMatching(
      /^The working directory is gone \(ENOENT[^\n]*\)\. Change to one that exists[^\n]*\n$/,
    ) as unknown,
  });
});
