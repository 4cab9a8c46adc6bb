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
 * The URL of an ask, with so many empty pairs at its end as make it fresh. Throws `HarnessError` for one of another origin: no
 * credential goes there.
 */
export function askedUrl(ask: Ask, listing: string): string {
  const pairs = '&'.repeat(ask.fresh ?? 0);
  if (ask.url === undefined) {
    const query = `${encodeQuery(ask)}${pairs}`;
    return query === '' && ask.rawQuery === undefined ? listing : `${listing}?${query}`;
  }
  const { origin } = new URL(listing);
  if (!ask.url.startsWith(`${origin}/`) || !sendableQuery.test(ask.url))
    throw new HarnessError(
      'CLIENT_OTHER_ORIGIN',
      `Expected a URL of ${origin} that a request line can carry; received ${JSON.stringify(ask.url)}. Follow no other.`,
    );
  return pairs === '' || ask.url.includes('?') ? `${ask.url}${pairs}` : `${ask.url}?${pairs}`;
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
  return encodeURIComponent(text.replace(loneSurrogate, '\ufffd'));
}

/** The URL without the empty pairs at its end, by which a fresh request differs from an earlier one: a reader need not send them. */
export function plainUrl(url: string): string {
  return url.replace(/[?&]&*$/, '');
}
