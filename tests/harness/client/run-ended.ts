/**
 * The run asks nothing any more: its time is over, or the target does not answer or asks for more patience than a run has. Says nothing
 * about what was asked. The message is a clause without a full stop.
 */
export class RunEnded extends Error {
  override readonly name = 'RunEnded';

  constructor(
    /** What came to its end: the time of the run, the target's answers, or the patience with a target that asks to wait. */
    readonly by: 'time' | 'silence' | 'wait' | 'recording',
    message: string,
  ) {
    super(message);
  }
}

/** The time of a run is over. `deadlineMs`: what it had. */
export function timeIsOver(deadlineMs: number): RunEnded {
  return new RunEnded('time', `its ${deadlineMs / 1000} s are over (--deadline)`);
}
