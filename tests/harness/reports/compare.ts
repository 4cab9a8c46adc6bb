import { counted } from '../text/counted';
import type { BehaviourChange } from './behaviour-change';
import { faultsAmong } from './changed-fault';
import type { Comparison, OutcomeChange } from './comparison';
import { isWorse } from './comparison';
import { comparisonSentence, noLongerShown } from './comparison-sentence';
import { codeOf, plainOf } from './markdown-text';
import { printable } from './printable';
import type { Results } from './results';

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
export function comparisonMarkdown(before: Results, after: Results, comparison: Comparison): string {
  const { newlyFailing, newlyPassing, otherwise, behaviours, accepted, broken } = comparison;
  const changed = behaviours
    .slice(0, shownItems)
    .map((one) => `- ${codeOf(one.key)}: ${codeOf(one.before)} → ${codeOf(one.after)}`);
  const known = accepted.behaviours
    .slice(0, shownItems)
    .map((one) => `- ${codeOf(one.key)}: ${codeOf(one.after)} until ${plainOf(one.expires)}: ${plainOf(one.reason)}`);
  return [
    `# ${plainOf(comparisonSentence(comparison), 1000)}`,
    '',
    ...[before, after].flatMap((one, index) => [
      `**${index === 0 ? 'Before' : 'Now'}**, ${plainOf(one.startedAt)}: ${plainOf(one.sentence ?? one.verdict, 1000)}`,
      '',
    ]),
    ...broken.flatMap(({ id, problem }) => [`Baseline, ${plainOf(id)}: ${plainOf(problem)}`, '']),
    ...outcomeItems('Newly failing', newlyFailing),
    ...outcomeItems('Newly passing', newlyPassing),
    ...outcomeItems('Otherwise', otherwise),
    ...(changed.length === 0 ? [] : ['## Observed behaviours', '', ...changed, '']),
    ...outcomeItems('Accepted', accepted.newlyFailing),
    ...(known.length === 0 ? [] : ['## Accepted behaviours', '', ...known, '']),
  ].join('\n');
}

/** What changed, for a terminal. */
export function comparisonText(before: Results, after: Results, comparison: Comparison): string {
  const { newlyFailing, newlyPassing, otherwise, behaviours, latency, accepted, broken } = comparison;
  const changed = ({ key, before: was, after: is }: BehaviourChange): string =>
    `  ${printable(key)}: ${printable(was)} → ${printable(is)}`;
  const known = accepted.behaviours.flatMap((one) => [changed(one), `    until ${one.expires}: ${printable(one.reason)}`]);
  const shifts = latency.map(({ measure, beforeMs, afterMs }) => `  ${measure}: ${beforeMs} ms → ${afterMs} ms`);
  const counts = [
    `${newlyFailing.length} newly failing`,
    `${newlyPassing.length} newly passing`,
    `${counted(behaviours.length, 'observed behaviour')} changed`,
  ];
  return [
    comparisonSentence(comparison),
    `${isWorse(comparison) ? 'Changed' : noLongerShown(comparison).length > 0 ? 'Less is shown' : 'Unchanged or better'}: ${counts.join(', ')}`,
    ...broken.map(({ id, problem }) => `Baseline, ${printable(id)}: ${printable(problem)}`),
    '',
    ...[before, after].map(
      ({ verdict, target, contract, startedAt }, index) =>
        `${index === 0 ? 'Before' : 'After '}  ${verdict}, ${printable(target)} by ${printable(contract)}, ${printable(startedAt)}`,
    ),
    ...outcomeLines('Newly failing', newlyFailing),
    ...outcomeLines('Newly passing', newlyPassing),
    ...outcomeLines('Otherwise', otherwise),
    ...(behaviours.length === 0 ? [] : ['', 'Observed behaviours', ...behaviours.map(changed)]),
    ...outcomeLines('Accepted', accepted.newlyFailing),
    ...(known.length === 0 ? [] : ['', 'Accepted behaviours', ...known]),
    ...(shifts.length === 0 ? [] : ['', 'Latency', ...shifts]),
    '',
  ].join('\n');
}
