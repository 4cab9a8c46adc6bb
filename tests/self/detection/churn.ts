import { startChurningServer, type ChurningServer, type ChurnOptions } from '../servers/churning';
import type { PlainOptions } from '../servers/plain-choices';

/** A target whose data moves, by seed: every mode, rate, period and size in turn, none of them in step with another. */
function churnOf(seed: number): { readonly churn: ChurnOptions; readonly options: PlainOptions } {
  const inTurn = <T>(values: readonly [T, ...T[]]): T => values[seed % values.length] ?? values[0];
  return {
    churn: {
      seed,
      mode: inTurn(['random', 'count-preserving', 'toggle']),
      rate: inTurn([1 / 3, 1 / 10, 1 / 5, 1 / 40, 1 / 100]),
      // Up to the length of a walk and of a whole check, so that the data may return to what it was between two looks at it.
      period: inTurn([6, 7, 9, 12, 16, 25, 40]),
      toggles: inTurn(['both', 'cluster', 'name', 'both']),
    },
    options: { seed, size: inTurn([8, 12, 20, 8, 30, 60, 13, 24, 10, 105, 16]), secondSize: 3 },
  };
}

/** Starts the server of a seed; `fault`: one that a single response shows. */
export function startChurning(
  seed: number,
  fault: Pick<ChurnOptions, 'exchangeFault' | 'filterFault'> = {},
): Promise<ChurningServer> {
  const { churn, options } = churnOf(seed);
  return startChurningServer(options, { ...churn, ...fault });
}
