import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';
import { type Reference, startReference } from '../../reference/server';
import { dialects, documentOf } from '../servers/dialects';
import { generate } from '../generating';
import { temporaryFolder } from '../temporary-folder';
import { run } from './packages';

/** The package of the shipped contract, packed, installed into an empty project, and used there as its users do. */

const project = temporaryFolder('consumers-installed');
const made = path.join(project, 'made');
const modules = path.join(repository, 'node_modules');
let reference: Reference;

beforeAll(async () => {
  reference = await startReference({ size: 117 });
  const script = [
    '-r',
    'esbuild-register',
    'scripts/generate.ts',
    '--contract',
    'spec/spectroclusters.openapi.yaml',
    '--out',
    made,
  ];
  expect(await run(process.execPath, script, repository)).toEqual({
    code: 0,
    stdout: `Wrote cluster-listing-client 1.0.0 to ${made}. Install it with npm install ${made}\n`,
    stderr: '',
  });
  expect(await run('npm', ['pack', '--silent', made], project)).toMatchObject({ code: 0 });
  write('package.json', JSON.stringify({ name: 'app', private: true }));
  const flags = ['--offline', '--no-audit', '--no-fund', '--silent'];
  expect(await run('npm', ['install', ...flags, './cluster-listing-client-1.0.0.tgz'], project)).toMatchObject({ code: 0 });
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers'])
    symlinkSync(path.join(modules, name), path.join(project, 'node_modules', name));
});
afterAll(async () => {
  await reference.close();
});

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(project, name)), { recursive: true });
  writeFileSync(path.join(project, name), text);
}

