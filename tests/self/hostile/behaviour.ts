import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a lawful server answers. */
export interface Honest {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** One request to a hostile target. */
export interface Turn {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** How many requests it has answered with hostility before. */
  readonly number: number;
  /** The credential of the run. */
  readonly key: string;
  /** Where the target is, without a path. */
  readonly origin: string;
  readonly honest: () => Promise<Honest>;
}

/** How a run ends, and what it says: in the reason of the run, or in the message of a finding. */
export interface Expected {
  readonly exit: number;
  readonly says: RegExp;
}

/** What a run may cost at most. */
export interface Bounds {
  /** Processor time, in seconds. */
  readonly seconds: number;
  /** Peak memory of the process above that of a start at which nothing is sent, in MiB. */
  readonly memory: number;
}

/** A way in which a target is hostile: a small step of a server. */
export interface Behaviour {
  readonly name: string;
  readonly answer: (turn: Turn) => unknown;
  /** From the first request on. */
  readonly first: Expected;
  /** From the twentieth request on, after answers that are lawful. */
  readonly later: Expected;
  readonly bounds?: Partial<Bounds>;
  /** Seconds that the target may take to begin an answer, where it takes longer for ever (`--timeout`). */
  readonly timeout?: number;
  /** Only the whole plan shows it, and not the core alone. */
  readonly isBroad?: true;
  /** The core alone shows it from the first request on, because it is the same whatever is asked. */
  readonly isNarrow?: true;
  /** Costs more than a test may, always or where it begins later; `npm run hostile` has it. */
  readonly isLong?: true | 'later';
}

export const defaultBounds: Bounds = { seconds: 60, memory: 300 };

/** The number of the request with which hostility begins, where it does not begin with the first. */
export const laterRequest = 20;
