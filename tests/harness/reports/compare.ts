import { ConfigError } from '../errors';
import { counted } from '../text/counted';
import type { Comparison, OutcomeChange } from './comparison';
import { compareResults, isWorse } from './comparison';
import { codeOf, plainOf } from './markdown-text';
import { printable } from './printable';
import type { Results } from './results';
import { readResults } from './results-reader';
import { typedCommand } from '../typed-command';

interface ChangedFault {
  readonly lead: OutcomeChange;
  readonly consequences: readonly string[];
}

/** Changes that one of them explains stand below it, so that one new fault reads as one. */
function faultsAmong(changes: readonly OutcomeChange[]): readonly ChangedFault[] {
  const ids = new Set(changes.map(({ id }) => id));
  const causeOf = ({ after, finding: { cause } }: OutcomeChange): string | undefined =>
    after !== undefined && typeof cause === 'string' && ids.has(cause) ? cause : undefined;
  return changes
    .filter((change) => causeOf(change) === undefined)
    .map((lead) => ({
      lead,
      consequences: changes.filter((change) => causeOf(change) === lead.id).map(({ id }) => id),
    }));
}

const outcomeLines = (title: string, changes: readonly OutcomeChange[]): readonly string[] =>
  changes.length === 0
    ? []
    : [
        '',
        title,
        ...faultsAmong(changes).flatMap(({ lead: { id, before, after, finding }, consequences }) => [
          `  ${finding.level} ${printable(id)}: ${before ?? 'not judged'} → ${after ?? 'not judged'}`,
          ...(after === 'pass' || after === undefined || finding.message === '' ? [] : [`    ${printable(finding.message)}`]),
          ...(consequences.length === 0 ? [] : [`    explains  ${printable(consequences.join(', '), Infinity)}`]),
        ]),
      ];

const outcomeItems = (title: string, changes: readonly OutcomeChange[]): readonly string[] =>
  changes.length === 0
    ? []
    : [
        `## ${title}`,
        '',
        ...faultsAmong(changes)
          .slice(0, shownItems)
          .map(({ lead: { id, before, after, finding }, consequences }) => {
            const explains = consequences.length === 0 ? '' : ` Explains ${plainOf(consequences.join(', '), 500)}.`;
            return `- **${finding.level} ${plainOf(id)}** ${before ?? 'not judged'} → ${after ?? 'not judged'} ${plainOf(finding.message)}${explains}`;
          }),
        '',
      ];

/** Of one section of a comment; the rest is in the files that are compared. */
const shownItems = 25;

/** The same for a comment on a pull request, in GitHub's Markdown. */
function markdownOf(before: Results, after: Results, comparison: Comparison): string {
  const { newlyFailing, newlyPassing, otherwise, behaviours } = comparison;
  const changed = behaviours
    .slice(0, shownItems)
    .map((one) => `- ${codeOf(one.key)}: ${codeOf(one.before)} → ${codeOf(one.after)}`);
  return [
    `# ${plainOf(after.sentence ?? after.verdict, 1000)}`,
    '',
    `${isWorse(comparison) ? 'Changed' : 'Unchanged or better'} since ${plainOf(before.startedAt)}: ${plainOf(before.sentence ?? before.verdict, 1000)}`,
    '',
    ...outcomeItems('Newly failing', newlyFailing),
    ...outcomeItems('Newly passing', newlyPassing),
    ...outcomeItems('Otherwise', otherwise),
    ...(changed.length === 0 ? [] : ['## Observed behaviours', '', ...changed, '']),
  ].join('\n');
}

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
 * behaviour changed, else 0. With `--markdown` for a comment on a pull request. Throws `ConfigError` for arguments that are not two such files.
 */
export function compareFiles(argv: readonly string[]): { readonly text: string; readonly exitCode: 0 | 1 } {
  const files = argv.filter((argument) => argument !== '--markdown');
  const [first, second] = files;
  if (first === undefined || second === undefined || files.length > 2 || files.some((file) => file.startsWith('-')))
    throw new ConfigError(
      'CONFIG_COMPARE_FILES',
      `Expected two files: ${typedCommand('compare', 'before/results.json after/results.json')}`,
    );
  const [before, after] = [usable(first), usable(second)];
  const comparison = compareResults(before, after);
  const write = argv.includes('--markdown') ? markdownOf : textOf;
  return { text: write(before, after, comparison), exitCode: isWorse(comparison) ? 1 : 0 };
}
