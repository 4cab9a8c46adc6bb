import type { Finding, Requirement } from './finding';
import type { BaselineRecord } from './ledger-record';

/** How a run can end, and what the process exits with. */
export const exitCodes = {
  conforms: 0,
  violates: 1,
  usage: 2,
  unreachable: 3,
  error: 3,
  inconclusive: 4,
  interrupted: 130,
} as const;

export type Verdict = keyof typeof exitCodes;

export function isVerdict(text: string): text is Verdict {
  return Object.hasOwn(exitCodes, text);
}

/** What ended a run before every finding was there. */
export type Stop = Extract<Verdict, 'usage' | 'unreachable' | 'error' | 'interrupted' | 'inconclusive'>;

export interface Judgement {
  readonly verdict: Verdict;
  readonly exitCode: number;
}

export interface FoldSettings {
  /** A `warn` violates, too. */
  readonly strict: boolean;
  /** A core requirement without a witness is no reason to stop a release. */
  readonly allowInconclusive: boolean;
  /** What became of the baseline; absent without one. What it accepts does not violate; one that is broken does. */
  readonly baseline?: BaselineRecord | undefined;
  /** Absent: the run came to its end. `inconclusive`: it was over before, and what was left could not be judged. */
  readonly stop?: Stop | undefined;
}

const judged = (verdict: Verdict): Judgement => ({ verdict, exitCode: exitCodes[verdict] });

/**
 * Folds findings to one verdict and exit code, in the order of the design: what stopped the run, then violations, then the
 * harness's own failures, then an early end, then missing witnesses. A violation outranks `error` because it is proven whatever else broke.
 */
export function foldOutcomes(
  findings: readonly Finding[],
  plan: readonly Pick<Requirement, 'id'>[],
  { strict, allowInconclusive, baseline, stop }: FoldSettings,
): Judgement {
  if (stop === 'usage' || stop === 'unreachable' || stop === 'interrupted') return judged(stop);
  const has = (outcome: Finding['outcome']): boolean => findings.some((finding) => finding.outcome === outcome);
  const accepted = new Set(baseline?.accepted.map(({ id }) => id));
  const violates = ({ id, outcome }: Finding): boolean =>
    !accepted.has(id) && (outcome === 'fail' || (strict && outcome === 'warn'));
  if (findings.some(violates) || (baseline?.broken.length ?? 0) > 0) return judged('violates');
  const found = new Set(findings.map((finding) => finding.id));
  if (stop === 'error' || has('error') || plan.some(({ id }) => !found.has(id))) return judged('error');
  if (stop === 'inconclusive') return judged(has('pass') || has('warn') || has('fail') ? 'inconclusive' : 'unreachable');
  if (!findings.some((finding) => finding.witnesses > 0)) return judged('inconclusive');
  const coreIsOpen = findings.some((finding) => finding.core && finding.outcome === 'inconclusive');
  return judged(coreIsOpen && !allowInconclusive ? 'inconclusive' : 'conforms');
}
