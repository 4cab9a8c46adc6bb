import { TokenBucket } from 'limiter';
import { HarnessError } from '../errors';
import type { Clock } from './clock';

export interface Throttle {
  /** Resolves, in order of the calls, when the next request may be sent. Rejects when the signal aborts. */
  turn(): Promise<void>;
  /** Holds back every turn for at least so many milliseconds from now. */
  pause(ms: number): void;
  /** Milliseconds for which the next turn was held back by a pause, so far. */
  readonly restedMs: number;
}

/**
 * `rate`: requests per second, `undefined` for no bound. `burst`: requests that may go at once after a rest; default five seconds'
 * worth, at least one. Nobody is held back beyond `deadlineMs` of the clock, because nothing is sent then.
 */
export function createThrottle(
  rate: number | undefined,
  burst: number | undefined,
  clock: Clock,
  signal: AbortSignal,
  deadlineMs = Infinity,
): Throttle {
  const bucket = rate === undefined ? undefined : createBucket(rate, burst);
  let pausedUntil = 0;
  let restedMs = 0;
  let last: Promise<void> = Promise.resolve();

  async function rest(): Promise<void> {
    const left = (): number => Math.min(pausedUntil, deadlineMs) - clock.now();
    const began = clock.now();
    while (left() > 0) await clock.sleep(left(), signal);
    restedMs += clock.now() - began;
  }

  async function token(): Promise<void> {
    for (let left = deadlineMs - clock.now(); left > 0 && bucket?.tryRemoveTokens(1) === false; left = deadlineMs - clock.now())
      await clock.sleep(Math.min(Math.max(1, bucket.getWaitTime(1)), left), signal);
  }

  async function wait(): Promise<void> {
    await rest();
    await token();
    // Another request may have been told to wait meanwhile.
    await rest();
    signal.throwIfAborted();
  }

  return {
    // One at a time, so that never more than one token is held across a pause.
    turn() {
      const turn = last.then(wait);
      last = turn.catch(() => undefined);
      return turn;
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.now() + ms);
    },
    get restedMs() {
      return restedMs;
    },
  };
}

function createBucket(rate: number, burst: number | undefined): TokenBucket {
  if (!Number.isFinite(rate) || rate <= 0) {
    throw new HarnessError(
      'CLIENT_RATE',
      `Expected a rate of more than 0 requests per second; received ${rate}. Leave it out for no bound.`,
    );
  }
  const size = Math.max(1, Math.floor(burst ?? rate * 5));
  const bucket = new TokenBucket({ bucketSize: size, tokensPerInterval: rate, interval: 'second' });
  bucket.content = size;
  return bucket;
}
