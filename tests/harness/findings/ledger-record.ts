import type { Exchange } from '../client/exchange';
import type { Finding } from './finding';
import type { Verdict } from './verdict';

/** Version of the ledger's form. It rises when a reader of the form before would misread it. */
export const ledgerVersion = 1;

/** How a run began. The first record of a ledger. */
export interface RunRecord {
  readonly kind: 'run';
  readonly version: typeof ledgerVersion;
  /** Version of the harness. */
  readonly harness: string;
  readonly target: string;
  /** The target is the reference server that the run started itself. */
  readonly embedded?: boolean;
  /** The contract, as the user named it. */
  readonly contract: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly seed: number;
  /** Ids of the requirements to be judged, in order. */
  readonly plan: readonly string[];
}

/** What a target does where the contract leaves the choice open. */
export interface ObservationRecord {
  readonly kind: 'observation';
  /** `<parameter>.<class>`. */
  readonly key: string;
  readonly value: string;
  readonly exchanges: readonly number[];
}

/** How a run ended. The last record of a ledger. */
export interface EndRecord {
  readonly kind: 'end';
  /** Every planned check has a finding; `false` for a run that was interrupted or broke. */
  readonly complete: boolean;
  readonly verdict?: Verdict;
  readonly durationMs: number;
  /** Why it is incomplete. */
  readonly reason?: string;
}

export interface ExchangeRecord {
  readonly kind: 'exchange';
  readonly exchange: Exchange;
}

export interface FindingRecord {
  readonly kind: 'finding';
  readonly finding: Finding;
}

export type LedgerRecord = RunRecord | ExchangeRecord | FindingRecord | ObservationRecord | EndRecord;
