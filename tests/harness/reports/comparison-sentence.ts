import type { Outcome } from '../findings/finding';
import { counted } from '../text/counted';
import { faultsAmong } from './changed-fault';
import type { Comparison, OutcomeChange } from './comparison';
import { printable } from './printable';
import { faultPhrase } from './sentence';

function newFaults({ newlyFailing }: Comparison): string | undefined {
  const faults = faultsAmong(newlyFailing);
  const [first] = faults;
  if (first === undefined) return undefined;
  const lead = faultPhrase({ id: first.lead.id, title: first.lead.finding.title });
  return faults.length === 1 ? `1 new fault: ${lead}` : `${faults.length} new faults, most serious: ${lead}`;
}

function changedChoices({ behaviours }: Comparison): string | undefined {
  const [first] = behaviours;
  if (first === undefined) return undefined;
  const { key, before, after } = first;
  const what = `${printable(key, 60)} was ${printable(before, 60)} and is ${printable(after, 60)}`;
  const others = behaviours.length === 1 ? '' : `, first ${what}`;
  return behaviours.length === 1
    ? `1 observed behaviour changed: ${what}`
    : `${behaviours.length} observed behaviours changed${others}`;
}

function brokenBaseline({ broken: [first] }: Comparison): string | undefined {
  return (
    first && `the baseline no longer holds (${printable(first.id, 60)}: ${printable(first.problem, 200).replace(/\.$/, '')})`
  );
}

/** Less is known of the target than before: what was shown of these, kept or not, is not shown now. */
export function noLongerShown({ otherwise }: Comparison): readonly OutcomeChange[] {
  const isShown = (outcome: Outcome | undefined): boolean => outcome === 'pass' || outcome === 'warn' || outcome === 'fail';
  return otherwise.filter(({ before, after }) => isShown(before) && !isShown(after));
}

function lostPart(comparison: Comparison): string | undefined {
  const lost = noLongerShown(comparison);
  const [first] = lost;
  if (first === undefined) return undefined;
  const which = lost.length === 1 ? printable(first.id, 60) : `${printable(first.id, 60)} first`;
  return `${counted(lost.length, 'requirement')} shown before ${lost.length === 1 ? 'is' : 'are'} not shown now (${which})`;
}

/** What a release changed, in one sentence that stands first in every form of a comparison. Safe to print. */
export function comparisonSentence(comparison: Comparison): string {
  const { newlyPassing, accepted } = comparison;
  const bad = [newFaults(comparison), changedChoices(comparison), brokenBaseline(comparison)].filter((one) => one !== undefined);
  const known = accepted.newlyFailing.length + accepted.behaviours.length;
  const good = [
    ...(newlyPassing.length === 0
      ? []
      : [`${counted(newlyPassing.length, 'requirement newly passes', 'requirements newly pass')}`]),
    ...(known === 0 ? [] : [`${counted(known, 'change is', 'changes are')} accepted`]),
  ];
  // A choice made anew may surprise a client, and is no worse in itself.
  const isFault = comparison.newlyFailing.length + comparison.broken.length > 0;
  const lost = lostPart(comparison);
  const less = lost === undefined ? [] : [lost];
  if (bad.length > 0) return `${isFault ? 'Worse than' : 'Changed from'} before: ${[...bad, ...less, ...good].join('; ')}.`;
  if (lost !== undefined)
    return `Less is shown than before: ${[lost, 'of the rest nothing newly fails and no observed behaviour changed', ...good].join('; ')}.`;
  return `No worse than before: ${['nothing newly fails and no observed behaviour changed', ...good].join('; ')}.`;
}
