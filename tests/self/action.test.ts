import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parse } from 'yaml';
import { githubParser } from './github-parser';
import { temporaryFolder } from './temporary-folder';

const folder = path.resolve(__dirname, '..', '..', '.github', 'actions', 'conformance');
const directory = temporaryFolder('action');

interface Action {
  readonly inputs: { readonly [name: string]: { readonly description: string } };
  readonly outputs: { readonly [name: string]: { readonly value: string } };
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly uses?: string;
      readonly run?: string;
      readonly shell?: string;
      readonly env?: { readonly [name: string]: string };
      readonly with?: { readonly [name: string]: string };
    }[];
  };
}
const text = readFileSync(path.join(folder, 'action.yml'), 'utf8');
const action = parse(text) as Action;

test('names only inputs that it has, puts none into a script, and takes other actions by their commit', () => {
  const named = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name ?? '');
  expect(new Set(named)).toEqual(new Set(Object.keys(action.inputs)));
  expect(action.runs.using).toBe('composite');
  for (const { run, shell } of action.runs.steps.filter((step) => step.run !== undefined)) {
    expect(run).not.toContain('${{');
    expect(shell).toBe('bash');
  }
  for (const line of text.split('\n').filter((one) => one.includes('uses:')))
    expect(line).toMatch(/uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('is an action by the parser of GitHub', () => {
  const problems = githubParser(directory);
  expect(problems('action', text)).toEqual([]);
  for (const [right, wrong] of [
    ['using: composite', 'using: composit'],
    ['shell: bash', 'shel: bash'],
    ['runs:', 'run:'],
  ] as const)
    expect(problems('action', text.replace(right, wrong))).not.toEqual([]);
});

describe('the step that judges', () => {
  // The scripts in a checkout whose command shows what it was given, writes results, and ends as it is told.
  const scripts = path.join(directory, 'harness', '.github', 'actions', 'conformance');
  const built = path.join(directory, 'harness', 'dist', 'package');
  const workspace = path.join(directory, 'workspace');
  beforeAll(() => {
    for (const made of [scripts, built, workspace]) mkdirSync(made, { recursive: true });
    cpSync(folder, scripts, { recursive: true });
    writeFileSync(
      path.join(built, 'command.js'),
      `const { mkdirSync, writeFileSync } = require('fs');
      const argv = process.argv.slice(2);
      console.log(argv.map((arg) => '[' + arg + ']').join(''));
      console.log(Object.keys(process.env).filter((name) => name.startsWith('TARGET_')).sort().join());
      const out = argv[argv.indexOf('--out') + 1];
      if (process.env.RESULTS) { mkdirSync(out, { recursive: true }); writeFileSync(out + '/results.json', process.env.RESULTS); }
      process.exitCode = Number(process.env.EXIT);`,
    );
  });

  function judge(given: { readonly [name: string]: string }) {
    rmSync(path.join(workspace, 'reports'), { recursive: true, force: true });
    const output = path.join(directory, 'output');
    writeFileSync(output, '');
    const step = action.runs.steps.find(({ run }) => run?.includes('judge.sh') === true);
    const unset = Object.fromEntries(Object.keys(step?.env ?? {}).map((name) => [name, '']));
    const fixed = { PATH: process.env['PATH'] ?? '', GITHUB_OUTPUT: output, GITHUB_ACTION_PATH: scripts };
    const { status, stdout } = spawnSync('bash', ['--norc', '-e', '-c', step?.run ?? 'exit 99'], {
      env: { ...fixed, ...unset, OUT: 'reports', ...given },
      cwd: workspace,
      encoding: 'utf8',
    });
    const outputs = Object.fromEntries(
      readFileSync(output, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('=') as [string, string]),
    );
    return { status, stdout, outputs };
  }

  const target = { TARGET_URL: 'https://staging.example.com', TARGET_API_KEY: 'a key' };

  test('gives verdict, exit code, faults and report, and leaves the gate to the last step', () => {
    const findings = [{ outcome: 'fail' }, { outcome: 'pass' }, { outcome: 'fail' }, { outcome: 'warn' }];
    const judged = judge({ ...target, EXIT: '1', RESULTS: JSON.stringify({ verdict: 'violates', findings }) });
    expect(judged.status).toBe(0);
    expect(judged.outputs).toEqual({ verdict: 'violates', 'exit-code': '1', faults: '2', report: 'reports/report.html' });
    expect(Object.keys(judged.outputs).sort()).toEqual(Object.keys(action.outputs).sort());
    expect(judged.stdout).toBe('[--out][reports]\nTARGET_API_KEY,TARGET_URL\n');
    const gate = action.runs.steps.at(-1)?.run ?? '';
    for (const code of [0, 1, 4])
      expect(spawnSync('bash', ['-e', '-c', gate], { env: { EXIT_CODE: String(code) } }).status).toBe(code);
  });

  test('takes contract and flags as words, with paths of the caller, whatever stands in them', () => {
    const { stdout } = judge({
      ...target,
      EXIT: '0',
      CONTRACT: 'a b;$(touch x).yaml',
      FLAGS: '--config conformance.yaml --only $(touch${IFS}x),`id` *',
    });
    expect(stdout).toContain(
      '[--out][reports][--contract][a b;$(touch x).yaml][--config][conformance.yaml][--only][$(touch${IFS}x),`id`][*]',
    );
  });

  test('keeps an empty URL, which the harness refuses', () => {
    expect(judge({ TARGET_API_KEY: 'a key', EXIT: '2' }).stdout).toContain('TARGET_API_KEY,TARGET_URL\n');
  });

  test('does not run without a credential, unless told so; a wrong setting has no results', () => {
    expect(judge({ TARGET_URL: target.TARGET_URL })).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^::error title=No credential::/) as string,
      outputs: { verdict: 'usage', 'exit-code': '2' },
    });
    expect(judge({ TARGET_URL: target.TARGET_URL, ANONYMOUS: 'true', EXIT: '2' }).outputs).toEqual({
      verdict: 'usage',
      'exit-code': '2',
    });
  });
});

test('the image runs without a shell, not as root, and builds nothing in its last stage', () => {
  const file = readFileSync(path.resolve(__dirname, '..', '..', '.config', 'Dockerfile'), 'utf8');
  const last = file.slice(file.lastIndexOf('\nFROM ')).split('\n');
  expect(last.filter((line) => /^(RUN|ADD|SHELL)\b/.test(line))).toEqual([]);
  expect(last).toContain('USER nonroot');
  const [, entry = '[]'] = /^ENTRYPOINT (.*)$/m.exec(last.join('\n')) ?? [];
  expect(JSON.parse(entry)).toEqual(['/nodejs/bin/node', '/harness/dist/package/command.js']);
});