/** Runs a program of the project, which knows the target as `target`. */
async function runProgram(name: string, text: string): Promise<unknown> {
  const { url, apiKey, projectUid } = reference;
  const target = { baseUrl: url, headers: { ApiKey: apiKey, ProjectUid: projectUid } };
  write(name, `const target = ${JSON.stringify(target)};\n${text}`);
  const { code, stdout, stderr } = await run(process.execPath, [name], project);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

const body = `
  const count = async (listed) => { let n = 0; for await (const _ of listed) n += 1; return n; };
  const filter = eq('spec.cloudType', 'aws');
  const aws = [];
  for await (const { spec } of listAll(client, { filter })) aws.push(spec.cloudType);
  const shown = new Set();
  for await (const cluster of listAll(client, { fields: ['metadata.name'], limit: 50 })) shown.add(Object.keys(cluster).join());
  const names = [];
  for await (const { metadata } of listAll(client, { order: 'metadata.uid=-1' })) names.push(metadata.uid);
  console.log(JSON.stringify({
    all: await count(listAll(client)), aws: new Set(aws).size, some: aws.length > 0, shown: [...shown],
    sorted: names.join() === names.toSorted().reverse().join(),
    valid: isClusterList({ items: [{ spec: { cloudType: 'one of a later version' } }] }), invalid: isClusterList({ items: [{ kind: 1 }] }),
    values: CloudType.includes('aws'),
  }));
`;
const told = { all: 117, aws: 1, some: true, shown: ['metadata'], sorted: true, valid: true, invalid: false, values: true };

test.each([
  [
    'an ES module with fetch',
    'fetch.mjs',
    `import { eq, listAll, CloudType } from 'cluster-listing-client';
     import { isClusterList } from 'cluster-listing-client/validators';
     const client = target;${body}`,
  ],
  [
    'an ES module with openapi-fetch',
    'openapi-fetch.mjs',
    `import createClient from 'openapi-fetch';
     import { eq, listAll, CloudType } from 'cluster-listing-client';
     import { isClusterList } from 'cluster-listing-client/validators';
     const client = createClient(target);${body}`,
  ],
  [
    'CommonJS with fetch',
    'fetch.cjs',
    `const { eq, listAll, CloudType } = require('cluster-listing-client');
     const { isClusterList } = require('cluster-listing-client/validators');
     const client = target;(async () => {${body}})();`,
  ],
])('%s lists 117 clusters, and filters, orders, projects and validates', async (_, name, text) => {
  expect(await runProgram(name, text)).toEqual(told);
});

test('an assertion names the first place that differs', async () => {
  const text = `
    import { assertClusterList, isErrorBody } from 'cluster-listing-client/validators';
    let message; try { assertClusterList({ items: [{}, { metadata: { creationTimestamp: 'today' } }] }); } catch (error) { message = error.message; }
    console.log(JSON.stringify([message, isErrorBody({ details: { anything: 1 } }), isErrorBody({ code: 1 })]));`;
  expect(await runProgram('assert.mjs', text)).toEqual([
    'Expected a ClusterList; found that /items/1/metadata/creationTimestamp must match format "date-time".',
    true,
    false,
  ]);
});

/** What the compiler says of its own library is nothing that a package says. */
const strict = [
  '--strict',
  '--noEmit',
  '--skipDefaultLibCheck',
  '--exactOptionalPropertyTypes',
  '--noUncheckedIndexedAccess',
  '--target',
  'es2022',
];
const settings = {
  nodenext: ['--module', 'nodenext', '--moduleResolution', 'nodenext', '--lib', 'es2022,dom'],
  bundler: ['--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2022,dom'],
  node10: ['--module', 'commonjs', '--moduleResolution', 'node10', '--lib', 'es2022,dom'],
  'nodenext without the DOM': ['--module', 'nodenext', '--moduleResolution', 'nodenext', '--lib', 'es2022'],
} as const;

/** The oldest version that the README promises, and the newest. */
const compilers = ['typescript-5.4', 'typescript'] as const;

/** What a compiler says of files by their contents. */
async function compiled(
  compiler: (typeof compilers)[number],
  setting: keyof typeof settings,
  files: { readonly [name: string]: string },
): Promise<string> {
  for (const [name, text] of Object.entries(files)) write(name, text);
  const program = path.join(modules, compiler, 'bin', 'tsc');
  return (await run(process.execPath, [program, ...strict, ...settings[setting], ...Object.keys(files)], project)).stdout;
}

const sound = `
import { and, ascending, CloudType, eq, listAll, ListingError, or, type Cluster, type ErrorBody } from 'cluster-listing-client';
import { assertClusterList, isCluster } from 'cluster-listing-client/validators';
declare const client: { baseUrl: string; headers: Record<string, string> };
declare const signal: { aborted: boolean };
export async function main(one: unknown, refused: ErrorBody): Promise<unknown> {
  for await (const cluster of listAll(client)) { const all: Cluster = cluster; const name: string | undefined = all.metadata?.name; void name; }
  for await (const cluster of listAll(client, { fields: ['metadata.name', 'spec.cloudType'], order: ['metadata.name=1', ascending('metadata.uid')] })) {
    const told: [string | undefined, CloudType | undefined] = [cluster.metadata?.name, cluster.spec?.cloudType];
    void told;
  }
  const filter = and(eq('spec.cloudType', 'aws'), ...[eq('metadata.name', 'x')]);
  const later = or(eq('spec.cloudType', 'of a later version'), eq('metadata.creationTimestamp', new Date()));
  for await (const page of listAll(client, { filter, limit: 3, scope: 'p' }, { maxPages: 3, signal }).pages()) { const n: number | undefined = page.count; void n; }
  const first: 'all' = CloudType[0];
  const anything: unknown = refused.details?.anything;
  assertClusterList(one);
  if (one instanceof ListingError && one.code === 'endless') throw one;
  return [isCluster(one) && one.metadata, one.items, later, first, anything];
}
`;
const withOpenApiFetch = `
import createClient from 'openapi-fetch';
import type { paths } from 'cluster-listing-client';
export async function typed(): Promise<void> {
  for await (const { metadata } of listAll(createClient<paths>({ baseUrl: 'http://x' }))) { const name: string | undefined = metadata?.name; void name; }
}
`;

const wrong: readonly (readonly [text: string, message: string])[] = [
  [`listAll(client, { order: 'metadata.nmae=1' })`, `Did you mean '"metadata.name=1"'`],
  [`listAll(client, { fields: ['metadata.nmae'] })`, `Did you mean '"metadata.name"'`],
  [`eq('spec.cloudtype', 'aws')`, `'"spec.cloudtype"' is not assignable`],
  [`eq('metadata.name', 1)`, `'number' is not assignable`],
  [`and(eq('spec.cloudType', 'aws'), or(eq('metadata.name', 'x'), eq('metadata.name', 'y')))`, `'Disjunction' is not assignable`],
  [`listAll(client, { where: 1 })`, `'where' does not exist`],
  [
    `void (async () => { for await (const one of listAll(client, { fields: ['metadata.name'] })) one.spec; })`,
    `'spec' does not exist`,
  ],
  [
    `void (async () => { for await (const one of listAll(client, { fields: ['metadata.name'] })) one.metadata?.uid; })`,
    `'uid' does not exist`,
  ],
  [`listAll({ headers: {} })`, `'baseUrl' is missing`],
];

test('the two compilers are those that are promised', () => {
  const version = (name: string): string =>
    (JSON.parse(readFileSync(path.join(modules, name, 'package.json'), 'utf8')) as { readonly version: string }).version;
  expect(compilers.map(version)).toEqual([expect.stringMatching(/^5\.4\./), expect.stringMatching(/^5\.9\./)]);
});

describe.each(compilers)('%s', (compiler) => {
  test.each(['bundler', 'node10', 'nodenext without the DOM'] as const)('%s compiles what is right', async (setting) => {
    // openapi-fetch speaks of the DOM itself.
    const text = setting.endsWith('without the DOM') ? sound : `${sound}${withOpenApiFetch}`;
    expect(await compiled(compiler, setting, { 'main.ts': text })).toBe('');
  });

  test('nodenext compiles what is right, and refuses what is wrong, each on its line', async () => {
    const head = `import { and, eq, listAll, or } from 'cluster-listing-client'; const client = { baseUrl: '' };`;
    const errors = await compiled(compiler, 'nodenext', {
      'main.ts': `${sound}${withOpenApiFetch}`,
      'wrong.ts': [head, ...wrong.map(([text]) => `${text};`)].join('\n'),
    });
    const told = errors.split(/^(?=\S)/m);
    expect(told.filter((error) => !error.startsWith('wrong.ts('))).toEqual([]);
    wrong.forEach(([text, message], index) => {
      const own = told.filter((error) => error.startsWith(`wrong.ts(${index + 2},`));
      expect([text, own.join('')]).toEqual([text, expect.stringContaining(message)]);
    });
  });
});

test('no file tells where it was made, and two makings give the same bytes', async () => {
  const again = path.join(project, 'again');
  expect(await generate('--contract', 'spec/spectroclusters.openapi.yaml', '--out', again)).toMatchObject({ code: 0 });
  for (const name of [
    'index.js',
    'index.mjs',
    'index.d.ts',
    'validators.js',
    'types.d.ts',
    'values.d.ts',
    'contract.json',
    'README.md',
  ]) {
    const text = readFileSync(path.join(made, name), 'utf8');
    expect(text).not.toContain(repository);
    expect(readFileSync(path.join(again, name), 'utf8')).toBe(text);
  }
});

test('the changelog is made of what changed, and says where the version is too low', async () => {
  const [before, after] = ['1.0.0', '1.1.0'].map((version, index) => {
    const document = documentOf(dialects.quoted) as { readonly info: object };
    const text = JSON.stringify({ ...document, info: { ...document.info, version } });
    write(
      `${version}.json`,
      index === 0 ? text : text.replace('"blue"', '"blue","pink"').replaceAll('"total"', '"sum"').replaceAll('/total', '/sum'),
    );
    return path.join(project, `${version}.json`);
  });
  const out = path.join(project, 'changing');
  const changelog = (): string => readFileSync(path.join(out, 'CHANGELOG.md'), 'utf8');
  expect(await generate('--contract', before ?? '', '--out', out)).toMatchObject({ code: 0 });
  expect(changelog()).toBe('# Changelog\n\n## 1.0.0\n\nThe first version.\n');
  const { stdout } = await generate('--contract', after ?? '', '--out', out);
  expect(stdout).toContain('Clients break by what changed since 1.0.0, so info/version should be 2.0.0.');
  expect(changelog()).toMatch(
    /^# Changelog\n\n## 1\.1\.0\n\n### Breaks clients\n\n(- .*\n)+\n### New\n\n(- .*\n)+\n## 1\.0\.0\n\nThe first version\.\n$/,
  );
  expect(changelog()).toContain('/things/*/colour may be pink (`response-property-enum-value-added`)');
  // Made once more, it stays.
  const told = changelog();
  expect(await generate('--contract', after ?? '', '--out', out)).toMatchObject({ code: 0 });
  expect(changelog()).toBe(told);
});

test.each([
  ['no --out', ['--contract', 'spec/packs.openapi.yaml'], /^Expected where the package goes; found no --out\./],
  [
    'an --out that cannot be written',
    ['--contract', 'spec/packs.openapi.yaml', '--out', '/dev/null/x'],
    /^Cannot write to \/dev\/null\/x: /,
  ],
  [
    'an --out that never comes to be',
    ['--contract', 'spec/packs.openapi.yaml', '--out', '/proc/x'],
    /^Cannot write to \/proc\/x: /,
  ],
  [
    'an --out with another package',
    ['--contract', 'spec/packs.openapi.yaml', '--out', project],
    /^Expected an empty directory, or an earlier/,
  ],
  [
    'a contract that is no OpenAPI',
    ['--contract', 'package.json', '--out', 'x'],
    /^Expected an OpenAPI 3\.1 or 3\.0 document in package\.json/,
  ],
  ['a contract that is not there', ['--contract', 'nope.yaml', '--out', 'x'], /nope\.yaml/],
  ['an unknown listing', ['--contract', 'spec/packs.openapi.yaml', '--out', 'x', '--operation', 'nope'], /operationId nope/],
])('%s is one sentence with exit code 2', async (_, flags, message) => {
  const { code, stdout, stderr } = await generate(...flags);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(existsSync(path.join(repository, 'x'))).toBe(false);
});
