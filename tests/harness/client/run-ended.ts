import type { Kept } from './body-reader';

/**
 * The run asks nothing any more: its time is over, or the target does not answer, or asks for more patience or sends more than a run has
 * room for. Says nothing about what was asked. The message is a clause without a full stop.
 */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';

  constructor(
    /** What came to its end: the time of the run, the target's answers, the way there, the patience with a target that asks to wait, or the room for what it sends. */
    readonly by: 'time' | 'silence' | 'way' | 'wait' | 'size' | 'recording',
    message: string,
  ) {
    super(message);
  }
}

/** The time of a run is over. `deadlineMs`: what it had. */
export function timeIsOver(deadlineMs: number): RunEnded {
  return new RunEnded('time', `its ${deadlineMs / 1000} s are over (--deadline)`);
}

/** What a run keeps of what a target sent fills its room. */
export function roomIsFull({ bytes, values, places }: Kept): RunEnded {
  const many = (count: number): string => count.toLocaleString('en');
  const size = `${Math.round(bytes / 2 ** 20)} MiB in ${many(values)} values, on pages of ${many(places)} items in all`;
  return new RunEnded('size', `the run keeps ${size}, of what the target has sent, and has room for no more`);
}
