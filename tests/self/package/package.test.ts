import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { repository } from '../../harness/contract/directories';
import { requirementIds } from '../../../generated/requirement-ids';
import { reportNames } from '../../harness/reports/registry';
import type { Results } from '../../harness/reports/results';
import { allMutants } from '../../reference/mutants';
import { type Reference, startReference } from '../../reference/server';
import { readJson, runCommand, stackLine } from '../command/run-command';
import { command, install, type Installed, runIn } from './installed';

let installed: Installed;
const at = (...parts: readonly string[]): string => path.join(installed.folder, ...parts);
const servers: Reference[] = [];
beforeAll(() => {
  installed = install();
  mkdirSync(at('api'));
  cpSync(path.join(repository, 'spec', 'spectroclusters.openapi.yaml'), at('api', 'things.openapi.yaml'));
  for (const name of ['components', 'examples'])
    cpSync(path.join(repository, 'spec', name), at('api', name), { recursive: true });
}, 600_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  installed.remove();
});

async function started(mutant?: string): Promise<Reference> {
  const found = allMutants.find(({ id }) => id === mutant);
  const behaviour = found !== undefined && 'behaviour' in found ? found.behaviour : [];
  const server = await startReference({ behaviour });
  servers.push(server);
  return server;
}

/** What two runs over one server must have in common. */
const common = ({ verdict, exitCode, observed, findings }: Results) => ({ verdict, exitCode, observed, findings });

test('the package holds what it needs and no more, and an installation fetches nothing else', () => {
  const strange = installed.files.filter(
    (name) =>
      !/^(LICENSE|README\.md|package\.json|generated\/contract\.json|spec\/.*\.(yaml|json)|dist\/package\/[\w.-]+\.(js|js\.map|css|txt)|dist\/package\/ctrf-schema-[\d.]+\.json|dist\/package\/types\/.*\.d\.ts)$/.test(
        name,
      ),
  );
  expect(strange).toEqual([]);
  const manifest = readJson(at('node_modules', 'listing-conformance', 'package.json')) as { readonly dependencies?: object };
  expect(manifest.dependencies).toBeUndefined();
  const lock = readJson(at('package-lock.json')) as { readonly packages: object };
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/listing-conformance']);
  expect(readFileSync(at('node_modules', 'listing-conformance', 'dist', 'package', 'THIRD-PARTY-LICENSES.txt'), 'utf8')).toMatch(
    /^undici \d[^]*^undici \d[^]*Copyright \(c\) Matteo Collina/m,
  );
});

