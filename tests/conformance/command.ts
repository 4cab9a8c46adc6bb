import { createHash } from 'node:crypto';
import path from 'node:path';
import manifest from '../../package.json';
import { defaultLimits } from '../harness/client/http-client';
import { scarcityOf } from '../harness/scarcity';
import { ConfigError, ContractError, HarnessError, SeveralListingsError, TargetUnreachableError } from '../harness/errors';
import type { Stop } from '../harness/findings/verdict';
import { exitCodes } from '../harness/findings/verdict';
import { logged, printable } from '../harness/reports/printable';
import type { ProgressOutput, ProgressPrinter } from '../harness/reports/progress';
import { noProgress, progressPrinter } from '../harness/reports/progress';
import { endedEarly } from '../harness/run/recorded-run';
import { possibleNeeds } from '../harness/pages/possible-needs';
import { requirementList } from '../harness/pages/requirement-list';
import { inapplicable } from '../harness/run/inapplicable';
import type { Environment } from '../harness/settings/environment';
import { uncheckedCertificates, unreadAuthorities } from '../harness/settings/extra-authorities';
import { asksForHelp, asksForList, asksForVersion, help } from '../harness/settings/flags';
import { resolveSettings } from '../harness/settings/settings';
import type { Ending } from './conclude';
import { conclude, interruptedBy } from './conclude';
import type { Prepared } from './open-run';
import { checkPrepared, openRecordedRun, prepare } from './open-run';
import type { OutDirectory } from './out-directory';
import { openOutDirectory } from './out-directory';
import type { JudgePlan } from './judge-plan';
import { inOrder } from './judge-plan';
import { checkScratch } from './scratch';

export interface Terminal {
  readonly stdout: {
    readonly isTTY?: boolean;
    readonly columns?: number;
    /** Heeds `NO_COLOR`. */
    hasColors?(): boolean;
    write(text: string): unknown;
  };
  readonly stderr: ProgressOutput;
}

function stopOf(error: unknown): Stop {
  if (error instanceof ConfigError || error instanceof ContractError) return 'usage';
  return error instanceof TargetUnreachableError ? 'unreachable' : 'error';
}

/** A line keeps its indentation. */
const stackLine = (line: string): string => line.replace(/\S.*$/s, (rest) => printable(rest, 2000));

/** One sentence for the terminal. A stack only where it was asked for: it helps those who mend the harness, nobody else. */
function noteOf(error: unknown, { DEBUG }: Environment): string {
  if (!(error instanceof Error)) return noteOf(new Error(String(error)), { DEBUG });
  if (stopOf(error) !== 'error') return printable(error.message, 2000);
  if (DEBUG && error.stack !== undefined) return error.stack.split('\n').map(stackLine).join('\n');
  if (error instanceof HarnessError) return printable(error.message, 2000);
  const scarcity = scarcityOf(error);
  if (scarcity !== undefined) return printable(scarcity, 2000);
  const what = printable(`${error.name}: ${error.message}`, 2000);
  return `The harness broke (${what}). This says nothing about the target; please report it. DEBUG=1 shows where it happened.`;
}

/** The requirements that would be judged, with what each needs. */
function listOf({ options: { contract, requirements, only } }: Prepared): string {
  const listed = requirements.filter(({ id }) => only === undefined || only.includes(id));
  return requirementList(listed, { left: (one) => inapplicable(one, contract)?.message, needs: possibleNeeds });
}

/** What is judged, in a few words. */
function subjectOf({ settings, recording }: Prepared): string {
  if (recording !== undefined) return printable(`the recording ${recording.file} of ${recording.run.target}`);
  return settings.target?.url.href ?? 'the embedded reference server';
}

/** How long a run waits for a target that is silent. */
function patienceOf({ options: { limits } }: Prepared): string {
  const { headersTimeoutMs, totalTimeoutMs, deadlineMs } = { ...defaultLimits, ...limits };
  const [begin, whole, run] = [headersTimeoutMs, totalTimeoutMs, deadlineMs].map((ms) => ms / 1000);
  return `one answer may take ${begin} s to begin and ${whole} s in all (--timeout), the run ${run} s (--deadline)`;
}

