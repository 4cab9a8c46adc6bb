import { scenarios, type Scenario } from './movements';
import type { Trial, Trialled } from './trial';

/** What a moving target was shown to keep, beside the same target at rest. */
export interface Kept {
  readonly scenario: Scenario;
  readonly verdict: string;
  readonly violated: readonly string[];
  /** Of the requirements that pass at rest, the share that passed, from 0 to 1. */
  readonly share: number;
}

/** The plain server at rest, which every scenario is measured against. */
const atRest = 'plain-117-at-rest';

export const movingTrials: readonly Trial[] = [
  { kind: 'moving', id: atRest },
  ...scenarios.map(({ id }): Trial => ({ kind: 'moving', id })),
];

export function keptOf(trials: readonly Trialled[]): readonly Kept[] {
  const moving = trials.filter(({ kind }) => kind === 'moving');
  const wanted = moving.find(({ id }) => id === atRest)?.passed ?? [];
  return scenarios.flatMap((scenario) => {
    const trial = moving.find(({ id }) => id === scenario.id);
    if (trial === undefined) return [];
    const passed = wanted.filter((id) => trial.passed.includes(id)).length;
    return [
      {
        scenario,
        verdict: trial.verdict,
        violated: [...trial.violated, ...trial.broken],
        share: passed / Math.max(1, wanted.length),
      },
    ];
  });
}

/** Everything that is wrong, a sentence each. */
export const movingProblemsOf = (kept: readonly Kept[]): readonly string[] =>
  kept.flatMap(({ scenario: { id, least = 0, conforms }, verdict, violated, share }) => [
    ...violated.map((requirement) => `The moving target ${id} violates ${requirement}.`),
    ...(share < least
      ? [`The moving target ${id} is shown ${String(share)} of what is shown at rest; ${String(least)} are needed.`]
      : []),
    ...(conforms === true && verdict !== 'conforms' ? [`The moving target ${id} got the verdict ${verdict}.`] : []),
  ]);

const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

/** A row for each kind of movement: the least that its scenarios were shown to keep. */
export function movingRows(kept: readonly Kept[]): readonly (readonly string[])[] {
  return [...new Set(kept.map(({ scenario }) => scenario.kind))].map((kind) => {
    const own = kept.filter(({ scenario }) => scenario.kind === kind);
    const { least } = own[0]?.scenario ?? {};
    const verdicts = [...new Set(own.map(({ verdict }) => verdict))].sort();
    return [
      kind,
      String(own.length),
      least === undefined ? '' : percent(least),
      percent(Math.min(...own.map(({ share }) => share))),
      verdicts.join(', '),
      String(own.reduce((sum, { violated }) => sum + violated.length, 0)),
    ];
  });
}