test.each([
  ['a conforming server, by the shipped contract', undefined, undefined, 0],
  ['a faulty server, by a contract in the folder of the caller', 'limit-above-maximum-honoured', 'api/things.openapi.yaml', 1],
] as const)('judges %s as the suite does', async (_, mutant, contract, exitCode) => {
  const { url, apiKey, projectUid } = await started(mutant);
  const given = { TARGET_API_KEY: apiKey, TARGET_PROJECT_UID: projectUid };
  const args = ['--target', url, '--rate', '10000', ...(contract === undefined ? [] : ['--contract', contract])];
  const packaged = await command(installed, [...args, '--out', 'packaged'], given);
  const suite = await runCommand({
    args: [...args.map((arg) => (arg === contract ? at(arg) : arg)), '--out', at('suite')],
    environment: given,
  });
  expect(packaged.exitCode).toBe(exitCode);
  expect(suite.exitCode).toBe(exitCode);
  const results = readJson(at('packaged', 'results.json')) as Results;
  expect(results.findings.map(({ id }) => id)).toEqual(requirementIds);
  expect(common(results)).toEqual(common(readJson(at('suite', 'results.json')) as Results));
  const told = (text: string): string =>
    text
      .replaceAll(`${installed.folder}/`, '')
      .replaceAll(/^Written .*$/gm, '')
      .replaceAll(/ in [\d.]+ m?s\b/g, '')
      .replaceAll(/^ +again .*$/gm, '')
      // Each in a directory of its own.
      .replaceAll(/^( +repro +)(?:suite|packaged)\//gm, '$1');
  expect(told(packaged.stdout)).toBe(told(suite.stdout));
  for (const name of ['ledger.ndjson', 'exchanges.har', 'report.html', 'junit.xml'])
    expect(readFileSync(at('packaged', name), 'utf8').length).toBeGreaterThan(1000);
});

describe('what is wrong is told in a sentence, with the next command', () => {
  beforeAll(() => {
    writeFileSync(at('plain.yaml'), 'openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths: {}\n');
    writeFileSync(at('other.ndjson'), '{"kind":"run","version":9}\n');
    writeFileSync(at('newer.ndjson'), '{"kind":"run","version":99}\n');
  });

  test.each([
    [
      'a contract that is missing',
      ['--contract', 'none.yaml'],
      /none\.yaml; .* or begin a contract with npx listing-conformance init --openapi FILE_OR_URL\.$/,
    ],
    [
      'a contract that is not OpenAPI',
      ['--contract', 'package.json'],
      /^Expected an OpenAPI 3\.1 or 3\.0 document in package\.json; .* npx listing-conformance init --openapi FILE_OR_URL\.$/,
    ],
    ['no x-listing', ['--contract', 'plain.yaml'], /npx listing-conformance init --openapi plain\.yaml --path PATH/],
    ['a folder that cannot be written', ['--out', 'package.json/x'], /^Cannot write to package\.json\/x: .* with --out\.$/],
    ['an --out without a folder', ['--out'], /^--out needs a value\./],
    ['an --out that is empty', ['--out='], /^--out is empty; name a path/],
    ['results before that are none', ['--previous', 'package.json'], /package\.json; it is something else/],
    ['a flag that is unknown', ['--targt', 'http://127.0.0.1'], /^Unknown flag --targt; did you mean --target\?/],
    ['a ledger of another version', ['report', 'merge', 'other.ndjson', 'package.json'], /it is of version 9/],
    ['a document that init cannot read', ['init', '--openapi', 'none.yaml'], /none\.yaml/],
    [
      'a ledger of a newer version',
      ['report', 'merge', 'newer.ndjson', 'package.json'],
      /it is of version 99, .* use the harness that wrote it or a newer one/,
    ],
    ['an index of nothing', ['report', 'index', 'api'], /^Expected results\.json in api/],
    [
      'one contract to compare',
      ['compare', '--contract', 'plain.yaml'],
      /^Expected two documents: npx listing-conformance compare --contract/,
    ],
    ['results to compare that are none', ['compare', 'package.json', 'package.json'], /package\.json/],
  ])('%s', async (_, args, sentence) => {
    const { exitCode, stdout, stderr } = await command(installed, args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(sentence);
    expect(stderr.trimEnd()).not.toContain('\n');
    expect(stderr).not.toMatch(stackLine);
  });
});

test('compares two contracts, proposes, and makes an index, as a checkout does', async () => {
  const twin = ['compare', '--contract', 'api/things.openapi.yaml', 'api/things.openapi.yaml'];
  expect(await command(installed, twin)).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^COMPATIBLE/) as unknown });
  const only = ['--only', 'pagination.limit', '--contract', 'api/things.openapi.yaml', '--propose', '--out', 'indexed/one'];
  const judged = await command(installed, [...only, '--report', reportNames.join(',')]);
  expect(judged).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Proposed: Nothing is to be changed') as unknown });
  expect(await command(installed, ['report', 'index', 'indexed', '--out', 'indexed'])).toMatchObject({
    exitCode: 0,
    stderr: '',
    stdout: 'The target conforms.\nWritten: indexed/index.html\n',
  });
});

test('--list tells what each requirement needs of the data, though the package holds no sources', async () => {
  const { exitCode, stdout } = await command(installed, ['--list']);
  const suite = await runCommand({ args: ['--list'] });
  expect(exitCode).toBe(0);
  expect(stdout).toContain(requirementIds[0]);
  expect(stdout).toBe(suite.stdout);
});

test('init begins a contract that can be judged by at once', async () => {
  const begun = await command(installed, ['init', '--openapi', 'api/things.openapi.yaml', '--out', 'begun.yaml']);
  expect(begun).toMatchObject({ exitCode: 0, stderr: '' });
  expect(begun.stdout).toMatch(/\nNext {2}npx listing-conformance --contract begun\.yaml --target URL\n$/);
});

const program = (url: string, apiKey: string, project: string): string => `
import { ConfigError, exitCodes, loadContract, runConformance, type Finding, type Results } from 'listing-conformance';
import preset = require('listing-conformance/jest');

export async function judged(): Promise<Results> {
  const contract = await loadContract('api/things.openapi.yaml', { operation: 'listClusters' }).catch((error: unknown) => {
    if (error instanceof ConfigError) throw error;
    return loadContract('api/things.openapi.yaml');
  });
  const results = await runConformance({
    contract, target: '${url}', credentials: { key: '${apiKey}' }, project: '${project}', only: ['pagination.limit-maximum'], rate: Infinity,
  });
  const failed: readonly Finding[] = results.findings.filter(({ outcome }) => outcome === 'fail');
  console.log(JSON.stringify({ failed: failed.map(({ id }) => id), isOne: results.exitCode === exitCodes.violates, named: preset.displayName }));
  return results;
}
void judged();
`;

