import { lawfulVerdicts } from './detection';
import type { Trial, Trialled } from './trial';

/** How many seeds `npm run mutants` draws of each kind. */
const drawn = 200;

/**
 * Targets whose data moves between requests, at any rate and in any step, and targets with a cache, a replica or a lagging index before
 * such data. `count`: how many of each kind, for a sample; 40 have each mode, rate, period and size in turn (`churn.ts`).
 */
export function churningTrials(count: number = drawn): readonly Trial[] {
  const seeds = Array.from({ length: count }, (_, index) => String(index + 1));
  return (['churning', 'between'] as const).flatMap((kind) => seeds.map((id): Trial => ({ kind, id })));
}

/** What is wrong, a sentence each, in words that let it be run again: a lawful target is neither failed nor warned. */
export const churnProblemsOf = (trials: readonly Trialled[]): readonly string[] =>
  trials.flatMap(({ kind, id, verdict, violated, broken, messages }) => [
    ...[...violated, ...broken].map((requirement) => `The ${kind} seed ${id}: ${requirement} ${messages[requirement]}`),
    ...(kind === 'churning' && !lawfulVerdicts.includes(verdict) ? [`The ${kind} seed ${id} got the verdict ${verdict}.`] : []),
  ]);
