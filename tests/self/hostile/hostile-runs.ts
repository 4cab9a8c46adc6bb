import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportNames } from '../../harness/reports/registry';
import { type Behaviour, type Expected, defaultBounds, laterRequest } from './behaviour';
import { behaviours } from './behaviours';
import { canary, startHostile } from './hostile-server';
import { inputs } from './inputs';
import type { HostileInput } from './inputs/input';
import { measured, type Measured, writtenIn } from './measured-command';
import { planOf } from './plan';
import { wrongIn } from './printed';
import { leaksIn } from './traces';

/** A row of generated/hostile.md. */
export interface HostileRow {
  readonly kind: string;
  readonly name: string;
  /** From which request on. */
  readonly from: string;
  /** The exit code. */
  readonly expected: number;
  readonly measured: Measured;
  /** In MiB. */
  readonly written: number;
  readonly leaks: readonly string[];
  /** What is not as it should be. */
  readonly wrong: readonly string[];
}

/** A row that is not measured yet. */
export interface Job extends Pick<HostileRow, 'kind' | 'name' | 'from' | 'expected'> {
  readonly run: (resting: number) => Promise<Pick<HostileRow, 'measured' | 'written' | 'leaks' | 'wrong'>>;
}

/** All files of a run together, in MiB: 64 MB (`findings/kept-text.ts`). */
const mostWritten = 64e6 / 2 ** 20;

/** Longer than any run may take on the clock. */
const killedAfter = 700;

function wrongOf(run: Measured, expected: Expected, said: string, bounds: typeof defaultBounds, resting: number): string[] {
  const { exitCode, processorSeconds, memory } = run;
  return [
    ...(exitCode === expected.exit ? [] : [`expected exit code ${expected.exit}`]),
    ...(expected.says.test(said) ? [] : [`expected to be told ${String(expected.says)}`]),
    ...(processorSeconds !== undefined && processorSeconds <= bounds.seconds
      ? []
      : [`more than ${bounds.seconds} s of processor time`]),
    ...(memory !== undefined && memory - resting <= bounds.memory ? [] : [`more than ${bounds.memory} MiB above a start`]),
    ...wrongIn(run.stdout),
    ...wrongIn(run.stderr),
  ];
}

async function inDirectory<Result>(act: (directory: string) => Promise<Result>): Promise<Result> {
  const directory = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  try {
    return await act(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function targetJob(kind: string, behaviour: Behaviour, from: number): Job {
  const expected = from === 1 ? behaviour.first : behaviour.later;
  const run = (resting: number) =>
    inDirectory(async (out) => {
      const server = await startHostile(behaviour, from);
      const patience = behaviour.timeout === undefined ? [] : ['--timeout', String(behaviour.timeout)];
      const plan = planOf(behaviour, from);
      const only = plan === undefined ? [] : ['--only', plan.join(',')];
      const reports = ['--out', out, '--report', reportNames.join(',')];
      const args = ['--target', server.url, '--rate', '1000', ...reports, ...patience, ...only];
      const environment = { TARGET_API_KEY: canary, TARGET_PROJECT_UID: server.projectUid };
      const ended = await measured({ args, environment, seconds: killedAfter }).finally(() => server.close());
      const { text, size } = writtenIn(out);
      const said = `${ended.stderr}\n${ended.stdout}\n${text}`;
      const wrong = wrongOf(ended, expected, said, { ...defaultBounds, ...behaviour.bounds }, resting);
      const files = size <= mostWritten ? [] : ['more than 64 MB of files'];
      return { measured: ended, written: size, leaks: leaksIn(said, canary), wrong: [...wrong, ...files] };
    });
  return { kind, name: behaviour.name, from: from === 1 ? 'first' : `${from}th`, expected: expected.exit, run };
}

/** What is given to a command and must be refused in one sentence. Nothing is sent, and no credential is there to leak. */
function inputJob({ name, command, args, environment, exit = 2, says }: HostileInput): Job {
  const run = (resting: number) =>
    inDirectory(async (directory) => {
      const given = [...args(directory), ...(command === 'compare' ? [] : ['--out', path.join(directory, 'out')])];
      const own = environment?.(directory) ?? {};
      const ended = await measured({ args: given, environment: own, seconds: killedAfter, script: `${command}.ts` });
      const said = `${ended.stderr}${ended.stdout}`;
      const wrong = wrongOf(ended, { exit, says }, said, defaultBounds, resting);
      const lines = said.trimEnd().split('\n').length === 1 ? [] : ['more than one line'];
      return { measured: ended, written: 0, leaks: [], wrong: [...wrong, ...lines] };
    });
  return { kind: 'inputs', name, from: command, expected: exit, run };
}

/** Everything that is run: each behaviour from the first request on, and from a later one; and each input. */
export const jobs: readonly Job[] = [
  ...behaviours.flatMap(([kind, rows]) => rows.flatMap((row) => [1, laterRequest].map((from) => targetJob(kind, row, from)))),
  ...inputs.map(inputJob),
];

/** What the command costs where nothing is sent: the peak memory of a start, in MiB. */
async function restingMemory(): Promise<number> {
  const { memory = 0 } = await measured({ args: ['--contract', 'none.yaml'], seconds: killedAfter });
  return memory;
}

/**
 * Runs the jobs whose name holds one of some texts, or every job where there is none, each in a process of its own; two at a time, and told
 * as each ends.
 */
export async function runJobs(parts: readonly string[], tell: (row: HostileRow) => void): Promise<readonly HostileRow[]> {
  const resting = await restingMemory();
  const isAsked = ({ kind, name }: Job): boolean => parts.length === 0 || parts.some((part) => `${kind}: ${name}`.includes(part));
  const waiting = jobs.filter(isAsked);
  const done: HostileRow[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { kind, name, from, expected, run } = next;
      const row = { kind, name, from, expected, ...(await run(resting)) };
      done.push(row);
      tell(row);
    }
  };
  await Promise.all([worker(), worker()]);
  return done;
}
