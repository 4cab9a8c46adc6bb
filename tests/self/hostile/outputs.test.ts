import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { openOutDirectory } from '../../conformance/out-directory';
import { lockDirectory } from '../../conformance/run-lock';
import { writeWhole } from '../../harness/reports/whole-file';
import { readJson, readRecords, runCommand, stackLine } from '../command/run-command';
import { freshFolders, messageOf } from './fresh-folders';
import { wholeLedger } from './inputs/contents';

const { directory, fresh } = freshFolders();

describe('what is not ours is not written to', () => {
  test.each(['ledger.ndjson', 'results.json', 'exchanges.har', 'report.html', 'junit.xml'])('behind a link: %s', (name) => {
    const [out, outside] = [fresh(), path.join(fresh(), 'precious')];
    fs.writeFileSync(outside, 'precious');
    fs.symlinkSync(outside, path.join(out, name));
    const { ledger, free } = openOutDirectory(out);
    ledger.close();
    writeWhole(path.join(out, name), 'the file', ['ours']);
    free();
    expect(fs.readFileSync(outside, 'utf8')).toBe('precious');
    expect(fs.lstatSync(path.join(out, name)).isSymbolicLink()).toBe(false);
  });

  test('behind a link that is made while the run is under way', () => {
    const [out, outside] = [fresh(), path.join(fresh(), 'precious')];
    fs.writeFileSync(outside, 'precious');
    fs.symlinkSync(outside, path.join(out, 'results.json'));
    fs.symlinkSync(outside, path.join(out, `results.json.${process.pid}.tmp`));
    writeWhole(path.join(out, 'results.json'), 'the results', ['ours']);
    expect(fs.readFileSync(outside, 'utf8')).toBe('precious');
    expect(fs.readFileSync(path.join(out, 'results.json'), 'utf8')).toBe('ours');
    expect(fs.readdirSync(out)).toEqual(['results.json']);
  });

  test('where the file is a pipe, which stays', () => {
    const pipe = path.join(fresh(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(() => writeWhole(pipe, 'the contract', ['ours'])).toThrow(/something else than a file \(a pipe or a device\)/);
    expect(fs.lstatSync(pipe).isFIFO()).toBe(true);
    expect(fs.readdirSync(path.dirname(pipe))).toEqual(['pipe']);
  });

  test.each([
    ['a pipe', (file: string) => execFileSync('mkfifo', [file]), /a pipe or a device/],
    ['a directory', (file: string) => fs.mkdirSync(file), /EISDIR/],
  ])('where the ledger is %s', (_, make, says) => {
    const out = fresh();
    make(path.join(out, 'ledger.ndjson'));
    expect(messageOf(() => openOutDirectory(out))).toMatch(says);
    expect(fs.readdirSync(out)).toEqual(['ledger.ndjson']);
  });
});

test.each([
  ['a file', (file: string) => fs.writeFileSync(file, 'precious')],
  ['a pipe', (file: string) => execFileSync('mkfifo', [file])],
])('a directory that is %s is refused, itself and in a path', (_, make) => {
  const out = path.join(fresh(), 'out');
  make(out);
  const left = fs.lstatSync(out).mode;
  expect(messageOf(() => openOutDirectory(out))).toMatch(
    /^Cannot write to .*out: it is no directory, and what stands there is left as/,
  );
  expect(messageOf(() => openOutDirectory(path.join(out, 'in')))).toMatch(
    /^Cannot write to .*in: \S*out is no directory, and what/,
  );
  expect(fs.lstatSync(out).mode).toBe(left);
});

describe('a directory is for one run', () => {
  test('a second one is refused while the first is under way, and let in behind it', () => {
    const out = fresh();
    const first = openOutDirectory(out);
    expect(messageOf(() => openOutDirectory(out))).toMatch(
      /^Cannot write to .*: a run that is under way writes there \(process \d+; .*Choose another directory with --out\.$/,
    );
    first.ledger.close();
    first.free();
    const second = openOutDirectory(out);
    second.ledger.close();
    second.free();
    expect(fs.readdirSync(out)).toEqual(['ledger.ndjson']);
  });

  test.each([
    ['that has ended', () => `${spawnSync('true').pid} \n`],
    ['whose number another process has now', () => `${process.pid} 1\n`],
    ['that nobody can read', () => 'no lock'],
  ])('the lock of a run %s counts no more', (_, text) => {
    const out = fresh();
    fs.writeFileSync(path.join(out, '.run.lock'), text());
    lockDirectory(out).free();
    expect(fs.readdirSync(out)).toEqual([]);
  });
});

/** Two ledgers of whole runs. */
const ledgerFiles = ['one', 'other'].map((name) => path.join(directory, `${name}.ndjson`));
for (const [day, file] of ledgerFiles.entries())
  fs.writeFileSync(file, wholeLedger.replaceAll('rows.kept', 'response.json').replace('2026-01-01', `2026-01-1${day}`));

describe('the process', () => {
  const narrow = ['--only', 'response.json', '--report', 'junit'];
  const script = ['scripts/bundled.cjs', 'scripts/conformance.ts', ...narrow];
  const shell = (line: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
    spawnSync('bash', ['-c', `set -o pipefail; ${line}`, process.execPath, ...script], {
      cwd: path.join(__dirname, '..', '..', '..'),
      encoding: 'utf8',
      env: Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^(TARGET_|GITHUB_|DEBUG$|JEST_|NODE_ENV$)/.test(name)),
      ),
    });

  test('keeps its verdict where the reader of its output has gone', () => {
    const { status, stderr } = shell(`"$0" "$@" --quiet --out ${fresh()} > >(exec true)`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('tells a full disk behind its output in one sentence', () => {
    const { status, stderr } = shell(`"$0" "$@" --quiet --out ${fresh()} > /dev/full`);
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringMatching(/^Expected to write to standard output; the disk is full \(ENOSPC\)[^\n]*\n$/) as unknown,
    });
  });

  test.each([
    ['compare', '--contract spec/spectroclusters.openapi.yaml spec/spectroclusters.openapi.yaml'],
    ['init', '--openapi spec/spectroclusters.openapi.yaml --out out.yaml'],
    ['report', `merge ${ledgerFiles.join(' ')} --report junit --out out.yaml`],
  ])('of %s tells a full disk behind its output, too', (command, args) => {
    const { status, stderr } = shell(
      `"$0" "$1" scripts/${command}.ts ${args.replace('out.yaml', path.join(fresh(), 'out.yaml'))} > /dev/full`,
    );
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: expect.stringMatching(/^Expected to write to standard output; the disk is full \(ENOSPC\)[^\n]*\n$/m) as unknown,
    });
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)(
    'ends with %s at the first read, and its ledger says so',
    async (name) => {
      const silent = createServer(() => undefined);
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const out = fresh();
      const target = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
      const { exitCode, stderr } = await runCommand({
        args: ['--target', target, '--out', out],
        signal: { name, when: 'Judging' },
      });
      silent.close();
      expect(exitCode).toBe(130);
      expect(stderr).toContain(`Interrupted by ${name}: judged 0 of`);
      expect(stderr).not.toMatch(stackLine);
      const ledger = path.join(out, 'ledger.ndjson');
      // The signal may come before the run has begun.
      if (fs.statSync(ledger).size > 0)
        expect(readRecords(ledger).at(-1)).toMatchObject({ kind: 'end', complete: false, verdict: 'interrupted' });
      expect(fs.readdirSync(out)).not.toContain('.run.lock');
    },
  );

  test.each(['SIGINT', 'SIGTERM'] as const)('ends with %s while its files are written, and they say so', async (name) => {
    const [out, early] = [fresh(), path.join(directory, `${name}.cjs`)];
    // Sent by the process itself, so that it comes when the results are there and the reports are not.
    fs.writeFileSync(
      early,
      `const fs = require('node:fs');
const { renameSync } = fs;
fs.renameSync = (from, to) => {
  renameSync(from, to);
  if (!to.endsWith('results.json')) return;
  fs.renameSync = renameSync;
  process.kill(process.pid, '${name}');
};\n`,
    );
    const { exitCode, stdout, stderr } = await runCommand({
      args: ['--only', 'response.json', '--out', out],
      environment: { NODE_OPTIONS: `--require ${early}` },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
    expect(stderr).toMatch(
      new RegExp(`^Interrupted by ${name}: judged 1 of 1 requirement, and the ledger is incomplete\\.$`, 'm'),
    );
    const interrupted = { verdict: 'interrupted' };
    const records = readRecords(path.join(out, 'ledger.ndjson'));
    expect(records.filter(({ kind }) => kind === 'end')).toEqual([expect.objectContaining({ ...interrupted, complete: false })]);
    expect(readJson(path.join(out, 'results.json'))).toMatchObject({ ...interrupted, exitCode: 130 });
    expect(fs.readdirSync(out).filter((file) => /lock|tmp/.test(file))).toEqual([]);
  });

  test('tells a full disk behind its messages, and why its exit code is not that of its verdict', () => {
    const { status, stdout } = shell(`"$0" "$@" --out ${fresh()} 2> /dev/full`);
    expect(status).toBe(3);
    expect(stdout).toMatch(/^Expected to write to standard error; the disk is full \(ENOSPC\)[^\n]*exit code is 3[^\n]*$/m);
    expect(stdout).toMatch(/^Conforms: /m);
  });

  /** A module that is loaded first, in which writing fails as on a full disk where `when` holds of the arguments `file` and `data`. */
  const fullDisk = (name: 'appendFileSync' | 'writeFileSync', when: string): { readonly NODE_OPTIONS: string } => {
    const module = path.join(directory, `${name}.cjs`);
    fs.writeFileSync(
      module,
      `const fs = require('node:fs');
const { ${name} } = fs;
let calls = 0;
fs.${name} = (file, data, ...rest) => {
  if (${when}) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  return ${name}(file, data, ...rest);
};\n`,
    );
    return { NODE_OPTIONS: `--require ${module}` };
  };

  test('ends at a ledger that the disk has no more room for, with one sentence and whole lines', async () => {
    const out = fresh();
    const environment = fullDisk('appendFileSync', '(calls += 1) > 5');
    const { exitCode, stdout, stderr } = await runCommand({ args: ['--report', 'junit', '--out', out], environment });
    expect(exitCode).toBe(3);
    const told = `${stdout}\n${stderr}`.split('\n').filter((line) => line.includes('ENOSPC'));
    expect([...new Set(told)]).toEqual([
      expect.stringMatching(/Expected to write the ledger .*; the disk is full \(ENOSPC\)\. Free some space/),
    ]);
    expect(stdout + stderr).toMatch(/^Written:? +\S+ledger\.ndjson \(incomplete\)/m);
    // Not every requirement says so again.
    expect(stdout + stderr).not.toMatch(/The harness broke|\d+ error/);
    expect(readRecords(path.join(out, 'ledger.ndjson'))).toHaveLength(5);
  });

  const disk = path.join(directory, 'disk');
  /** Needs the right to mount. */
  const canMount = ((): boolean => {
    fs.mkdirSync(disk);
    return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', disk]).status === 0;
  })();
  afterAll(() => canMount && spawnSync('umount', [disk]));

  (canMount ? test : test.skip)(
    'tells a disk that is full, of all files at once (skipped where nothing can be mounted)',
    async () => {
      const { exitCode, stdout, stderr } = await runCommand({ args: ['--report', 'html,junit,ctrf,sarif', '--out', disk] });
      const told = `${stdout}\n${stderr}`;
      expect({ exitCode, lines: [...new Set(told.split('\n').filter((line) => line.includes('ENOSPC')))] }).toEqual({
        exitCode: 3,
        lines: [
          expect.stringMatching(
            /Expected to write the ledger .*ENOSPC.* Nor could .*exchanges\.har.*report\.html.* be written\.$/,
          ),
        ],
      });
      expect(told).toMatch(/^Written:? +\S+ledger\.ndjson \(incomplete\)/m);
      expect(told).not.toMatch(stackLine);
      // What is there is whole: lines of the ledger, and no draft.
      expect(readRecords(path.join(disk, 'ledger.ndjson')).length).toBeGreaterThan(0);
      expect(fs.readdirSync(disk).filter((name) => /tmp|lock|har|html|ctrf/.test(name))).toEqual([]);
    },
  );

  test.each([
    ['is missing', (): string => path.join(directory, 'nowhere'), 'ENOENT'],
    ['is a file', (): string => path.join(fresh(), '..', 'file'), 'ENOTDIR'],
    // Nobody makes a directory there, root neither; where there is none it is missing.
    ['cannot be written', (): string => '/sys', 'E(PERM|ACCES|ROFS|NOENT)'],
  ])('says so where TMPDIR %s', async (_, made, code) => {
    fs.writeFileSync(path.join(directory, 'file'), '');
    const { exitCode, stderr } = await runCommand({ args: [...narrow, '--out', fresh()], environment: { TMPDIR: made() } });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(
        new RegExp(`^Expected a directory for temporary files that can be written, in .*${code}.*\\n$`),
      ) as unknown,
    });
  });

  test('says so where TMPDIR is full', async () => {
    const environment = fullDisk('writeFileSync', "String(file).endsWith('probe')");
    const { exitCode, stderr } = await runCommand({ args: [...narrow, '--out', fresh()], environment });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^Expected a directory for temporary files that can be written, in .*ENOSPC.*\n$/) as unknown,
    });
  });
});
