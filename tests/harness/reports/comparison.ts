import type { Outcome } from '../findings/finding';
import type { Latency } from './latency';
import type { ResultFinding, Results } from './results';

/** One requirement whose outcome is another than before; `undefined`: it was not judged. */
export interface OutcomeChange {
  readonly id: string;
  readonly before: Outcome | undefined;
  readonly after: Outcome | undefined;
  /** Of the finding after, or where there is none, before. */
  readonly finding: ResultFinding;
}

/** What a target does otherwise than before where the contract leaves the choice open. */
export interface BehaviourChange {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

export interface LatencyShift {
  readonly measure: 'median' | '95th percentile';
  readonly beforeMs: number;
  readonly afterMs: number;
}

/** What a release changed. */
export interface Comparison {
  readonly newlyFailing: readonly OutcomeChange[];
  readonly newlyPassing: readonly OutcomeChange[];
  /** Neither: a SHOULD newly not kept, or what can no longer be shown, or was not judged on one side. */
  readonly otherwise: readonly OutcomeChange[];
  readonly behaviours: readonly BehaviourChange[];
  readonly latency: readonly LatencyShift[];
}

function outcomeChanges(before: Results, after: Results): readonly OutcomeChange[] {
  const was = new Map(before.findings.map((finding) => [finding.id, finding]));
  const is = new Map(after.findings.map((finding) => [finding.id, finding]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [then, now] = [was.get(id), is.get(id)];
    const finding = now ?? then;
    if (finding === undefined || then?.outcome === now?.outcome) return [];
    return [{ id, before: then?.outcome, after: now?.outcome, finding }];
  });
}

/** Below it a shift says more about the machine than about the target. */
const leastShift = { ms: 1, share: 0.2 };

const isShift = (before: number, after: number): boolean =>
  Math.abs(after - before) >= Math.max(leastShift.ms, leastShift.share * before);

/**
 * Half the width of the notch of a box plot: two medians whose notches do not overlap differ with some 95 % confidence
 * (McGill, Tukey and Larsen, Variations of Box Plots, 1978).
 */
const notch = ({ p25Ms, p75Ms, samples }: Latency): number => (1.57 * (p75Ms - p25Ms)) / Math.sqrt(samples);

/** Shifts that noise does not explain. Above the median there is no such test, so the 95th percentile counts only when it doubles or halves. */
function latencyShifts({ latency: before }: Results, { latency: after }: Results): readonly LatencyShift[] {
  if (before === undefined || after === undefined) return [];
  const shifts: LatencyShift[] = [];
  if (isShift(before.p50Ms, after.p50Ms) && Math.abs(after.p50Ms - before.p50Ms) > notch(before) + notch(after))
    shifts.push({ measure: 'median', beforeMs: before.p50Ms, afterMs: after.p50Ms });
  const [low, high] = [Math.min(before.p95Ms, after.p95Ms), Math.max(before.p95Ms, after.p95Ms)];
  if (isShift(before.p95Ms, after.p95Ms) && high >= 2 * low)
    shifts.push({ measure: '95th percentile', beforeMs: before.p95Ms, afterMs: after.p95Ms });
  return shifts;
}

/** What changed from one run to another. Latency never counts as bad or good; see `isWorse`. */
export function compareResults(before: Results, after: Results): Comparison {
  const changes = outcomeChanges(before, after);
  const failing = (change: OutcomeChange): boolean => change.after === 'fail';
  const passing = (change: OutcomeChange): boolean => change.after === 'pass';
  return {
    newlyFailing: changes.filter(failing),
    newlyPassing: changes.filter(passing),
    otherwise: changes.filter((change) => !failing(change) && !passing(change)),
    behaviours: Object.entries(before.observed).flatMap(([key, value]) => {
      const now = Object.hasOwn(after.observed, key) ? after.observed[key] : undefined;
      return now === undefined || now === value ? [] : [{ key, before: value, after: now }];
    }),
    latency: latencyShifts(before, after),
  };
}

/** Something newly fails, or a client that relies on an observed behaviour is in for a surprise. */
export function isWorse({ newlyFailing, behaviours }: Comparison): boolean {
  return newlyFailing.length > 0 || behaviours.length > 0;
}
