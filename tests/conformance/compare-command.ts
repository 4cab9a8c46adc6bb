/* eslint-disable @typescript-eslint/no-require-imports -- what is loaded late is loaded by a call, in CommonJS */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ConfigError } from '../harness/errors';
import type { BaselineFile } from '../harness/findings/baseline';
import { loadRequirements } from '../harness/findings/requirements';
import { unfilledBaseline } from '../harness/reports/baseline-draft';
import { faultsAmong } from '../harness/reports/changed-fault';
import { comparisonMarkdown, comparisonText } from '../harness/reports/compare';
import { type Comparison, compareResults, isWorse } from '../harness/reports/comparison';
import { logged, printable } from '../harness/reports/printable';
import type { Results } from '../harness/reports/results';
import { readResults } from '../harness/reports/results-reader';
import { writeWhole } from '../harness/reports/whole-file';
import { readBaseline } from '../harness/settings/baseline-file';
import type { Environment } from '../harness/settings/environment';
import { typedCommand } from '../harness/typed-command';

const usage = [
  typedCommand('compare', 'before/results.json after/results.json [--markdown] [--baseline FILE] [--write-baseline FILE]'),
  typedCommand('compare', '--contract before.yaml after.yaml'),
];

const refusal = (problem: string): ConfigError =>
  new ConfigError('CONFIG_COMPARE_FILES', `${problem} Use it as: ${usage.join(', or ')}.`);

function usable(file: string): Results {
  const results = readResults(file);
  const { verdict } = results;
  if (verdict === 'unreachable' || verdict === 'interrupted' || verdict === 'usage')
    throw new ConfigError(
      'CONFIG_RESULTS_INCOMPLETE',
      `Expected the results of a whole run in ${file}; the run ended as ${verdict}, so there is nothing to compare. Run it again.`,
    );
  return results;
}

const options = {
  contract: { type: 'boolean' },
  markdown: { type: 'boolean' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
} as const;

function readArguments(argv: readonly string[]) {
  const { values, positionals, tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.entries(options).find(([name]) => name === token.name)?.[1];
    if (option === undefined) throw refusal(`Unknown flag ${token.rawName}.`);
    if ((option.type === 'string') !== (token.value !== undefined && token.value.trim() !== ''))
      throw refusal(`${token.rawName} ${option.type === 'string' ? 'needs a value' : 'takes none'}.`);
  }
  const text = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
  return {
    isContract: values.contract === true,
    isMarkdown: values.markdown === true,
    baseline: text(values.baseline),
    draft: text(values['write-baseline']),
    files: positionals,
  };
}

/** Writes a baseline with what is new and not accepted, for a person to fill in. */
function writeDraft(file: string, { target }: Results, { newlyFailing, behaviours }: Comparison): void {
  if (existsSync(file)) throw refusal(`--write-baseline names ${file}, which exists. Name another file, or move that one away.`);
  const accepted = faultsAmong(newlyFailing).map(({ lead: { id, finding } }) => ({
    entry: { id },
    comment: `${finding.level}: ${printable(finding.title)}`,
  }));
  const choices = behaviours.map(({ key, before, after }) => ({
    entry: { key, value: after },
    comment: `It was ${printable(before)}.`,
  }));
  writeWhole(file, 'the baseline', [unfilledBaseline(target, { accepted, behaviours: choices })]);
}

/** What changed between two runs, as text, and the exit code: 1 when something newly fails or an observed behaviour changed, else 0. */
export function compareRuns(argv: readonly string[]): { readonly text: string; readonly exitCode: 0 | 1 } {
  const { isMarkdown, baseline, draft, files } = readArguments(argv);
  const [first, second] = files;
  if (first === undefined || second === undefined || files.length > 2)
    throw refusal(`Expected two files; received ${files.length}.`);
  const [before, after] = [usable(first), usable(second)];
  const known: BaselineFile | undefined = baseline === undefined ? undefined : readBaseline(baseline);
  const requirements = loadRequirements().map(({ id }) => id);
  const comparison = compareResults(before, after, known, requirements);
  if (draft !== undefined) writeDraft(draft, after, comparison);
  const write = isMarkdown ? comparisonMarkdown : comparisonText;
  return { text: write(before, after, comparison), exitCode: isWorse(comparison) ? 1 : 0 };
}

/**
 * `npm run compare`: what changed of a target, by two `results.json`, or of a contract (`--contract`). Resolves to the exit code: 0, 1
 * (worse, or clients break) or 2 (unusable input). Never rejects.
 */
export async function compare(
  argv: readonly string[],
  _: Environment,
  { stdout, stderr }: { readonly [stream in 'stdout' | 'stderr']: { write(text: string): unknown } },
): Promise<number> {
  try {
    const { isContract, files } = readArguments(argv);
    const { text, exitCode } = isContract
      ? await (require('../harness/changes/text') as typeof import('../harness/changes/text')).compareContracts(files)
      : compareRuns(argv);
    stdout.write(logged(text));
    return exitCode;
  } catch (error) {
    stderr.write(`${logged(printable(error instanceof Error ? error.message : String(error), 2000))}\n`);
    return 2;
  }
}
