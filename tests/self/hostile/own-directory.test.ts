import fs from 'node:fs';
import path from 'node:path';
import { folderOf } from '../../conformance/command';
import { runCommand } from '../command/run-command';
import { freshFolders } from './fresh-folders';

const { directory, fresh } = freshFolders();

test.each([
  ['listPods', 'listPods'],
  ['../../etc', '%2E%2E%2F%2E%2E%2Fetc'],
])('the listing %s has the folder %s', (operation, folder) => {
  expect(folderOf(operation)).toBe(folder);
});

test('listings whose names are longer than file systems take have folders of their own', () => {
  const folders = ['a', 'b'].map((end) => folderOf(`${'é'.repeat(200)}${end}`));
  expect(new Set(folders).size).toBe(2);
  for (const folder of folders) fs.mkdirSync(path.join(fresh(), folder));
  expect(folderOf('\ud800')).toBe(encodeURIComponent('\ufffd'));
});

test.each([
  ['is gone', '', /it is gone, and the run writes nothing there/],
  [
    'is a file now',
    "fs.writeFileSync(out, '');",
    /something else than a directory stands there, and the run writes nothing there/,
  ],
  ['has another in its place', 'fs.symlinkSync(other, out);', /another directory stands there, and the run writes nothing there/],
])('writes nothing elsewhere where its directory %s at the end', async (_, put, says) => {
  const [out, other, early] = [fresh(), fresh(), path.join(directory, 'moved.cjs')];
  // Behind the first bytes that are written to the ledger.
  fs.writeFileSync(
    early,
    `const fs = require('node:fs');
const [out, other] = ${JSON.stringify([out, other])};
const { appendFileSync } = fs;
fs.appendFileSync = (...given) => {
appendFileSync(...given);
fs.appendFileSync = appendFileSync;
fs.renameSync(out, out + '-moved');
${put}
};\n`,
  );
  const { exitCode, stdout, stderr } = await runCommand({
    args: ['--only', 'response.json', '--out', out],
    environment: { NODE_OPTIONS: `--require ${early}` },
  });
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: expect.stringMatching(says) as unknown });
  expect(stdout).toMatch(/^Not every file of the run could be written\. What was judged: .*\nVerdict {3}error, and conforms/);
  expect(stdout + stderr).not.toMatch(/Free some space|results\.json/);
  expect(fs.readdirSync(other)).toEqual([]);
});

test.each(['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGINT'] as const)('a run that %s ends while it is loaded says so', async (name) => {
  const early = path.join(directory, `early-${name}.cjs`);
  // What is looked at first are the sources that the bundle is made of.
  fs.writeFileSync(
    early,
    `const fs = require('node:fs');
const { readdirSync } = fs;
fs.readdirSync = (...given) => {
  fs.readdirSync = readdirSync;
  process.kill(process.pid, '${name}');
  return readdirSync(...given);
};\n`,
  );
  const out = fresh();
  const { exitCode, stderr } = await runCommand({
    args: ['--only', 'response.json', '--out', out],
    environment: { NODE_OPTIONS: `--require ${early}` },
  });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 130,
    stderr: expect.stringMatching(new RegExp(`^Interrupted by ${name}`, 'm')) as unknown,
  });
});
