import type { Need } from '../contract/promises';
import type { Explained, FollowsFrom } from './explanation';
import type { Pointer } from '../contract/model';
import type { RequestClass } from './request-class';

/** How a check can end. `error` means that the harness broke, never that the target did. */
export const outcomes = ['pass', 'fail', 'warn', 'inconclusive', 'not-applicable', 'disabled', 'error'] as const;
export type Outcome = (typeof outcomes)[number];

/** RFC 2119. */
export type Level = 'MUST' | 'SHOULD';

/**
 * What can prove a violation. `exchange`: one response contradicts the contract by itself. `response`: a 5xx or a wrong
 * refusal, repeated beside a positive control. `collection`: a contradiction between exchanges, reproduced while the data stood still.
 */
export type EvidenceClass = 'exchange' | 'response' | 'collection';

/** One clause of the contract, from `spec/requirements.yaml`. */
export interface Requirement {
  readonly id: string;
  readonly level: Level;
  /** Any target with three items of two kinds can witness it. */
  readonly core: boolean;
  /** What it asks is drawn by the seed: another seed may show what this one does not. */
  readonly random?: true;
  /** What the contract must promise; without it the requirement does not apply. */
  readonly needs?: readonly Need[];
  /** The usual class first. `response` is always among what can prove it, because what is asked may be refused or break down. */
  readonly evidence: readonly [EvidenceClass, ...EvidenceClass[]];
  readonly title: string;
  /** What is wrong where it does not hold, as half a sentence: the words of a verdict. */
  readonly fault: string;
  /** What its check asks and compares, in one sentence. */
  readonly probes: string;
  /** What it rests on, by role: `{limit}/schema/maximum`. */
  readonly pointer: string;
  /** The described server that it is proven on; `undefined`: that of the shipped contract. */
  readonly ground?: 'ledger' | 'catalogue' | 'stock';
  readonly why: string;
  /** What follows from a violation of it. */
  readonly explains?: readonly Explained[];
  /** What a violation of it follows from, where that is no single requirement. */
  readonly followsFrom?: readonly FollowsFrom[];
}

/**
 * Where alone a violation shows. `on-continued-page`: on a page behind a token, and on no first page. `near-the-end`: at a position near
 * the end, which says nothing of the beginning. `by-count`: in nothing but a count, so that the count can be what is wrong.
 * `on-first-page`: on a first page that has room for what it lacks, or in its count, so that no way to a further page has to do with it.
 * `by-refusal`: in nothing but that a request was refused.
 */
export const showings = ['on-continued-page', 'near-the-end', 'by-count', 'on-first-page', 'by-refusal'] as const;
export type Showing = (typeof showings)[number];

/** Parts of a page by their roles. Where each of them stands, the ledger tells in `listing`. */
export const pageParts = ['items', 'next', 'count', 'limit', 'offset', 'page', 'pages', 'more'] as const;
export type PagePart = (typeof pageParts)[number];

/** What of a response contradicts the contract. */
export type PlaceInResponse =
  | { readonly part: 'status' }
  /** Name in lower case. */
  | { readonly part: 'header'; readonly name: string }
  /** Pointers into the body; the empty one is the whole of it. */
  | { readonly part: 'body'; readonly pointers: readonly Pointer[] }
  /** Wherever the response holds this text. */
  | { readonly part: 'text'; readonly text: string }
  | { readonly part: PagePart }
  /** Items by their positions on the page, from 0; `pointer`: what of each. */
  | { readonly part: 'item'; readonly at: readonly number[]; readonly pointer?: Pointer };

/** One contradiction between what the contract promises and what arrived. */
export interface Violation {
  /** What was probed, without values that change from run to run: two violations with the same subject are the same. */
  readonly subject: string;
  /** Where it is less than its requirement says: a strict reader could deny it. */
  readonly level?: 'SHOULD';
  readonly evidence: EvidenceClass;
  /** Where alone it shows, for what explains what; absent where it can show anywhere. */
  readonly shows?: Showing;
  readonly expected: string;
  readonly received: string;
  /** Ids of the exchanges that prove it, the most telling first. */
  readonly exchanges: readonly number[];
  /** Where the most telling response shows it; absent in a ledger of an older harness. */
  readonly place?: PlaceInResponse;
  /** What the most telling request asked for; absent in a ledger of an older harness. */
  readonly request?: RequestClass;
}

/** What was lacking where nothing could be shown. */
export interface Lack {
  /** Keys of `dataNeeds`. */
  readonly needs: readonly string[];
  /** In a phrase that goes on from "It needs". */
  readonly what: string;
}

/** A check's outcome with its witnesses and evidence. */
export interface Finding {
  readonly id: string;
  readonly level: Level;
  readonly core: boolean;
  readonly outcome: Outcome;
  readonly title: string;
  /** How many probes could have shown a violation. */
  readonly witnesses: number;
  /** One or two sentences: expected, received and request; or why nothing could be shown and what data would. Empty on a pass. */
  readonly message: string;
  /** A quick run had asked what it may; absent otherwise. The outcome is `disabled`, or what was proven before. */
  readonly unasked?: true;
  /** Absent where something was shown, or where the reason is none that data or a setting would remove. */
  readonly lacks?: Lack;
  /** The id of the finding that explains this one, or null; absent while its run goes on, because a later one may. */
  readonly cause?: string | null;
  readonly violations: readonly Violation[];
  readonly exchanges: readonly number[];
  /** The request that shows the violation, with the credential as an environment variable; `undefined` without one. */
  readonly curl: string | undefined;
}

/** The level that a reader is told: what is warned of is a SHOULD, also where its requirement says more. */
export const toldLevel = ({ level, outcome }: Pick<Finding, 'level' | 'outcome'>): Level =>
  outcome === 'warn' ? 'SHOULD' : level;
