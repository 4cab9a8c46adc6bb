import type { Content, Entry, Log, Request, Response } from 'har-format';
import type { Attempt, CredentialUse } from '../client/exchange';
import type { Cut, KeptText } from './kept-text';
import type { RunRecord } from './ledger-record';

/**
 * Version of what stands in the members with an underscore, which HAR leaves to whoever writes it. It rises as the ledger's does. Those
 * from `first` on are read, because a recording is judged anew and holds nothing of how it was judged.
 */
export const recordingVersion = { first: 1, last: 3 } as const;

/**
 * A run's exchanges in HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), one entry for each attempt. What HAR has no word
 * for stands in members that begin with an underscore; with them, the run can be judged again.
 */
export interface Recording {
  readonly log: Omit<Log, 'entries'> & {
    readonly _recording: number;
    /** How the run began, as in the ledger. */
    readonly _run: RunRecord;
    /** Why the run was over before everything was asked; absent where it was not. */
    readonly _ended?: string;
    readonly entries: RecordedEntry[];
  };
}

/** A body, once: where it repeats what an entry before it holds, `_text` says how it is put together in place of `text`. */
export interface RecordedContent extends Content {
  readonly _text?: KeptText;
  readonly _cut?: Cut;
}

export interface RecordedEntry extends Omit<Entry, 'response'> {
  /** Number of the exchange in the ledger. */
  readonly _exchange: number;
  readonly _attempt: Attempt;
  readonly request: Request & {
    /** Which credential the request carried. */
    readonly _credential: CredentialUse;
    readonly _credentialVariable?: string;
    /** The parameter that carried it, which the URL here lacks. */
    readonly _credentialParameter?: string;
    /** Which scope it named. */
    readonly _scope: 'configured' | 'second' | 'invented' | 'none';
  };
  /** Of an attempt that was not the last, only the status is kept. */
  readonly response: Omit<Response, 'content'> & {
    readonly content: RecordedContent;
    /** The body is JSON: it was UTF-8, and did not nest too deep. */
    readonly _json?: boolean;
    /** The response held the configured credential, before it was replaced. */
    readonly _echoed?: boolean;
  };
}
