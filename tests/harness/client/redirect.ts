import type { Redactor } from './redaction';
import { withoutParameter } from './url';

const redirects: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/**
 * Where a redirect leads, as an absolute URL, where it may be followed: to the same origin only, because the credential goes along (RFC
 * 9110, section 15.4). Never to a URL that holds the credential in another place than its own, as it was sent or as it is read, where `\\`
 * is `/`. `parameter`: of the query, where the credential is sent in one.
 */
export function redirectTarget(
  status: number | undefined,
  headers: { readonly [name: string]: string },
  from: string,
  redactor: Redactor,
  parameter?: string,
): string | undefined {
  const location = headers['location'];
  if (!redirects.has(status) || location === undefined || !URL.canParse(location, from)) return undefined;
  const to = new URL(location, from);
  if (to.origin !== new URL(from).origin) return undefined;
  if ([location, to.href].some((url) => redactor.holds(withoutPair(url, parameter)))) return undefined;
  return `${to.origin}${to.pathname}${to.search}`;
}

/** A URL without the pairs of a parameter. */
export function withoutPair(url: string, parameter: string | undefined): string {
  const [before = '', query] = url.split(/\?(.*)/s);
  if (parameter === undefined || query === undefined) return url;
  const left = withoutParameter(query.replace(/#.*$/s, ''), parameter);
  return `${before}${left === '' ? '' : `?${left}`}${/#.*$/s.exec(query)?.[0] ?? ''}`;
}
