import { HarnessError } from '../errors';
import type { Ask } from './exchange';

/** Method and target of a request, as in an HTTP request line (RFC 9112, section 3). */
export function requestTarget({ method, url }: { readonly method: string; readonly url: string }): string {
  const { pathname, search } = new URL(plainUrl(url));
  return `${method} ${pathname}${search}`;
}

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
  return encodeURIComponent(text.replace(loneSurrogate, '\ufffd'));
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
