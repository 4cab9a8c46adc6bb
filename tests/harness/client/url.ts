import { HarnessError } from '../errors';
import type { Ask } from './exchange';

/** Method and target of a request, as in an HTTP request line (RFC 9112, section 3). */
export function requestTarget({ method, url }: { readonly method: string; readonly url: string }): string {
  const { pathname, search } = new URL(plainUrl(url));
  return `${method} ${pathname}${search}`;
}

/**
 * Characters of the longest URL that is sent. A server should take 8,000 (RFC 9110, section 4.1), and few take more than twice that: a token
 * that makes it longer than this is of no use to anybody.
 */
export const longestUrl = 2 ** 16;
const shownOfLonger = 1000;

/** A URL, or the value of a header, as records have it: of one that is too long to be sent, its beginning. */
export const recordedCarrier = (text: string): string => (text.length > longestUrl ? `${text.slice(0, shownOfLonger)}...` : text);

/** What a request line can carry: visible ASCII, and no `#`, which would start a fragment (RFC 3986, section 3.4). */
const sendableQuery = /^[\x21\x22\x24-\x7e]*$/;

/** A lone surrogate has no UTF-8 form, and `encodeURIComponent` throws on it. Target data may hold one. */
const loneSurrogate = /[\ud800-\udfff]/gu;

/**
 * The URL of the listing: the contract's path below the target's own, `http://h/p/` and `/v1/x` giving `http://h/p/v1/x`.
 * User information, query and fragment of the target are left out.
 */
export function listingUrl(target: URL, path: string): string {
  const url = new URL(target.origin);
  url.pathname = `${target.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return url.href;
}

/** A credential that travels in the query: the parameter that it has there, and the pair to send; without a pair, none is sent. */
interface QueryCredential {
  readonly parameter?: string | undefined;
  readonly pair?: string | undefined;
}

/**
 * The URL of an ask, with so many empty pairs at its end as make it fresh. A URL that the target gave may repeat the credential of the
 * request before, so that is left out. Throws `HarnessError` for a URL of another origin: no credential goes there.
 */
export function askedUrl(ask: Ask, listing: string, { parameter, pair }: QueryCredential = {}): string {
  const [base, query] = ask.url === undefined ? [listing, queryOf(ask)] : partsOf(ask.url, listing);
  const own = parameter === undefined || query === undefined ? query : withoutParameter(query, parameter);
  const carried = pair === undefined ? own : [own ?? '', pair].filter((part) => part !== '').join('&');
  const written = `${carried ?? ''}${'&'.repeat(ask.fresh ?? 0)}`;
  return carried === undefined && written === '' ? base : `${base}?${written}`;
}

/** The query of an ask; `undefined` where it asks for nothing, and no `?` stands in its URL. */
function queryOf(ask: Ask): string | undefined {
  const query = encodeQuery(ask);
  return query === '' && ask.rawQuery === undefined ? undefined : query;
}

/** A URL where a response leads, before and behind its first `?`. */
function partsOf(url: string, listing: string): readonly [base: string, query: string | undefined] {
  const { origin } = new URL(listing);
  if (!url.startsWith(`${origin}/`) || !sendableQuery.test(url))
    throw new HarnessError(
      'CLIENT_OTHER_ORIGIN',
      `Expected a URL of ${origin} that a request line can carry; received ${JSON.stringify(url)}. Follow no other.`,
    );
  const mark = url.indexOf('?');
  return mark === -1 ? [url, undefined] : [url.slice(0, mark), url.slice(mark + 1)];
}

/**
 * Where a text in a response leads, as an absolute URL without fragment and user information (RFC 3986, section 5): `undefined` where it
 * is no URL, or one of another origin.
 */
export function urlWithin(text: string, from: string): string | undefined {
  if (!URL.canParse(text, from)) return undefined;
  const { origin, pathname, search } = new URL(text, from);
  return origin === new URL(from).origin ? `${origin}${pathname}${search}` : undefined;
}

/**
 * The query string of an ask, without `?`. Names and values are percent-encoded (RFC 3986, section 2.1), a blank being `%20`:
 * `+` for a blank is a rule of HTML forms only. A raw query is passed as it is.
 *
 * Throws `HarnessError` for a raw query that no request line can carry.
 */
export function encodeQuery(ask: Ask): string {
  if (ask.rawQuery !== undefined) {
    if (sendableQuery.test(ask.rawQuery)) return ask.rawQuery;
    throw new HarnessError(
      'CLIENT_UNSENDABLE_QUERY',
      `Expected a raw query of visible ASCII characters without "#"; received ${JSON.stringify(ask.rawQuery)}. Percent-encode the rest.`,
    );
  }
  return (ask.query ?? []).map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text.isWellFormed() ? text : text.replace(loneSurrogate, '\ufffd'));
}

/** As the strictest of encoders: all but the unreserved characters of RFC 3986, section 2.3. */
export function encodeStrictly(text: string): string {
  return encode(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A query string without the pairs of one parameter, however its name is encoded. */
export function withoutParameter(query: string, name: string): string {
  const isNamed = (pair: string): boolean => [...new URLSearchParams(pair).keys()].includes(name);
  return query
    .split('&')
    .filter((pair) => !isNamed(pair))
    .join('&');
}

/** The URL without the empty pairs at its end, by which a fresh request differs from an earlier one: a reader need not send them. */
export function plainUrl(url: string): string {
  return url.replace(/[?&]&*$/, '');
}
