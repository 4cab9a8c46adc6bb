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

/** A choice that the contract leaves open and a release made anew; known, and accepted until a day. */
export interface KnownBehaviour {
  /** As in `observed` of `results.json`, such as `limit.zero`. */
  readonly key: string;
  /** What the target does now. */
  readonly value: string;
  readonly reason: string;
  readonly expires: string;
}

/** What the file of a baseline holds. A run heeds the failures; the choices are for a comparison. */
export interface BaselineFile {
  readonly accepted: Baseline;
  readonly behaviours: readonly KnownBehaviour[];
}

/** Why an entry accepts nothing, whatever it is about; `today`: as in 2026-12-31. */
function staleness({ reason, expires }: Pick<KnownFailure, 'reason' | 'expires'>, today: string): string | undefined {
  if (reason.trim() === '') return 'It has no reason; say why it is accepted.';
  if (expires < today) return `It expired on ${expires}; mend the target, or decide anew.`;
  return undefined;
}

/** Why an entry is no reason to accept anything; `undefined` where it is one. */
function flawOf(entry: KnownFailure, known: readonly string[], today: string): string | undefined {
  if (!known.includes(entry.id)) return 'There is no such requirement; spec/requirements.yaml lists them.';
  return staleness(entry, today);
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** What a comparison makes of the known choices; `observed`: what the target does now. One that it does not make
 * breaks the baseline, and so does one that nobody makes. `isChoice`: whether a key is that of one. */
export function applyBehaviours(
  behaviours: readonly KnownBehaviour[],
  observed: { readonly [key: string]: string },
  isChoice: (key: string) => boolean,
  now: Date = new Date(),
): { readonly accepted: readonly KnownBehaviour[]; readonly broken: BaselineRecord['broken'] } {
  const flawIn = (entry: KnownBehaviour): string | undefined => {
    const shown = Object.hasOwn(observed, entry.key) ? observed[entry.key] : undefined;
    if (shown !== undefined && shown !== entry.value)
      return `It accepts ${entry.value}, and the target shows ${shown}; decide anew.`;
    if (shown === undefined && !isChoice(entry.key))
      return 'There is no such choice; results.json tells those of a run, as observed.';
    return staleness(entry, dayOf(now));
  };
  const judged = behaviours.map((entry) => ({ entry, problem: flawIn(entry) }));
  return {
    accepted: judged.filter(({ problem }) => problem === undefined).map(({ entry }) => entry),
    broken: judged.flatMap(({ entry: { key: id }, problem }) => (problem === undefined ? [] : [{ id, problem }])),
  };
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
  return acceptKnown(baseline, findings, causesOf(findings), known, now);
}

/** The same where the causes are known. `causes`: the id of the finding that explains one, by its id. */
export function acceptKnown(
  baseline: Baseline,
  findings: readonly Pick<Finding, 'id' | 'outcome'>[],
  causes: { readonly [id: string]: string },
  known: readonly string[],
  now: Date = new Date(),
): BaselineRecord {
  const today = dayOf(now);
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
  for (const [id, cause] of Object.entries(causes)) {
    const entry = own.get(cause);
    // An entry of its own decides for itself, also where it has expired.
    if (entry !== undefined && !named.has(id)) accepted.push({ ...entry, id, cause });
  }
  return { accepted, broken };
}