async function judge(
  prepared: Prepared,
  { ledger }: OutDirectory,
  progress: ProgressPrinter,
  environment: Environment,
  judgePlan: JudgePlan,
): Promise<Ending> {
  try {
    const { run, close } = await openRecordedRun(prepared, ledger, progress.tell);
    try {
      const { stopper, problems } = await judgePlan(run);
      if (stopper !== undefined) throw stopper as Error;
      if (problems.length > 0) return { stop: 'error', notes: problems };
      if (run.ended === undefined) return { notes: [] };
      const { stop, reason, ended } = endedEarly(run.ended);
      return { stop, notes: [reason], ended };
    } finally {
      await close();
    }
  } catch (error) {
    return { stop: stopOf(error), notes: [noteOf(error, environment)] };
  }
}

/** From the worst to the best, as the verdicts of one run are taken (`findings/verdict.ts`). */
const byGravity = [exitCodes.interrupted, exitCodes.usage, exitCodes.unreachable, exitCodes.violates, exitCodes.inconclusive];

/** The folder of a listing: no name leads out of `--out`, and none is longer than file systems take; a digest tells long ones apart. */
export function folderOf(operation: string): string {
  const name = encodeURIComponent(operation.toWellFormed()).replaceAll('.', '%2E');
  return name.length <= 200 ? name : `${name.slice(0, 180)}-${createHash('sha256').update(operation).digest('hex').slice(0, 16)}`;
}

/** Judges each listing of a document in a run of its own, with a folder below `--out`; resolves to the worst exit code. */
async function judgeEach(
  operations: readonly string[],
  argv: readonly string[],
  environment: Environment,
  terminal: Terminal,
  interruption: Promise<string>,
  judgePlan: JudgePlan,
): Promise<number> {
  const { out } = resolveSettings(argv, environment);
  const codes = new Set<number>();
  for (const operation of operations) {
    const folder = path.join(out, folderOf(operation));
    terminal.stdout.write(logged(`${codes.size === 0 ? '' : '\n'}Listing   ${printable(operation)}, in ${printable(folder)}\n`));
    codes.add(
      await conformance([...argv, '--operation', operation, '--out', folder], environment, terminal, interruption, judgePlan),
    );
    if (codes.has(exitCodes.interrupted)) break;
  }
  return byGravity.find((code) => codes.has(code)) ?? exitCodes.conforms;
}

/**
 * `npm run conformance`, and the packaged command: judges the target that flags, environment and configuration name, and resolves to the
 * exit code. Never rejects. When `interruption` resolves, the files are finished at once and what is under way is left to the end of the process.
 */
export async function conformance(
  argv: readonly string[],
  environment: Environment,
  terminal: Terminal,
  interruption: Promise<string>,
  judgePlan: JudgePlan,
): Promise<number> {
  const asked = asksForHelp(argv) ? help() : asksForVersion(argv) ? `${manifest.version}\n` : undefined;
  if (asked !== undefined) {
    terminal.stdout.write(asked);
    return exitCodes.conforms;
  }
  try {
    const prepared = await prepare(argv, environment);
    if (asksForList(argv)) {
      terminal.stdout.write(listOf(prepared));
      return exitCodes.conforms;
    }
    await checkPrepared(prepared);
    const { contract, requirements, only } = prepared.options;
    // Only Jest keeps files there.
    if (judgePlan !== inOrder) checkScratch();
    const out = openOutDirectory(prepared.settings.out, prepared.settings.replay);
    const planned = requirements.map(({ id }) => id).filter((id) => only === undefined || only.includes(id));
    const { quiet } = prepared.settings;
    const progress = quiet ? noProgress : progressPrinter(terminal.stderr, planned, patienceOf(prepared));
    if (!quiet) terminal.stderr.write(logged(`Judging ${subjectOf(prepared)} by ${printable(contract.file)}\n`));
    for (const trust of [unreadAuthorities, uncheckedCertificates]) {
      const said = trust(environment, prepared.settings.target?.url);
      if (said !== undefined) terminal.stderr.write(logged(`${printable(said, 2000)}\n`));
    }
    const ticking = setInterval(progress.tick, 1000).unref();
    try {
      const ending = await Promise.race([
        judge(prepared, out, progress, environment, judgePlan),
        interruption.then((signal) => interruptedBy(signal, out, planned.length)),
      ]);
      clearInterval(ticking);
      progress.end();
      return await conclude(ending, prepared, out, terminal, environment, interruption);
    } finally {
      clearInterval(ticking);
      out.free();
    }
  } catch (error) {
    if (
      error instanceof SeveralListingsError &&
      error.operations !== undefined &&
      argv.every((flag) => !flag.startsWith('--replay'))
    )
      return judgeEach(error.operations, argv, environment, terminal, interruption, judgePlan);
    terminal.stderr.write(logged(`${noteOf(error, environment)}\n`));
    return exitCodes[stopOf(error)];
  }
}
