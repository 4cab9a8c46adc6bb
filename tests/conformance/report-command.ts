import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, HarnessError } from '../harness/errors';
import { makeDirectory } from '../harness/made-directory';
import { flawOfLedger } from '../harness/findings/ledger-flaw';
import { readLedger } from '../harness/findings/ledger-reader';
import { loadRequirements } from '../harness/findings/requirements';
import { exitCodes } from '../harness/findings/verdict';
import { reportContext } from '../harness/run/report-context';
import type { NamedRun } from '../harness/reports/merged-ledger';
import { mergeRuns, partsOfMergedId } from '../harness/reports/merged-ledger';
import { logged, printable } from '../harness/reports/printable';
import { defaultReports, loadReports } from '../harness/reports/registry';
import type { ReportContext } from '../harness/reports/report-writer';
import { resultsOf, writeResults } from '../harness/reports/results';
import { sentenceOf } from '../harness/reports/sentence';
import { sideBySide } from '../harness/reports/side-by-side';
import { writeWhole } from '../harness/reports/whole-file';
import { reportStep, writeEach } from '../harness/reports/write-reports';
import { readReports } from '../harness/settings/reports';
import type { Environment } from '../harness/settings/environment';
import { typedCommand } from '../harness/typed-command';
import { writeIndex } from './index-command';
import { unwrittenBecause } from '../harness/unwritten';

const usage = `Use it as: ${typedCommand('report', 'merge A/ledger.ndjson B/ledger.ndjson [--out DIR] [--report NAME,…]')}, or ${typedCommand('report', 'index DIR… [--out DIR]')}.`;

interface Asked {
  readonly verb: 'merge' | 'index';
  readonly files: readonly string[];
  readonly out: string;
  readonly reports: readonly string[];
}

function readArguments(argv: readonly string[]): Asked {
  const refuse = (problem: string): never => {
    throw new ConfigError('CONFIG_REPORT_USAGE', `${problem} ${usage}`);
  };
  const options = { out: { type: 'string' }, report: { type: 'string', multiple: true } } as const;
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(options, token.name)) refuse(`Unknown flag ${token.rawName}.`);
    if (token.value === undefined || token.value.trim() === '') refuse(`${token.rawName} needs a value.`);
  }
  const [verb, ...files] = positionals;
  if (verb !== 'merge' && verb !== 'index')
    return refuse(`Expected "merge" or "index"; received ${verb === undefined ? 'nothing' : JSON.stringify(verb)}.`);
  if (verb === 'index' && files.length === 0) refuse('Expected the directory of a run, or more of them; received none.');
  if (verb === 'merge' && files.length < 2) refuse(`Expected two ledgers or more; received ${files.length}.`);
  const twin = files.find((file, index) => files.findIndex((other) => path.resolve(other) === path.resolve(file)) < index);
  if (twin !== undefined) refuse(`The ledger ${twin} is named twice.`);
  const names = values.report?.flatMap((list) => (typeof list === 'string' ? list.split(',') : []));
  return {
    verb,
    files,
    out: typeof values.out === 'string' ? values.out : verb === 'index' ? 'reports' : path.join('reports', 'merged'),
    reports: names === undefined ? defaultReports : readReports({ value: names, source: '--report' }),
  };
}

/** Each run with a short name: that of its host, with a number where that is not its own. */
function readRuns(files: readonly string[]): readonly NamedRun[] {
  const taken = new Set<string>();
  const known = loadRequirements().map(({ id }) => id);
  /** The file of each run, by what its record holds. */
  const told = new Map<string, string>();
  return files.map((file) => {
    const whole = readLedger(file);
    const { run, end, ...rest } = whole;
    if (run === undefined || end === undefined || !URL.canParse(run.target) || Number.isNaN(Date.parse(run.startedAt)))
      throw new ConfigError(
        'CONFIG_LEDGER_UNREADABLE',
        `Expected in ${file} the ledger of a run that ended; it does not say when and where it began. Name another.`,
      );
    const flaw = flawOfLedger(whole, known);
    if (flaw !== undefined)
      throw new ConfigError(
        'CONFIG_LEDGER_UNREADABLE',
        `Expected in ${file} the ledger of a run that ended; ${flaw}. Name the ledger.ndjson of a run, as it wrote it.`,
      );
    const record = JSON.stringify([run, end]);
    const before = told.get(record);
    if (before !== undefined)
      throw new ConfigError(
        'CONFIG_LEDGER_TWICE',
        `Expected a run of its own in ${file}; it is that of ${before}, which would count twice. Leave out one of the two.`,
      );
    told.set(record, file);
    const host = new URL(run.target).host.replace(/[^a-z0-9]+/gi, '-');
    let name = host;
    for (let number = 2; taken.has(name); number += 1) name = `${host}-${number}`;
    taken.add(name);
    return { name, contents: { ...rest, run, end } };
  });
}

