import type { Redactor } from './redaction';

const redirects: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

/**
 * Where a redirect leads, as an absolute URL, where it may be followed: to the same origin only, since the credential goes along
 * (RFC 9110, section 15.4), and never to a URL that holds the credential, which belongs into headers only.
 */
export function redirectTarget(
  status: number | undefined,
  headers: { readonly [name: string]: string },
  from: string,
  redactor: Redactor,
): string | undefined {
  const location = headers['location'];
  if (!redirects.has(status) || location === undefined || !URL.canParse(location, from)) return undefined;
  const to = new URL(location, from);
  if (to.origin !== new URL(from).origin || redactor.holds(to.href)) return undefined;
  return `${to.origin}${to.pathname}${to.search}`;
}
