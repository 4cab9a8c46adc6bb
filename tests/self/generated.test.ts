import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository, specDirectory } from '../harness/contract/directories';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm run generate` with these flags, without npm. */
const generate = (...flags: readonly string[]): Promise<Ended> => run([path.join('scripts', 'generate.ts'), ...flags]);

function run(script: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['-r', 'esbuild-register', ...script], { cwd: repository }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

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
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'generated-'));
  expect(await generate('--out', directory)).toEqual({ code: 0, stdout: '', stderr: '' });
});

afterAll(() => {
  rmSync(directory, { recursive: true });
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

// In a process of its own, because the maker of types is an ES module, which Jest does not load here.
const make = `
  const { contractArtefacts } = require('./tests/harness/contract/artefacts');
  const documents = { directory: process.argv[1], shipped: 'spectroclusters.openapi.yaml' };
  contractArtefacts(documents).catch(({ name, message }) => console.log(name + ': ' + message));
`;

test.each([
  ['is no OpenAPI', 'openapi: 3.1.1', 'openapi: 2.0'],
  ['has a schema that does not compile', 'uniqueItems: true', 'uniqueItems: sure'],
  ['has an x-listing that names no field', '- metadata.uid', '- metadata.nope'],
])('a document beside the shipped one is compiled, too: one that %s is told', async (_, from, to) => {
  const spec = path.join(directory, 'spec');
  cpSync(specDirectory, spec, { recursive: true });
  const file = path.join(spec, 'packs.openapi.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  const { stdout } = await run(['-e', make, spec]);
  rmSync(spec, { recursive: true });
  expect(stdout).toMatch(/^ContractError: .*spec\/packs\.openapi\.yaml/);
});

test('an unknown flag exits 2 with one line', async () => {
  const { code, stderr } = await generate('--chekc');
  expect(code).toBe(2);
  expect(stderr).toContain("'--chekc'");
  expect(stderr).not.toMatch(/\n\s+at /);
});
