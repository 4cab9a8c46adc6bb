import type { Exchange, ReceivedResponse } from '../client/exchange';
import type { RunTarget } from '../client/run-target';
import type { Contract } from '../contract/model';

/** The first authorised read that brought no listing, and what was asked to understand it. */
export interface FirstRead {
  readonly exchange: Exchange;
  readonly contract: Pick<Contract, 'deprecated' | 'successor' | 'credentials' | 'items' | 'success'>;
  readonly target: Pick<RunTarget, 'url' | 'credentials' | 'scope' | 'certificate' | 'proxies'>;
  /** The same read without the project header brings a listing. */
  readonly isProject: boolean;
}

/** Why there is no listing, as a stable name, half a sentence and what to do. */
export interface Situation {
  readonly code: string;
  readonly arrived: string;
  readonly next: string;
}

/** A situation that does not hold is `undefined`. */
export type Look = (first: FirstRead, response: ReceivedResponse) => Situation | undefined;

export const situation = (code: string, arrived: string, next: string): Situation => ({ code, arrived, next });
