import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportNames } from '../../harness/reports/registry';
import { type Behaviour, type Expected, defaultBounds, laterRequest } from './behaviour';
import { behaviours } from './behaviours';
import { canary, startHostile } from './hostile-server';
import { measured, type Measured, writtenIn } from './measured-command';
import { wrongIn } from './printed';
import { leaksIn } from './traces';

/** A row of generated/hostile.md. */
export interface HostileRow {
  readonly kind: string;
  readonly name: string;
  readonly from: string;
  readonly expected: number | string;
  readonly measured: Measured;
  /** In MiB. */
  readonly written: number;
  readonly leaks: readonly string[];
  /** What is not as it should be. */
  readonly wrong: readonly string[];
}

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

async function run(behaviour: Behaviour, kind: string, isFirst: boolean, resting: number): Promise<HostileRow> {
  const from = isFirst ? 1 : laterRequest;
  const expected = isFirst ? behaviour.first : behaviour.later;
  const out = mkdtempSync(path.join(tmpdir(), 'hostile-'));
  const server = await startHostile(behaviour, from);
  try {
    const args = ['--target', server.url, '--rate', '1000', '--out', out, '--report', reportNames.join(',')];
    const environment = { TARGET_API_KEY: canary, TARGET_PROJECT_UID: server.projectUid };
    const ended = await measured({ args, environment, seconds: killedAfter });
    const { text, size } = writtenIn(out);
    const leaks = leaksIn([text, ended.stdout, ended.stderr].join('\n'), canary);
    const said = `${ended.stderr}\n${ended.stdout}\n${text}`;
    const wrong = wrongOf(ended, expected, said, { ...defaultBounds, ...behaviour.bounds }, resting);
    const row = { kind, name: behaviour.name, from: isFirst ? 'first' : `${laterRequest}th`, expected: expected.exit };
    return { ...row, measured: ended, written: size, leaks, wrong };
  } finally {
    await server.close();
    rmSync(out, { recursive: true });
  }
}

/** What the command costs where nothing is sent: the peak memory of a start, in MiB. */
export async function restingMemory(): Promise<number> {
  const { memory = 0 } = await measured({ args: ['--contract', 'none.yaml'], seconds: killedAfter });
  return memory;
}

/** Runs the behaviours whose name holds a text, each in a process of its own; two at a time, and told as each ends. */
export async function runBehaviours(part: string, tell: (row: HostileRow) => void): Promise<readonly HostileRow[]> {
  const resting = await restingMemory();
  const jobs = behaviours.flatMap(([kind, rows]) =>
    rows
      .filter(({ name }) => `${kind}: ${name}`.includes(part))
      .flatMap((row) => [true, false].map((isFirst) => () => run(row, kind, isFirst, resting))),
  );
  const done: HostileRow[] = [];
  const waiting = [...jobs.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const row = await next[1]();
      done[next[0]] = row;
      tell(row);
    }
  };
  await Promise.all([worker(), worker()]);
  return done;
}
