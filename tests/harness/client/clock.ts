import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the client sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the start of the run; never runs backwards. */
  now(): number;
  /** Rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Time that nobody waits for, and that does not pass. */
export const stoppedClock: Clock = { now: () => 0, sleep: () => Promise.resolve() };

/** A clock that starts now. */
export function startClock(): Clock {
  const start = performance.now();
  return {
    now: () => performance.now() - start,
    sleep: (ms, signal) => sleep(ms, undefined, { signal }),
  };
}
