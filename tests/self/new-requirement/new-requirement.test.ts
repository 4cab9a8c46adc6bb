import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import { readRequirements } from '../../harness/findings/requirement-file';
import { unwritten } from './unwritten';

const id = 'pagination.page-jump';
let copy: string;

const run = (script: string, ...flags: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, ['-r', 'esbuild-register', `scripts/${script}.ts`, ...flags], { cwd: copy, encoding: 'utf8' });

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'new-requirement-'));
  for (const part of ['spec', 'scripts', 'generated', 'tests', 'README.md', 'package.json', 'tsconfig.json'])
    cpSync(path.join(repository, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(repository, 'node_modules'), path.join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true }));

test('nothing of the requirements here is left to be written', () => {
  expect(unwritten(repository)).toEqual([]);
});

test('a new requirement has its files, its place and its generated names, and each part says what is left to be written', () => {
  const { status, stdout, stderr } = run('new', id);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const left = unwritten(copy);
  expect(stdout.trim().split('\n')).toEqual(left);
  expect(left).toEqual([
    expect.stringMatching(/^spec\/requirements\.yaml:\d+ is not written yet: what holds, as half a sentence\.$/),
    expect.stringMatching(/^spec\/requirements\.yaml:\d+ is not written yet: what is wrong .+\.$/),
    expect.stringMatching(/^spec\/requirements\.yaml:\d+ is not written yet: what the check asks .+\.$/),
    expect.stringMatching(/^spec\/requirements\.yaml:\d+ is not written yet: why a provider should agree\.$/),
    expect.stringMatching(/^tests\/harness\/checks\/pagination\/page-jump\.ts:\d+ is not written yet: ask the listing .+\.$/),
    expect.stringMatching(/^tests\/reference\/mutants\/pagination\/page-jump\.ts:\d+ is not written yet: the reference .+\.$/),
    expect.stringMatching(/^tests\/reference\/mutants\/pagination\/page-jump\.ts:\d+ is not written yet: a setting in .+\.$/),
  ]);
  const ids = readRequirements(path.join(copy, 'spec')).map((requirement) => requirement.id);
  expect(ids[ids.indexOf(id) - 1]).toBe('pagination.link-last');
  expect(run('generate', '--check')).toMatchObject({ status: 0, stderr: '' });
});

test.each([
  [id, 'is in spec/requirements.yaml. Choose another name.'],
  ['pagination', 'Expected an id that is a path'],
  ['Pagination.Page', 'Expected an id that is a path'],
  ['../pagination.x', 'Expected an id that is a path'],
  ['weather.rain', 'Expected an area with checks; received "weather"'],
])('%s is refused in one line, and nothing is written', (wrong, sentence) => {
  const before = unwritten(copy).length;
  const { status, stdout, stderr } = run('new', wrong);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr.trim()).not.toContain('\n');
  expect(unwritten(copy).length).toBe(before);
});
