import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../harness/contract/directories';

export interface Measured {
  /** `undefined`: it did not end by itself. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** On the clock. */
  readonly seconds: number;
  /** Of the processor; `undefined` where the process crashed. */
  readonly processorSeconds: number | undefined;
  /** Peak, in MiB. */
  readonly memory: number | undefined;
}

export interface Command {
  readonly args: readonly string[];
  readonly environment?: { readonly [name: string]: string };
  /** Killed after so many seconds. */
  readonly seconds: number;
  /** Default `scripts/conformance.ts`. */
  readonly script?: string;
  /** Working directory; default: the repository. */
  readonly cwd?: string;
}

/** Runs a command of the harness in a process of its own, and measures it. Nothing of this process's own settings gets in. */
export function measured({
  args,
  environment = {},
  seconds,
  script = 'conformance.ts',
  cwd = repository,
}: Command): Promise<Measured> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(TARGET_|GITHUB_|DEBUG$|JEST_|NODE_ENV$)/.test(name));
  const loaded = ['-r', path.join(__dirname, 'measure.cjs')];
  const began = Date.now();
  const child = spawn(
    process.execPath,
    [...loaded, ...['bundled.cjs', script].map((name) => path.join(repository, 'scripts', name)), ...args],
    {
      cwd,
      env: { ...Object.fromEntries(kept), ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  const [, stdout, stderr, costs] = child.stdio.map((stream) => {
    const chunks: Buffer[] = [];
    if (stream && 'read' in stream) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      const cost = costs?.() ?? '';
      const { seconds: processorSeconds, memory } = (cost === '' ? {} : JSON.parse(cost)) as {
        seconds?: number;
        memory?: number;
      };
      const ended = { exitCode: exitCode ?? undefined, stdout: stdout?.() ?? '', stderr: stderr?.() ?? '' };
      resolve({ ...ended, seconds: (Date.now() - began) / 1000, processorSeconds, memory });
    });
  });
}

/** Everything that a command wrote into a directory, as bytes, and how much that is in MiB. */
export function writtenIn(directory: string): { readonly text: string; readonly size: number } {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).map((name) => path.join(directory, name));
  const own = files.filter((file) => statSync(file).isFile());
  return {
    text: own.map((file) => readFileSync(file, 'latin1')).join('\n'),
    size: own.reduce((sum, file) => sum + statSync(file).size, 0) / 2 ** 20,
  };
}
