import { ConfigError } from '../errors';
import { counted } from '../text/counted';
import type { Comparison, OutcomeChange } from './comparison';
import { compareResults, isWorse } from './comparison';
import { printable } from './printable';
import type { Results } from './results';
import { readResults } from './results-reader';
import { typedCommand } from '../typed-command';

const outcomeLines = (title: string, changes: readonly OutcomeChange[]): readonly string[] =>
  changes.length === 0
    ? []
    : [
        '',
        title,
        ...changes.flatMap(({ id, before, after, finding }) => [
          `  ${finding.level} ${printable(id)}: ${before ?? 'not judged'} → ${after ?? 'not judged'}`,
          ...(after === 'pass' || after === undefined || finding.message === '' ? [] : [`    ${printable(finding.message)}`]),
        ]),
      ];

function textOf(before: Results, after: Results, comparison: Comparison): string {
  const { newlyFailing, newlyPassing, otherwise, behaviours, latency } = comparison;
  const observed = behaviours.map(({ key, before, after }) => `  ${printable(key)}: ${printable(before)} → ${printable(after)}`);
  const shifts = latency.map(({ measure, beforeMs, afterMs }) => `  ${measure}: ${beforeMs} ms → ${afterMs} ms`);
  const counts = [
    `${newlyFailing.length} newly failing`,
    `${newlyPassing.length} newly passing`,
    `${counted(behaviours.length, 'observed behaviour')} changed`,
  ];
  return [
    `${isWorse(comparison) ? 'CHANGED' : 'UNCHANGED OR BETTER'}: ${counts.join(', ')}`,
    '',
    ...[before, after].map(
      ({ verdict, target, contract, startedAt }, index) =>
        `${index === 0 ? 'Before' : 'After '}  ${verdict}, ${printable(target)} by ${printable(contract)}, ${printable(startedAt)}`,
    ),
    ...outcomeLines('Newly failing', newlyFailing),
    ...outcomeLines('Newly passing', newlyPassing),
    ...outcomeLines('Otherwise', otherwise),
    ...(observed.length === 0 ? [] : ['', 'Observed behaviours', ...observed]),
    ...(shifts.length === 0 ? [] : ['', 'Latency', ...shifts]),
    '',
  ].join('\n');
}

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

/**
 * `npm run compare`: what changed between two runs, by their `results.json`. Exit code 1 when something newly fails or an observed
 * behaviour changed, else 0. Throws `ConfigError` for arguments that are not two such files.
 */
export function compareFiles(files: readonly string[]): { readonly text: string; readonly exitCode: 0 | 1 } {
  const [first, second] = files;
  if (first === undefined || second === undefined || files.length > 2 || files.some((file) => file.startsWith('-')))
    throw new ConfigError(
      'CONFIG_COMPARE_FILES',
      `Expected two files: ${typedCommand('compare', 'before/results.json after/results.json')}`,
    );
  const [before, after] = [usable(first), usable(second)];
  const comparison = compareResults(before, after);
  return { text: textOf(before, after, comparison), exitCode: isWorse(comparison) ? 1 : 0 };
}
