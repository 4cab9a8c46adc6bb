import { makeRandom } from '../../reference/data/random';
import { percent, type Declared } from './detection';
import type { Trialled } from './trial';

/** Stands between the ids of faults that one server has together. */
export const together = ' + ';

/** Whether the primary requirement of a fault would fail by another one of them alone: who reads it could not tell them apart. */
const areTangled = (faults: readonly Declared[]): boolean =>
  faults.some(({ primary }, index) => faults.some(({ expect }, other) => other !== index && expect.includes(primary)));

/** Pairs, and a triple in every five, of faults that do not hide each other by what is declared of them; drawn by a seed, each once. */
export function drawSeveral(
  mutants: readonly Declared[],
  random: ReadonlySet<string>,
  { seed, count }: { readonly seed: number; readonly count: number },
): readonly (readonly string[])[] {
  const draw = makeRandom(seed);
  // What a random requirement draws depends on every other fault; of a pair each half leads, and one of them is declared.
  const usable = mutants.filter(({ primary, isPair }) => !random.has(primary) && isPair !== true);
  const drawn = new Map<string, readonly string[]>();
  while (drawn.size < count) {
    const size = drawn.size % 5 === 4 ? 3 : 2;
    const faults = draw.some(usable, size, size);
    if (areTangled(faults)) continue;
    const ids = faults.map(({ id }) => id);
    drawn.set([...ids].sort().join(together), ids);
  }
  return [...drawn.values()];
}

/** What servers with several faults say about the causes that are told. */
export interface Telling {
  /** Combinations in which no fault hides the primary requirement of another one. */
  readonly cases: number;
  /** Share of the faults whose primary requirement is among the leads, from 0 to 1. */
  readonly faultsLead: number;
  /** Share of the cases in which the primary requirement of every fault leads, from 0 to 1. */
  readonly allLead: number;
  /** Share of all leads that are the primary requirement of no fault that is there, from 0 to 1. */
  readonly strayLeads: number;
  /** Those in which one does not lead, and what leads. */
  readonly misled: readonly { readonly id: string; readonly missing: readonly string[]; readonly leads: readonly string[] }[];
}

/** Folds trials of several faults. A fault whose primary requirement does not fail at all is hidden by another one, and its case left out. */
export function tellingOf(mutants: readonly Declared[], trials: readonly Trialled[]): Telling {
  const cases = trials
    .filter(({ kind }) => kind === 'several')
    .map(({ id, violated, leads }) => ({
      id,
      leads,
      violated,
      primaries: id.split(together).flatMap((part) => mutants.find((one) => one.id === part)?.primary ?? []),
    }))
    .filter(({ primaries, violated }) => primaries.every((primary) => violated.includes(primary)));
  const misled = cases
    .map(({ id, primaries, leads }) => ({ id, leads, missing: primaries.filter((one) => !leads.includes(one)) }))
    .filter(({ missing }) => missing.length > 0);
  const leads = cases.flatMap((one) => one.leads.map((lead) => one.primaries.includes(lead)));
  const faults = cases.flatMap(({ primaries }) => primaries).length;
  const missing = misled.flatMap((one) => one.missing).length;
  return {
    cases: cases.length,
    faultsLead: faults === 0 ? 1 : 1 - missing / faults,
    allLead: cases.length === 0 ? 1 : 1 - misled.length / cases.length,
    strayLeads: leads.length === 0 ? 0 : leads.filter((isPrimary) => !isPrimary).length / leads.length,
    misled,
  };
}

/** What is held of the whole measure. */
const bounds = { cases: 200, faultsLead: 0.95, strayLeads: 0.05 } as const;

/** Everything that is wrong, a sentence each; empty where several faults are told as several. */
export function problemsOfSeveral(
  { cases, faultsLead, strayLeads, misled }: Telling,
  held: { readonly [bound in keyof typeof bounds]: number } = bounds,
): readonly string[] {
  const names = misled.map(({ id, missing }) => `${id} (${missing.join(', ')})`);
  return [
    ...(cases < held.cases
      ? [`Only ${cases} servers with several faults show the primary requirement of each; ${held.cases} are needed.`]
      : []),
    ...(faultsLead < held.faultsLead
      ? [
          `Of several faults ${percent(faultsLead)} are among the leads; ${percent(held.faultsLead)} are needed. Not among them: ${names.join('; ')}.`,
        ]
      : []),
    ...(strayLeads > held.strayLeads
      ? [
          `Of the leads on several faults ${percent(strayLeads)} are consequences; ${percent(held.strayLeads)} at the most may be.`,
        ]
      : []),
  ];
}