test('the programmatic interface has types that compile by themselves, and does what they say', async () => {
  const { url, apiKey, projectUid } = await started('limit-above-maximum-honoured');
  writeFileSync(at('program.ts'), program(url, apiKey, projectUid));
  const options: ts.CompilerOptions = {
    strict: true,
    skipLibCheck: false,
    types: [],
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  };
  const compiled = ts.createProgram([at('program.ts')], options);
  const problems = ts
    .getPreEmitDiagnostics(compiled)
    .map(({ messageText, file }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  expect(problems).toEqual([]);
  compiled.emit();
  expect(await runIn(installed, ['program.js'])).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `${JSON.stringify({ failed: ['pagination.limit-maximum'], isOne: true, named: 'listing-conformance' })}\n`,
  });
  const named = "import { runConformance } from 'listing-conformance'; console.log(typeof runConformance);";
  expect(await runIn(installed, ['--input-type=module', '-e', named])).toMatchObject({ exitCode: 0, stdout: 'function\n' });
});

const modules = path.join(repository, 'node_modules');
const jestOf = (...args: readonly string[]): readonly string[] => [
  path.join(modules, 'jest', 'bin', 'jest.js'),
  '--no-watchman',
  ...args,
];
beforeAll(() => {
  symlinkSync(path.join(modules, 'jest-environment-node'), at('node_modules', 'jest-environment-node'));
});

test('the preset runs one test for each requirement under the Jest of the caller', async () => {
  const { url, apiKey, projectUid } = await started('limit-above-maximum-honoured');
  const only = ['pagination.limit', 'pagination.limit-maximum', 'filtering.in'];
  const config = { preset: 'listing-conformance/jest', testEnvironmentOptions: { contract: 'api/things.openapi.yaml', only } };
  writeFileSync(at('jest.config.json'), JSON.stringify(config));
  const ran = await runIn(installed, jestOf('--json'), {
    TARGET_URL: url,
    TARGET_API_KEY: apiKey,
    TARGET_PROJECT_UID: projectUid,
  });
  const { testResults } = JSON.parse(ran.stdout) as {
    readonly testResults: readonly {
      readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
    }[];
  };
  const shown = testResults.flatMap(({ assertionResults }) => assertionResults.map(({ title, status }) => `${status} ${title}`));
  expect(shown).toEqual([
    expect.stringMatching(/^passed MUST pagination\.limit: /),
    expect.stringMatching(/^failed MUST pagination\.limit-maximum: /),
    expect.stringMatching(/^pending MUST filtering\.in: .*\(not-applicable: /),
  ]);
  expect(ran.exitCode).toBe(1);
});

describe('the preset with what it cannot use fails in a sentence, and Jest shows no stack', () => {
  test.each([
    [
      'a contract that is missing',
      { contract: 'none.yaml' },
      /ContractError: Expected a readable file at .*none\.yaml; it does not exist/,
    ],
    ['a pipe as contract', { contract: 'pipe.yaml' }, /ContractError: .* it is a pipe, and only a regular file is read/],
    ['an empty path', { contract: '' }, /ConfigError: --contract is empty; name a path/],
    [
      'a number as path',
      { contract: 5 },
      /ConfigError: Expected of testEnvironmentOptions\.contract what --contract takes; found 5\./,
    ],
    ['a rate below zero', { rate: -1 }, /ConfigError: Expected a number of requests per second above 0 in --rate; received "-1"/],
    ['a time beyond all', { timeout: 1e300 }, /ConfigError: Expected a number of seconds above 0, and at most 604800/],
    ['no requirement', { only: [] }, /ConfigError: --only names no requirement/],
    [
      'a file that it writes never',
      { writeBaseline: 'b.yaml' },
      /ConfigError: Unknown option testEnvironmentOptions\.writeBaseline\./,
    ],
    ['a name that JavaScript knows', { constructor: 'x' }, /ConfigError: Unknown option testEnvironmentOptions\.constructor\./],
    [
      'a target that is down',
      { target: 'http://127.0.0.1:1' },
      /TargetUnreachableError: .* received no response \(connection refused\)/,
    ],
    ['a target that is no URL', { target: 'nope' }, /ConfigError: Expected a URL with http:\/\/ or https:\/\/ in --target/],
  ])('%s', async (_, testEnvironmentOptions, sentence) => {
    if (!existsSync(at('pipe.yaml'))) execFileSync('mkfifo', [at('pipe.yaml')]);
    writeFileSync(at('jest.config.json'), JSON.stringify({ preset: 'listing-conformance/jest', testEnvironmentOptions }));
    const { exitCode, stderr } = await runIn(installed, jestOf());
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(sentence) as unknown });
    expect(stderr).not.toMatch(stackLine);
  });
});
