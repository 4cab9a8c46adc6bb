import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { applyBaseline } from '../harness/findings/baseline';
import type { Ledger } from '../harness/findings/ledger';
import type { Stop } from '../harness/findings/verdict';
import { exitCodes } from '../harness/findings/verdict';
import { recordEnd } from '../harness/run/recorded-run';
import { reportContext } from '../harness/run/report-context';
import { annotations, withoutCommands } from '../harness/reports/annotations';
import { summary } from '../harness/reports/console';
import { logged, printable } from '../harness/reports/printable';
import { faultsOf } from '../harness/reports/fault';
import { writeHar } from '../harness/reports/har';
import { type Repro, reproFolder, reprosOf } from '../harness/reports/repro';
import type { ReportContext } from '../harness/reports/report-writer';
import { loadReports } from '../harness/reports/registry';
import type { Proposal } from '../harness/proposals/proposal';
import type { Results } from '../harness/reports/results';
import { writeResults } from '../harness/reports/results';
import { writeWhole } from '../harness/reports/whole-file';
import { counted } from '../harness/text/counted';
import type { Unwritten, WriteStep, WrittenReport } from '../harness/reports/write-reports';
import {
  baselineStep,
  problemsOf,
  reportStep,
  reproFile,
  reproSteps,
  summaryStep,
  unwritten,
} from '../harness/reports/write-reports';
import type { Environment } from '../harness/settings/environment';
import { uncheckedCertificates } from '../harness/settings/extra-authorities';
import { againWith } from './again';
import type { Terminal } from './command';
import { heardUntilNow } from './interruption';
import type { Prepared } from './open-run';
import type { OutDirectory } from './out-directory';

/** How the judging ended: by itself, or by what stopped it. */
export interface Ending {
  readonly stop?: Stop;
  /** What the person at the terminal should know, in whole sentences. */
  readonly notes: readonly string[];
  /** Why the run was over before everything was asked, as `Run.ended` says it. */
  readonly ended?: string;
}

/** How a run ends that a signal ends, however far it has come. `planned`: how many requirements it has. */
export function interruptedBy(signal: string, { ledger }: Pick<OutDirectory, 'ledger'>, planned: number): Ending {
  const judged = `${ledger.findings.length} of ${counted(planned, 'requirement')}`;
  return { stop: 'interrupted', notes: [`Interrupted by ${signal}: judged ${judged}, and the ledger is incomplete.`] };
}

function terminalOf(stdout: Terminal['stdout']) {
  return stdout.isTTY === true ? { columns: stdout.columns ?? 80, colour: stdout.hasColors?.() ?? false } : undefined;
}

/** Writes how the run ended into its ledger, and gives its results. */
function end({ stop, notes, ended }: Ending, { settings, options, baseline }: Prepared, ledger: Ledger): Results {
  const { strict, allowInconclusive } = settings;
  const known = options.requirements.map(({ id }) => id);
  return recordEnd(ledger, {
    strict,
    allowInconclusive,
    stop,
    reason: notes.length > 0 ? notes.join(' ') : undefined,
    ended,
    baseline: baseline && applyBaseline(baseline, ledger.findings, known),
  });
}

/** The results as the run exits, which is with 3 where a file could not be written, whatever was judged; `problems`: why. */
function unlessUnwritten(results: Results, problems: readonly string[]): Results {
  if (problems.length === 0 || results.exitCode === exitCodes.interrupted || results.exitCode === exitCodes.error) return results;
  const reason = [...(results.reason === undefined ? [] : [results.reason]), ...problems].join(' ');
  return { ...results, verdict: 'error', exitCode: exitCodes.error, reason };
}

/** Writes every file of the run, each whatever becomes of the others. Resolves to the signal that came meanwhile: then no further one is. */
async function writeFiles(
  results: Results,
  { settings }: Prepared,
  { directory, ledger, ledgerFile, resultsFile, recordingFile, patchFile, check }: OutDirectory,
  context: ReportContext,
  { GITHUB_STEP_SUMMARY }: Environment,
  repros: readonly Repro[],
  proposal: Proposal | undefined,
  interruption: Promise<string> | undefined,
): Promise<WrittenReport | string> {
  const chosen = loadReports(settings.reports);
  const [files, failed]: [string[], Unwritten[]] = [[], []];
  const lost: readonly Unwritten[] = ledger.failure === undefined ? [] : [{ file: ledgerFile, error: ledger.failure }];
  const steps = [
    { file: resultsFile, write: () => writeResults(resultsFile, unlessUnwritten(results, problemsOf(lost))) },
    // A replay has its recording, and may have used a part of it only.
    ...(settings.replay === undefined ? [{ file: recordingFile, write: () => writeHar(recordingFile, ledger) }] : []),
    ...chosen.map((writer) => reportStep(directory, writer, ledger, context)),
    ...reproSteps(directory, repros),
    ...(settings.writeBaseline === undefined ? [] : [baselineStep(settings.writeBaseline, ledger)]),
    ...(proposal === undefined
      ? []
      : [{ file: patchFile, write: () => writeWhole(patchFile, 'the proposal', [proposal.patch]) }]),
    ...(GITHUB_STEP_SUMMARY ? [summaryStep(GITHUB_STEP_SUMMARY, ledger, context)] : []),
  ];
  const isWithin = (file: string): boolean => !path.relative(directory, file).startsWith('..');
  const checked = ({ file, write }: WriteStep): void => {
    if (isWithin(file)) check();
    write();
  };
  for (const step of steps) {
    const failure = unwritten({ file: step.file, write: () => checked(step) });
    if (failure === undefined) files.push(step.file);
    else failed.push(failure);
    const signal = interruption && (await heardUntilNow(interruption));
    if (signal !== undefined) return signal;
  }
  const final = unlessUnwritten(results, problemsOf([...lost, ...failed]));
  if (failed.length > 0 && final !== results && files.includes(resultsFile)) {
    // They were written before it was known. On a full disk their own room is all that there is.
    const anew = (): void => {
      rmSync(resultsFile);
      writeResults(resultsFile, final);
    };
    const failure = unwritten({ file: resultsFile, write: () => checked({ file: resultsFile, write: anew }) });
    if (failure !== undefined) failed.push(failure);
  }
  const isWritten = (file: string): boolean => failed.every((one) => one.file !== file);
  const shown = files.filter((file) => file !== GITHUB_STEP_SUMMARY && isWritten(file));
  const ledgers = unwritten({ file: ledgerFile, write: check }) === undefined ? [ledgerFile] : [];
  return {
    files: [...ledgers.map((file) => (ledger.failure === undefined ? file : `${file} (incomplete)`)), ...shown],
    problems: problemsOf([...lost, ...failed]),
  };
}

