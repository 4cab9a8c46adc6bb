import type { Json } from '../contract/model';
import type { CredentialPlace } from './credential';
import type { ExchangeFailureKind } from './failure';

/** Which credential a request carried. */
export type CredentialUse = 'configured' | 'invented' | 'empty' | 'none';

/** What a request asks for; two requests with equal asks are the same request. */
export interface Ask {
  /** Query parameters in order, by their real names, not yet encoded. Ignored where `rawQuery` is given. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** Header parameters by their real names; those of one name are one list (RFC 9110, section 5.3). */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** A query string that is already encoded, for probes of the encoding itself. Without `?`. */
  readonly rawQuery?: string;
  /**
   * An absolute URL of the target's origin, sent as it stands in place of that of the listing and its query: where a response leads.
   * Without a fragment.
   */
  readonly url?: string;
  /** Default `configured`. */
  readonly credential?: CredentialUse;
  /** For `empty` and `invented`: where the credential is sent; default: where the configured credential is. */
  readonly credentialPlace?: CredentialPlace;
  /** For `empty`: a word that programs write where they have no value; default: nothing. */
  readonly credentialWord?: string;
  /** Value of the scope; `undefined`: the configured one; `null`: none, whatever is configured. A URL keeps the one it holds. */
  readonly scope?: string | null;
  /**
   * Asked past every cache: says `no-cache` (RFC 9111, 5.2.1.4), which a cache within the target need not hear. So the URL is spelled with
   * this many empty pairs, too: a form parser passes over them (URL Standard, 5.1), and a cache that is keyed by URL does not know it yet.
   */
  readonly fresh?: number;
}

/** One try at a request. */
export interface Attempt {
  /** Milliseconds since the start of the run. */
  readonly startedMs: number;
  readonly durationMs: number;
  /** Status code; `undefined` where no response arrived. */
  readonly status: number | undefined;
  /** Why no response arrived, or why its body was not read. */
  readonly failure: string | undefined;
  /** What kind of failure it was, where more is known than that no response arrived. */
  readonly failureKind?: ExchangeFailureKind;
  /** The headers of a response whose body could not be read; credentials are replaced. Names in lower case. */
  readonly headers?: { readonly [name: string]: string };
  /** Milliseconds the client waited after it, because of it. */
  readonly pausedMs: number;
  /** Where the client went next, because this try was answered by a redirect to the same origin. */
  readonly redirectedTo?: string;
}

export interface SentRequest {
  readonly method: 'GET';
  /** Absolute URL, as sent but for the parameter that carried a credential. */
  readonly url: string;
  /** Headers as sent, with credential values replaced by a placeholder. */
  readonly headers: { readonly [name: string]: string };
  /** What was asked for; without a configured credential, `configured` carries none. */
  readonly credential: CredentialUse;
  /** The environment variable that holds the configured credential, such as `TARGET_API_KEY`; for the curl line. */
  readonly credentialVariable?: string;
  /** The query parameter that carried a credential, which `url` lacks. */
  readonly credentialParameter?: string;
}

export interface TextOutline {
  readonly characters: number;
  readonly beginning: string;
}

export interface ReceivedResponse {
  readonly status: number;
  /** Lower-case names; several values of one name are joined by `, `. */
  readonly headers: { readonly [name: string]: string };
  /** The body as text (after content decoding, as UTF-8), with every configured credential replaced. */
  readonly text: string;
  /** What is known of a text that is put together each time it is asked for; absent where it is at hand. */
  readonly outline?: TextOutline;
  /** The body as JSON; `undefined` where it is none, is no UTF-8, or nests deeper than the client's bound. */
  readonly json: Json | undefined;
  /** The response held a configured credential, in its headers or body, before it was replaced. */
  readonly echoed: boolean;
  /** In a record alone: the body was too large to be kept, so that `text` is its beginning and its end, and `json` is not known. */
  readonly cut?: { readonly bytes: number; readonly digest: string };
}

/** One request and its response, as sent and received. `response` is `undefined` where every attempt failed. */
export interface Exchange {
  /** Number in the ledger, from 1. */
  readonly id: number;
  readonly request: SentRequest;
  readonly response: ReceivedResponse | undefined;
  /** At least one, the last being the one that counts. */
  readonly attempts: readonly Attempt[];
}

/** How often an exchange was sent. */
export const timesSent = ({ attempts }: Exchange): number =>
  attempts.filter(({ failureKind }) => failureKind !== 'unsent').length;

/**
 * What came of an exchange: `status 200`, or why nothing arrived. Of a response whose body was not read: its status, what its headers say of
 * the body, and why.
 */
export function arrivedIn({ response, attempts }: Pick<Exchange, 'response' | 'attempts'>): string {
  const { status = response?.status, failure = 'no response', headers = {} } = attempts.at(-1) ?? {};
  if (response !== undefined) return `status ${response.status}`;
  if (status === undefined) return failure;
  const { 'content-type': type, 'content-length': length } = headers;
  const told = [...(type === undefined ? [] : [type]), ...(length === undefined ? [] : [`Content-Length: ${length}`])];
  return `status ${status}${told.length === 0 ? '' : ` (${told.join(', ')})`}, but ${failure}`;
}

type Text = Pick<ReceivedResponse, 'text' | 'outline'>;

/** How long the text of a body is, in UTF-16 units. */
export const charactersOf = (response: Text): number => response.outline?.characters ?? response.text.length;

/** Whether the text of a body begins with a byte order mark. */
export const hasByteOrderMark = (response: Text): boolean => (response.outline?.beginning ?? response.text).startsWith('\ufeff');
