import type { Finding } from './finding';
import type { AcceptedFailure, BaselineRecord } from './ledger-record';
import { causesOf } from './root-cause';

/** A failure that is known, and accepted until a day. */
export interface KnownFailure {
  readonly id: string;
  readonly reason: string;
  /** The last day, as in 2026-12-31, in UTC. */
  readonly expires: string;
}

/** What a baseline has that was begun and not filled in: no reason and no date. */
export const unfilled = {
  reason: 'FILL IN why it is accepted, and what will mend it',
  expires: 'FILL IN the last day, as in 2031-12-31',
} as const;

export type Baseline = readonly KnownFailure[];

/** Why an entry is no reason to accept anything; `undefined` where it is one. */
function flawOf({ id, reason, expires }: KnownFailure, known: readonly string[], today: string): string | undefined {
  if (!known.includes(id)) return 'There is no such requirement; spec/requirements.yaml lists them.';
  if (reason.trim() === '') return 'It has no reason; say why the failure is accepted.';
  if (expires < today) return `It expired on ${expires}; mend the target, or decide anew.`;
  return undefined;
}

/**
 * What becomes of a baseline in the light of the findings. It is broken by an entry that names no requirement, has no reason or has
 * expired, and by a known failure that passes. An entry accepts what its failure explains, too. What could not be judged breaks nothing. `known`: ids of all requirements.
 */
export function applyBaseline(
  baseline: Baseline,
  findings: readonly Finding[],
  known: readonly string[],
  now: Date = new Date(),
): BaselineRecord {
  const today = now.toISOString().slice(0, 10);
  const accepted: AcceptedFailure[] = [];
  const broken: { readonly id: string; readonly problem: string }[] = [];
  for (const entry of baseline) {
    const outcome = findings.find(({ id }) => id === entry.id)?.outcome;
    const flaw = flawOf(entry, known, today);
    if (flaw !== undefined) broken.push({ id: entry.id, problem: flaw });
    else if (outcome === 'pass') broken.push({ id: entry.id, problem: 'It no longer fails; take it out of the baseline.' });
    else if (outcome === 'fail' || outcome === 'warn') accepted.push(entry);
  }
  const own = new Map(accepted.map((entry) => [entry.id, entry]));
  const named = new Set(baseline.map(({ id }) => id));
  for (const [id, cause] of Object.entries(causesOf(findings))) {
    const entry = own.get(cause);
    // An entry of its own decides for itself, also where it has expired.
    if (entry !== undefined && !named.has(id)) accepted.push({ ...entry, id, cause });
  }
  return { accepted, broken };
}
