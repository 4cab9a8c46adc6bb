import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import { temporaryDirectory } from './run-command';

const root = temporaryDirectory();
const at = (name: string): string => path.join(root, name);
const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
};

const run = (script = 'scripts/say.ts'): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/bundled.cjs', script, 'a'], {
    cwd: root,
    encoding: 'utf8',
  });
  return `${status} ${stdout}${stderr}`;
};

const bundles = (): number => readdirSync(at('node_modules/.cache/listing-conformance')).length;

beforeAll(() => {
  for (const name of ['generated/a', 'tests/package/a', 'tests/reference/a', 'tests/harness/word']) write(`${name}.ts`, '');
  for (const name of ['every-area', 'environment', 'silent-reporter']) write(`tests/conformance/${name}.ts`, '');
  for (const name of ['package.json', 'tsconfig.json', 'node_modules/.package-lock.json']) write(name, '{}');
  for (const name of ['esbuild', '@esbuild'])
    symlinkSync(path.join(repository, 'node_modules', name), at(`node_modules/${name}`));
  write('scripts/other.ts', "console.log('another');\n");
  for (const name of ['scripts/bundled.cjs', 'tests/package/compiled.cjs']) copyFileSync(path.join(repository, name), at(name));
  write(
    'scripts/say.ts',
    "import { word } from '../tests/harness/word';\nconsole.log(word, __dirname, process.argv.slice(1));\n",
  );
});

test('no bundle is run that is older than its sources, and none is made twice', () => {
  const said = (word: string): string => `0 ${word} ${at('scripts')} [ '${at('scripts/say.ts')}', 'a' ]\n`;
  for (const [word, made] of [
    ['one', 1],
    ['one', 1],
    ['two', 2],
    ['one', 2],
  ] as const) {
    write('tests/harness/word.ts', `export const word: string = '${word}';\n`);
    expect(run()).toBe(said(word));
    expect(bundles()).toBe(made);
  }
  write('node_modules/.package-lock.json', '{ "packages": {} }');
  expect(run()).toBe(said('one'));
  expect(bundles()).toBe(3);
  expect(run('scripts/other.ts')).toBe('0 another\n');
  expect(run()).toBe(said('one'));
});

test.each([
  [
    'an import of what is not heeded',
    "export { word } from '../elsewhere';",
    /^3 .*Expected tests\/elsewhere\.ts among what is heeded/,
  ],
  ['a source that is no TypeScript', 'export const word = = 1;', /^3 [^]*could not be started/],
])('%s is told, and nothing is run', (_, text, says) => {
  write('tests/elsewhere.ts', "export const word = 'one';\n");
  write('tests/harness/word.ts', text);
  expect(run()).toMatch(says);
});

test('where nothing is installed, what to do is told', () => {
  rmSync(at('node_modules/.package-lock.json'));
  expect(run()).toMatch(/^3 The harness could not be started: .*\. Run `npm ci`, then try again\.\n$/);
});
