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

/** How much of a run went in waiting for a target that asked for it, and which statuses did, each time that they came. */
export interface Waited {
  readonly ms: number;
  readonly statuses: readonly number[];
}

/** Less of a run's time than this part of it is not worth a word. */
const worthTelling = 0.1;

/** The time of a run is over. `deadlineMs`: what it had. */
export function timeIsOver(deadlineMs: number, waited: Waited): RunEnded {
  const over = `its ${deadlineMs / 1000} s are over (--deadline)`;
  if (waited.ms < deadlineMs * worthTelling) return new RunEnded('time', over);
  const each = [...new Set(waited.statuses)].sort();
  const times = each.map((one) => `${one} to ${many(waited.statuses.filter((status) => status === one).length)}`);
  const next = each.includes(429) ? askLess : untilUp;
  return new RunEnded(
    'time',
    `${over}, and ${Math.round(waited.ms / 1000)} s of them went in waiting, because the target answered ${times.join(' and ')}. ${next}`,
  );
}

const many = (count: number): string => (count === 1 ? 'a request' : `${count} requests`);

/** What to do where a target answers 429, and where it answers 503; without a full stop. */
export const askLess =
  'Run again later, and with a lower --rate; or have the target, or the gateway before it, admit more from this client';
export const untilUp = 'Run again once the target is up: it, or a gateway that cannot reach it, says that it is not';

/** What a run keeps of what a target sent fills its room. */
export function roomIsFull({ bytes, values, places, exchanges }: Kept): RunEnded {
  const many = (count: number): string => count.toLocaleString('en');
  // Of a body that is read as a whole no items are told apart.
  const pages = places === 0 ? '' : `, on pages of ${many(places)} items in all`;
  const size = `${Math.round(bytes / 2 ** 20)} MiB in ${many(values)} values${pages}`;
  const from = `what the target has sent in ${many(exchanges)} ${exchanges === 1 ? 'answer' : 'answers'}`;
  return new RunEnded('size', `the run keeps ${size}, of ${from}, and has room for no more`);
}
