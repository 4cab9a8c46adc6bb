import type { Ask, Exchange } from './exchange';

/** The only thing that touches the network. A recording can stand in for it. */
export interface Client {
  /**
   * Sends one GET and resolves with what came of it. Never rejects for anything the target or the network does: an exchange
   * without a response says why in its attempts. Rejects only with `HarnessError`, after `close`; with `RunEnded`, when the time of the
   * run is over; or with `NotRecordedError` where a recording stands in.
   */
  send(ask: Ask): Promise<Exchange>;
  /** Requests sent so far, retries included. */
  readonly requests: number;
  /** Aborts what is under way and frees the sockets. */
  close(): Promise<void>;
}