/** Each run rests on its own contract. */
function contextOf(runs: readonly NamedRun[]): ReportContext {
  const requirements = loadRequirements();
  const contexts = new Map(runs.map(({ name, contents }) => [name, reportContext(requirements, contents.run.contract)]));
  const within = <Found>(merged: string, find: (context: ReportContext, id: string) => Found): Found | undefined => {
    const { name, id } = partsOfMergedId(merged);
    const context = contexts.get(name);
    return context && find(context, id);
  };
  return {
    requirement: (merged) => within(merged, (context, id) => context.requirement(id)),
    clause: (merged) => within(merged, (context, id) => context.clause(id)),
  };
}

function openDirectory(out: string): void {
  try {
    makeDirectory(out);
  } catch (cause) {
    const why = unwrittenBecause(cause);
    throw new ConfigError('CONFIG_OUT_UNWRITABLE', `Cannot write to ${out}: ${why}. Choose another directory with --out.`, {
      cause,
    });
  }
}

/**
 * `npm run report -- merge` makes one report of several runs, `npm run report -- index` one page of many; gives the exit code: 0 where it was written, whatever the runs
 * found, because each of them has had its own; 2 for a wrong argument or ledger; 3 where a file cannot be written. Never throws.
 */
export function report(
  argv: readonly string[],
  { GITHUB_STEP_SUMMARY }: Environment,
  terminal: { readonly stdout: { write(text: string): unknown }; readonly stderr: { write(text: string): unknown } },
): number {
  try {
    const { verb, files, out, reports } = readArguments(argv);
    if (verb === 'index') {
      openDirectory(out);
      const { file, sentence } = writeIndex(files, out);
      for (const line of [sentence, `Written: ${file}`]) terminal.stdout.write(logged(`${printable(line, 2000)}\n`));
      return 0;
    }
    const runs = readRuns(files);
    const merged = mergeRuns(runs);
    const context = contextOf(runs);
    openDirectory(out);
    const beside = sideBySide(runs, sentenceOf(merged));
    const [resultsFile, besideFile] = [path.join(out, 'results.json'), path.join(out, 'side-by-side.md')];
    const written = writeEach([
      { file: resultsFile, write: () => writeResults(resultsFile, resultsOf(merged)) },
      { file: besideFile, write: () => writeWhole(besideFile, 'the runs side by side', [beside]) },
      ...loadReports(reports).map((writer) => reportStep(out, writer, merged, context)),
      ...(GITHUB_STEP_SUMMARY ? [{ file: GITHUB_STEP_SUMMARY, write: () => appendFileSync(GITHUB_STEP_SUMMARY, beside) }] : []),
    ]);
    const told = runs.map(
      ({ name, contents: { run, end } }) => `${end.verdict ?? 'error'}: ${name} (${run.target}, by ${run.contract})`,
    );
    for (const line of [sentenceOf(merged), ...told, `Written: ${written.files.join(', ')}`])
      terminal.stdout.write(logged(`${printable(line, 2000)}\n`));
    for (const problem of written.problems) terminal.stderr.write(`${printable(problem, 2000)}\n`);
    return written.problems.length === 0 ? 0 : exitCodes.error;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const isUsage = error instanceof ConfigError;
    const isKnown = isUsage || error instanceof HarnessError;
    terminal.stderr.write(`${printable(isKnown ? why : `The harness broke (${why}). Please report it.`, 2000)}\n`);
    return isUsage ? exitCodes.usage : exitCodes.error;
  }
}
