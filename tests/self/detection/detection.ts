import type { Requirement } from '../../harness/findings/finding';
import type { AnyMutant } from '../../reference/mutants';
import type { Trialled } from './trial';

/** What a fault is declared to break; its requirements are texts here, so that this can be tested on invented ones. */
export interface Declared extends Pick<AnyMutant, 'id' | 'area' | 'isPair'> {
  readonly primary: string;
  readonly expect: readonly string[];
}

export interface Power {
  readonly area: string;
  readonly mutants: number;
  readonly killed: number;
}

/** A mutant whose failing set is not the declared one. */
export interface Surprise {
  readonly id: string;
  /** Declared, not found. */
  readonly missing: readonly string[];
  /** Found, not declared. */
  readonly extra: readonly string[];
}

export interface FalseAlarm {
  readonly id: string;
  readonly verdict: string;
  readonly violated: readonly string[];
}

/** How many requests a run of the mutants takes. */
export interface Cost {
  /** Half of them take no more than so many. */
  readonly half: number;
  readonly most: number;
  /** The mutant that takes the most. */
  readonly dearest: string;
}

/** What the matrix of all mutants and all lawful servers says about the harness. */
export interface Detection {
  readonly power: readonly Power[];
  readonly survivors: readonly string[];
  readonly surprises: readonly Surprise[];
  readonly falseAlarms: readonly FalseAlarm[];
  /** Requirements that fail for no mutant. */
  readonly idle: readonly string[];
  /** Mutants and lawful servers at which a check of the harness broke. */
  readonly broken: readonly string[];
  /** Mutants whose first lead is not the declared primary requirement. */
  readonly misled: readonly { readonly id: string; readonly primary: string; readonly lead: string }[];
  /** Share of killed mutants whose first lead is the declared primary requirement, from 0 to 1. */
  readonly rootCauseRate: number;
  readonly cost: Cost;
}

function costOf(trials: readonly Pick<Trialled, 'id' | 'requests'>[]): Cost {
  const sorted = [...trials].sort((a, b) => a.requests - b.requests || (a.id < b.id ? 1 : -1));
  const [half, most] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted.at(-1)];
  return { half: half?.requests ?? 0, most: most?.requests ?? 0, dearest: most?.id ?? 'none' };
}

export const costLine = ({ half, most, dearest }: Cost): string =>
  `Half of the mutants take at most ${half} requests; the most is ${most}, by ${dearest}.`;

const without = (ids: readonly string[], others: readonly string[]): readonly string[] =>
  ids.filter((id) => !others.includes(id));

/** The verdicts a conforming server may get: where the data is too little or moves, nothing is shown. */
export const lawfulVerdicts: readonly string[] = ['conforms', 'inconclusive'];

export function detectionOf(
  mutants: readonly Declared[],
  requirements: readonly Pick<Requirement, 'id' | 'random'>[],
  trials: readonly Trialled[],
): Detection {
  const ofMutants = new Map(trials.filter(({ kind }) => kind === 'mutant').map((trial) => [trial.id, trial]));
  const judged = mutants.flatMap((mutant) => {
    const trial = ofMutants.get(mutant.id);
    return trial === undefined ? [] : [{ mutant, trial }];
  });
  // What a random requirement happens to draw is no property of the fault.
  const random = requirements.filter((one) => one.random).map(({ id }) => id);
  const killed = judged.filter(({ trial }) => trial.violated.length > 0);
  const misled = killed
    .map(({ mutant, trial }) => ({ id: mutant.id, primary: mutant.primary, lead: trial.leads[0] ?? 'none' }))
    .filter(({ primary, lead }) => primary !== lead);
  return {
    power: [...new Set(judged.map(({ mutant }) => mutant.area))].sort().map((area) => ({
      area,
      mutants: judged.filter(({ mutant }) => mutant.area === area).length,
      killed: killed.filter(({ mutant }) => mutant.area === area).length,
    })),
    survivors: judged.filter(({ trial }) => trial.violated.length === 0).map(({ mutant }) => mutant.id),
    surprises: judged
      .map(({ mutant, trial }) => ({
        id: mutant.id,
        missing: without(mutant.expect, trial.violated),
        extra: without(trial.violated, [...mutant.expect, ...random]),
      }))
      .filter(({ missing, extra }) => missing.length + extra.length > 0),
    falseAlarms: trials
      .filter(({ kind, verdict, violated }) => kind === 'lawful' && (violated.length > 0 || !lawfulVerdicts.includes(verdict)))
      .map(({ id, verdict, violated }) => ({ id, verdict, violated })),
    idle: without(
      requirements.map(({ id }) => id),
      killed.flatMap(({ trial }) => trial.violated),
    ),
    broken: trials.filter(({ broken }) => broken.length > 0).map(({ id }) => id),
    misled,
    rootCauseRate: killed.length === 0 ? 1 : 1 - misled.length / killed.length,
    cost: costOf(judged.map(({ trial }) => trial)),
  };
}

/** The share of mutants whose summary must lead with the requirement that names the fault best. */
const leastRootCauseRate = 0.95;

const list = (ids: readonly string[]): string => ids.join(', ') || 'none';

/** Everything that is wrong, a sentence each; empty where the harness finds every fault and only faults. */
export function problemsOf(detection: Detection): readonly string[] {
  const { survivors, surprises, falseAlarms, idle, broken, misled, rootCauseRate } = detection;
  return [
    ...survivors.map((id) => `The mutant ${id} survived: no requirement sees its fault.`),
    ...surprises.map(
      ({ id, missing, extra }) =>
        `The mutant ${id} fails otherwise than declared: missing ${list(missing)}; extra ${list(extra)}.`,
    ),
    ...falseAlarms.map(
      ({ id, verdict, violated }) => `The conforming server ${id} got the verdict ${verdict}: ${list(violated)}.`,
    ),
    ...idle.map((id) => `The requirement ${id} fails for no mutant.`),
    ...broken.map((id) => `The harness broke while it judged ${id}.`),
    ...(rootCauseRate < leastRootCauseRate
      ? [
          `The summary leads with the primary requirement of ${percent(rootCauseRate)} of the mutants; ${percent(leastRootCauseRate)} are needed.`,
          ...misled.map(({ id, primary, lead }) => `The mutant ${id} leads with ${lead}, not with ${primary}.`),
        ]
      : []),
  ];
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
