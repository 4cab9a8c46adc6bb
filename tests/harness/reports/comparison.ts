import { isChoice } from './behaviour';
import { acceptKnown, applyBehaviours, type BaselineFile, type KnownBehaviour } from '../findings/baseline';
import type { Outcome } from '../findings/finding';
import { type BehaviourChange, behaviourChanges } from './behaviour-change';
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
  /** What a baseline accepts, of the run or of the comparison: known, and no reason to stop a release. */
  readonly accepted: {
    readonly newlyFailing: readonly OutcomeChange[];
    readonly behaviours: readonly (BehaviourChange & Pick<KnownBehaviour, 'reason' | 'expires'>)[];
  };
  /** Why the baseline of the comparison no longer holds; empty where it does. */
  readonly broken: readonly { readonly id: string; readonly problem: string }[];
}

const causesIn = (findings: readonly ResultFinding[]): { readonly [id: string]: string } =>
  Object.fromEntries(findings.flatMap(({ id, cause }) => (typeof cause === 'string' ? [[id, cause]] : [])));

const nothing: BaselineFile = { accepted: [], behaviours: [] };

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

/**
 * What changed from one run to another. Latency never counts as bad or good; see `isWorse`. `known`: what is accepted, `requirements`: the
 * ids that it may name.
 */
export function compareResults(
  before: Results,
  after: Results,
  known: BaselineFile = nothing,
  requirements: readonly string[] = known.accepted.map(({ id }) => id),
): Comparison {
  const changes = outcomeChanges(before, after);
  const failures = acceptKnown(known.accepted, after.findings, causesIn(after.findings), requirements);
  const choices = applyBehaviours(
    known.behaviours,
    after.observed,
    (key) => isChoice(key) || Object.hasOwn(before.observed, key),
  );
  const ids = new Set([...(after.baseline?.accepted ?? []), ...failures.accepted].map(({ id }) => id));
  const newlyFailing = changes.filter((change) => change.after === 'fail');
  const changed = behaviourChanges(before.observed, after.observed);
  const entryOf = ({ key }: BehaviourChange): KnownBehaviour | undefined => choices.accepted.find((one) => one.key === key);
  return {
    newlyFailing: newlyFailing.filter(({ id }) => !ids.has(id)),
    newlyPassing: changes.filter((change) => change.after === 'pass'),
    otherwise: changes.filter((change) => change.after !== 'fail' && change.after !== 'pass'),
    behaviours: changed.filter((one) => entryOf(one) === undefined),
    latency: latencyShifts(before, after),
    accepted: {
      newlyFailing: newlyFailing.filter(({ id }) => ids.has(id)),
      behaviours: changed.flatMap((one) => {
        const entry = entryOf(one);
        return entry === undefined ? [] : [{ ...one, reason: entry.reason, expires: entry.expires }];
      }),
    },
    broken: [...failures.broken, ...choices.broken],
  };
}

/** Something newly fails, a client that relies on an observed behaviour is in for a surprise, or the baseline no longer holds. */
export function isWorse({ newlyFailing, behaviours, broken }: Comparison): boolean {
  return newlyFailing.length > 0 || behaviours.length > 0 || broken.length > 0;
}
