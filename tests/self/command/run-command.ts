import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { conformance } from '../../conformance/command';
import { inOrder } from '../../conformance/judge-plan';

const repository = path.join(__dirname, '..', '..', '..');

/** A directory for the files of a test file; removed when its tests are done. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'conformance-'));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

export interface Invocation {
  readonly args?: readonly string[];
  readonly environment?: { readonly [name: string]: string };
  /** Sends the signal when the standard error output holds the text. */
  readonly signal?: { readonly name: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGQUIT'; readonly when: string };
}

export interface Invoked {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `npm run conformance` as npm would, without npm: with no setting but those given. */
export function runCommand({ args = [], environment = {}, signal }: Invocation): Promise<Invoked> {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(TARGET_|GITHUB_|DEBUG$|JEST_|NODE_ENV$)/.test(name)),
  );
  const child = spawn(process.execPath, ['scripts/bundled.cjs', 'scripts/conformance.ts', ...args], {
    cwd: repository,
    env: { ...clean, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  let signalled = false;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      if (signal === undefined || signalled || !output.stderr.includes(signal.when)) return;
      signalled = true;
      child.kill(signal.name);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, ...output });
    });
  });
}

/**
 * The same in this process and without Jest, as the packaged command does it: for what a setting that is wrong, a target that cannot be
 * asked or a recording comes to, where the process is not the subject.
 */
export async function runHere({ args = [], environment = {} }: Omit<Invocation, 'signal'>): Promise<Invoked> {
  const output = { stdout: '', stderr: '' };
  const to = (name: keyof typeof output) => ({ write: (text: string) => (output[name] += text) });
  const never = new Promise<string>(() => undefined);
  const exitCode = await conformance(args, environment, { stdout: to('stdout'), stderr: to('stderr') }, never, inOrder);
  return { exitCode, ...output };
}

/**
 * Runs each of several commands when a test first asks for it, and once: each start has the time of a test to itself, however busy the
 * machine is.
 */
export function once<Name extends string | number>(
  invocation: (name: Name) => Invocation,
  run = runCommand,
): (name: Name) => Promise<Invoked> {
  const started = new Map<Name, Promise<Invoked>>();
  return (name) => {
    const invoked = started.get(name) ?? run(invocation(name));
    started.set(name, invoked);
    return invoked;
  };
}

/** A line of a stack trace. */
export const stackLine = /^\s+at /m;

export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The records of a ledger; every line must be one. */
export const readRecords = (file: string): readonly { readonly kind: string }[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as { readonly kind: string });