/** What the document would have to say for the run to conform. What looks for that is loaded when it is asked for. */
function proposed({ settings, options }: Prepared, { ledger }: OutDirectory): Proposal | undefined {
  if (!settings.propose || ledger.findings.length === 0) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see there
  const { proposalOf } = require('../harness/proposals/proposal') as typeof import('../harness/proposals/proposal');
  return proposalOf(ledger, options.contract);
}

/** That the files do not hold everything, because they are bounded. */
function shortened({ cut }: Ledger): readonly string[] {
  if (cut === 0) return [];
  const bodies = counted(cut, 'body is', 'bodies are');
  return [
    `The files of a run are bounded: ${bodies} too large to be kept whole; the beginning, the end, the length and the digest are.`,
  ];
}

/** The scripts as their folder, because each is named beside its fault. */
function foldedFiles(files: readonly string[], directory: string): readonly string[] {
  const folder = path.join(directory, reproFolder);
  const others = files.filter((file) => path.dirname(file) !== folder);
  return others.length === files.length ? files : [...others, `${folder}${path.sep}`];
}

/** The script that was written for a fault. */
function reproOf(id: string, repros: readonly Repro[], directory: string, files: readonly string[]): string | undefined {
  const repro = repros.find((one) => one.id === id);
  const file = repro && reproFile(directory, repro);
  return file !== undefined && files.includes(file) ? file : undefined;
}

/**
 * Writes what ended the run, to the ledger, the reports and the terminal. Resolves to the exit code: that of the verdict, or 3 where a
 * file could not be written. A signal that comes meanwhile ends the run as one that was interrupted, and its files say so.
 */
export async function conclude(
  ending: Ending,
  prepared: Prepared,
  out: OutDirectory,
  terminal: Terminal,
  environment: Environment,
  interruption: Promise<string>,
): Promise<number> {
  const { stop, notes } = ending;
  const { ledger } = out;
  if (ledger.run === undefined) {
    // Stopped before there was a target: nothing was sent, and there is nothing to report on.
    ledger.close();
    terminal.stderr.write(logged(`${notes.join('\n')}\n`));
    return exitCodes[stop ?? 'error'];
  }
  const results = end(ending, prepared, ledger);
  const context = reportContext(prepared.options.requirements, ledger.run.contract, prepared.settings.operation);
  const repros = reprosOf(ledger);
  const proposal = proposed(prepared, out);
  const heeded = stop === 'interrupted' ? undefined : interruption;
  const written = await writeFiles(results, prepared, out, context, environment, repros, proposal, heeded);
  if (typeof written === 'string')
    return conclude(interruptedBy(written, out, ledger.run.plan.length), prepared, out, terminal, environment, interruption);
  ledger.close();
  const { files, problems } = written;
  const exitCode = problems.length === 0 || stop === 'interrupted' ? results.exitCode : exitCodes.error;
  const unchecked =
    prepared.settings.replay === undefined ? uncheckedCertificates(environment, prepared.settings.target?.url) : undefined;
  const told = [
    ...new Set([
      // A full disk is told once, with all that it has no room for.
      ...notes.filter((note) => !problems.some((problem) => problem.startsWith(note))),
      ...(unchecked === undefined ? [] : [unchecked]),
      ...(proposal === undefined ? [] : [`Proposed: ${proposal.sentence}`]),
      ...problems.map((problem) => printable(problem, 2000)),
      ...shortened(ledger),
    ]),
  ];
  if (stop === 'interrupted' || ledger.findings.length === 0) {
    const written = `Written: ${files.map((file) => printable(file, 2000)).join(', ')}`;
    terminal.stderr.write(logged(`${[...told, written].join('\n')}\n`));
  } else {
    const text = logged(
      summary({
        results,
        exitCode,
        findings: ledger.findings,
        faults: faultsOf(ledger),
        again: againWith(prepared.argv),
        repro: (id) => reproOf(id, repros, out.directory, files),
        exchange: (id) => ledger.exchanges.get(id),
        notes: told,
        files: foldedFiles(files, out.directory),
        quiet: prepared.settings.quiet,
        observed: prepared.settings.observed,
        terminal: terminalOf(terminal.stdout),
      }),
    );
    terminal.stdout.write(environment.GITHUB_ACTIONS ? withoutCommands(text, randomUUID()) : text);
  }
  if (environment.GITHUB_ACTIONS) terminal.stdout.write(annotations(ledger, context));
  return exitCode;
}
