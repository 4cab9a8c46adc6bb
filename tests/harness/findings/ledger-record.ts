import type { Exchange } from '../client/exchange';
import type { QueryRecord, WalkRecord } from './asked';
import type { Finding, PagePart, PlaceInResponse } from './finding';
import type { DeclaredLeaf, Pointer } from '../contract/model';
import type { Verdict } from './verdict';

/** Version of the ledger's form. It rises when a reader of the form before would misread it. */
export const ledgerVersion = 3;

/** What else decides the findings of a run, so that they can be found again in a recording of it. No secret is among it. */
export interface RunConditions {
  /** The title of the contract: the file may be named otherwise elsewhere. */
  readonly title: string;
  /** The credentials that were configured, without their values. */
  readonly credentials: readonly ('key' | 'token')[];
  readonly scopeHeader?: string;
  readonly scope?: string;
  readonly secondScope?: string;
  /** As the user pinned them. */
  readonly policies: { readonly [key: string]: string };
  readonly disabled: readonly { readonly id: string; readonly reason: string }[];
  /** Absent where everything was to be asked. */
  readonly quick?: boolean;
  readonly strict: boolean;
  readonly allowInconclusive: boolean;
  /** What the run had, in milliseconds. */
  readonly deadlineMs?: number;
}

/** Where the parts of a page stand, so that a report can show them in an exchange. What was asked has records of its own. */
export interface ListingRecord {
  readonly response: PagePlaces;
}

/** JSON Pointers into a body; `within`: from a member of the list to the item; `identity`: into an item, one or several. */
export interface PagePlaces {
  readonly items: Pointer;
  readonly within?: Pointer;
  readonly identity: Pointer | readonly Pointer[];
  readonly count?: Pointer;
  /** Where a report marks what plays a role; what the contract has no place for is not among them. */
  readonly parts?: { readonly [part in PagePart]?: PlaceInResponse };
}

/** What the contract declares, so that a report can tell what of it was never seen. */
export interface Declared {
  readonly leaves: readonly DeclaredLeaf[];
  readonly statuses: readonly string[];
}

/** What a report says of a run beside its findings. */
export interface RunAbout {
  /** As the user gave it, such as `release=4.9`. */
  readonly label?: string;
  /** Of the pipeline that the run is part of. */
  readonly commit?: string;
  readonly ciRun?: string;
  /** The listing that was chosen, by its `operationId`, where the document holds several. */
  readonly operation?: string;
  /** A run before, to tell what the target does otherwise since then. */
  readonly previous?: PreviousRun;
}

export interface PreviousRun {
  /** ISO 8601, in UTC. */
  readonly startedAt: string;
  readonly label?: string;
  /** Its choices, by key, as in `results.json`. */
  readonly observed: { readonly [key: string]: string };
}

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
  readonly conditions?: RunConditions;
  readonly listing?: ListingRecord;
  readonly declared?: Declared;
  readonly about?: RunAbout;
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
  /** Why it was over before everything was asked, as a clause; a replay of it asks nothing beyond it either. */
  readonly ended?: string;
  /** What became of the baseline; absent without one. */
  readonly baseline?: BaselineRecord;
  /**
   * The finding that explains it, by the id of each violation that another one explains. It is known at the end only, because what is
   * judged later may explain what was judged before. Absent in a ledger of an older harness.
   */
  readonly causes?: { readonly [id: string]: string };
}

export interface AcceptedFailure {
  readonly id: string;
  readonly reason: string;
  readonly expires: string;
  readonly cause?: string;
}

/** A baseline as it met the findings. */
export interface BaselineRecord {
  /**
   * Known failures that did fail, none of them expired, and what they explain. `expires`: the last day, as in 2026-12-31; `cause`: the
   * entry that accepts it, where it has none of its own.
   */
  readonly accepted: readonly AcceptedFailure[];
  /** Why the baseline no longer holds, in whole sentences; empty where it does. */
  readonly broken: readonly { readonly id: string; readonly problem: string }[];
}

export interface ExchangeRecord {
  readonly kind: 'exchange';
  readonly exchange: Exchange;
}

export interface FindingRecord {
  readonly kind: 'finding';
  readonly finding: Finding;
}

export type LedgerRecord = RunRecord | ExchangeRecord | QueryRecord | WalkRecord | FindingRecord | ObservationRecord | EndRecord;
