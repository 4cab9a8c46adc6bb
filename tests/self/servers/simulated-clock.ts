import type { Clock } from '../../harness/client/clock';

/** Time that passes only where somebody waits for it, or says so: no test has to wait. */
export interface SimulatedClock extends Clock {
  pass(ms: number): void;
}

export function simulateClock(): SimulatedClock {
  let now = 0;
  const pass = (ms: number): void => {
    now += ms;
  };
  return {
    now: () => now,
    pass,
    sleep: (ms) => {
      pass(ms);
      return Promise.resolve();
    },
  };
}

/**
 * Milliseconds that the nth request takes at the default rate: fifty at once, each as long as a server near by takes, and then ten
 * a second.
 */
export const requestMs = (number: number): number => (number <= 50 ? 20 : 100);
