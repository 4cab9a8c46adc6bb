import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { contractArtefacts } from '../harness/contract/artefacts';
import { repository, specDirectory } from '../harness/contract/directories';
import { ContractError } from '../harness/errors';
import { run } from './consumers/packages';
import { generate } from './generating';
import { temporaryFolder } from './temporary-folder';

const names = [
  'checks.ts',
  'cloudaccounts-aws.types.ts',
  'config.schema.json',
  'contract.json',
  'explanations.ts',
  'fault-words.ts',
  'packs.types.ts',
  'requirement-ids.ts',
  'requirements.md',
  'requirements.ts',
  'types.ts',
  'validators.d.ts',
  'validators.js',
];
const directory = temporaryFolder('generated');

beforeAll(async () => {
  expect(await generate('--out', directory)).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('the committed files are what spec/ makes', async () => {
  expect(await generate('--check')).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('two runs write the same bytes', () => {
  expect(readdirSync(directory).sort()).toEqual(names);
  for (const name of names)
    expect(readFileSync(path.join(directory, name)).equals(readFileSync(path.join(repository, 'generated', name)))).toBe(true);
});

test('no generated file tells where it was made', () => {
  for (const name of names) expect(readFileSync(path.join(directory, name), 'utf8')).not.toContain(repository);
});

const spoilt: readonly (readonly [how: string, spoil: (file: string) => void, left: readonly string[]])[] = [
  ['a byte more', (file) => appendFileSync(file, '\n'), names],
  ['gone', (file) => rmSync(file), []],
];

test.each(spoilt)('--check names each file with %s, writes nothing and exits 1', async (_, spoil, left) => {
  for (const name of names) spoil(path.join(directory, name));
  const { code, stderr } = await generate('--check', '--out', directory);
  expect(code).toBe(1);
  const lines = stderr.trim().split('\n');
  expect(lines.map((line) => path.basename(line.split(' ')[0] ?? '')).sort()).toEqual(names);
  for (const line of lines) expect(line).toContain('npm run generate');
  expect(readdirSync(directory).sort()).toEqual(left);
});

test.each([
  ['is no OpenAPI', 'openapi: 3.1.1', 'openapi: 2.0'],
  ['has a schema that does not compile', 'uniqueItems: true', 'uniqueItems: sure'],
  ['has an x-listing that names no field', '- metadata.uid', '- metadata.nope'],
])('a document beside the shipped one is compiled, too: one that %s is told', async (_, from, to) => {
  const spec = path.join(directory, 'spec');
  cpSync(specDirectory, spec, { recursive: true });
  const file = path.join(spec, 'packs.openapi.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  const told = await contractArtefacts({ directory: spec, shipped: 'spectroclusters.openapi.yaml' }).catch(
    (error: unknown) => error,
  );
  rmSync(spec, { recursive: true });
  expect(told).toBeInstanceOf(ContractError);
  expect(String(told)).toMatch(/^ContractError: .*spec\/packs\.openapi\.yaml/);
});

test('an unknown flag exits 2 with one line', async () => {
  const script = ['-r', 'esbuild-register', path.join('scripts', 'generate.ts'), '--chekc'];
  const { code, stderr } = await run(process.execPath, script, repository);
  expect(code).toBe(2);
  expect(stderr).toContain("'--chekc'");
  expect(stderr).not.toMatch(/\n\s+at /);
});

describe('what is wrong with a flag is told in one sentence', () => {
  const shipped = path.join(specDirectory, 'spectroclusters.openapi.yaml');
  test.each([
    ['a word that is no flag', ['it'], /^Unexpected argument 'it'\. The flags are --check, --out DIR/],
    ['a flag without its value', ['--out'], /^Option '--out <value>' argument missing\. The flags are/],
    ['an empty value', ['--contract=', '--out', directory], /^--contract is empty; give it a value/],
    ['a package that is checked', ['--check', '--contract', shipped, '--out', directory], /^--check is not for the package of a/],
    ['an operation of no contract', ['--check', '--operation', 'x'], /^--operation is for the package of a contract; name that/],
    ['a file as directory', ['--out', __filename], /^Cannot write to .*: it is no directory, and what stands there is left/],
    ['a directory below a file', ['--out', path.join(__filename, 'x')], /^Cannot write to .* is no directory/],
    [
      'a name that no package can have',
      ['--contract', shipped, '--out', path.join(directory, 'named'), '--name', '../../x'],
      /^Expected a name that a package can have, .*; found --name "\.\.\/\.\.\/x"\.\n$/,
    ],
    [
      'a pipe as the version before',
      ['--contract', shipped, '--out', path.join(directory, 'named'), '--before', '/dev/zero'],
      /\/dev\/zero; it is a device, and only a regular file is read/,
    ],
  ])('%s', async (_, flags, sentence) => {
    const { code, stdout, stderr } = await generate(...flags);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) as unknown });
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
