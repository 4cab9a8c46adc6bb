import type { Exchange, ReceivedResponse } from '../../client/exchange';
import type { Check } from '../../judging/check';

type Headers = ReceivedResponse['headers'];

/** The directives of `Cache-Control` (RFC 9111, section 5.2), in small letters, with their values. */
function directivesOf(headers: Headers): ReadonlyMap<string, string> {
  const parts = (headers['cache-control'] ?? '').split(',').map((part) => part.trim().toLowerCase());
  return new Map(
    parts.filter((part) => part !== '').map((part) => [part.split('=')[0] ?? '', part.split('=').slice(1).join('=')]),
  );
}

const seconds = (value: string | undefined): number => Number((value ?? '').replaceAll('"', '')) || 0;

/**
 * What lets a shared cache answer somebody else with this response (RFC 9111, sections 3 and 3.5), in words; `undefined` where nothing
 * does. That a cache may also guess is no fault of the target. `isAuthorization`: the credential is in the header that caches know.
 */
function permission(headers: Headers, isAuthorization: boolean): string | undefined {
  const directives = directivesOf(headers);
  if (['no-store', 'private', 'no-cache'].some((name) => directives.has(name))) return undefined;
  const shared = directives.get('s-maxage');
  if (shared !== undefined) return seconds(shared) > 0 ? `s-maxage=${shared}` : undefined;
  // For the header that caches know, its word is needed besides.
  if (isAuthorization && !directives.has('public') && !directives.has('must-revalidate')) return undefined;
  const age = directives.get('max-age');
  if (age !== undefined) return seconds(age) > 0 ? `max-age=${age}` : undefined;
  const expires = Date.parse(headers.expires ?? '');
  if (expires > (Date.parse(headers.date ?? '') || Date.now())) return `Expires: ${headers.expires ?? ''}`;
  return directives.has('public') ? 'public' : undefined;
}

const valueOf = ({ request: { headers } }: Exchange, name: string): string | undefined =>
  Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1];

const varies = (headers: Headers): readonly string[] => (headers.vary ?? '').split(',').map((name) => name.trim().toLowerCase());

/** Two answers to one URL under two scopes that are not the same, of which the first may be kept without regard to the scope. */
function mixedScopes(
  exchanges: Iterable<Exchange>,
  scope: string,
  isAuthorization: boolean,
): { readonly first: Exchange; readonly other: Exchange; readonly allowed: string } | undefined {
  const known = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const { request, response } = exchange;
    if (response?.status !== 200 || request.credential !== 'configured' || valueOf(exchange, 'if-none-match') !== undefined)
      continue;
    const first = known.get(request.url);
    if (first === undefined) known.set(request.url, exchange);
    else if (valueOf(first, scope) !== valueOf(exchange, scope) && first.response?.text !== response.text) {
      const headers = first.response?.headers ?? {};
      const allowed = permission(headers, isAuthorization);
      if (allowed !== undefined && !['*', scope].some((name) => varies(headers).includes(name)))
        return { first, other: exchange, allowed };
    }
  }
  return undefined;
}

export const check: Check<'security.shared-cache'> = {
  async judge(scene, evidence) {
    const { credentials } = scene.target;
    const used = scene.contract.credentials.find(({ part }) => credentials[part] !== undefined);
    if (used === undefined) return evidence.needs('credential');
    await scene.listing.ask({});
    const carrier = used.in === 'cookie' ? 'cookie' : used.name.toLowerCase();
    const scope = scene.listing.contract.scope?.parameter.toLowerCase();
    const names = [carrier, ...(scope === undefined ? [] : [scope])];
    for (const exchange of scene.exchanges()) {
      const { request, response } = exchange;
      if (response === undefined || response.status >= 300 || request.credential !== 'configured') continue;
      evidence.witness(exchange);
      // Where the credential is part of the URL, it is part of what a cache goes by.
      const allowed = used.in === 'query' ? undefined : permission(response.headers, carrier === 'authorization');
      const vary = varies(response.headers);
      if (allowed === undefined || ['*', ...names].some((name) => vary.includes(name))) continue;
      evidence.violate({
        subject: 'an authorised read in a shared cache',
        expected: `private or no-store, or ${used.in === 'cookie' ? 'Cookie' : used.name} in Vary, because a cache would hand the answer to anybody (RFC 9111, sections 3 and 4.1)`,
        received: `${allowed}, with ${response.headers.vary === undefined ? 'no Vary' : `Vary: ${response.headers.vary}`}`,
        at: [exchange],
        place: { part: 'header', name: response.headers['cache-control'] === undefined ? 'expires' : 'cache-control' },
      });
      return;
    }
    if (scene.listing.contract.scope?.in !== 'header' || scope === undefined || used.in === 'query') return;
    const mixed = mixedScopes(scene.exchanges(), scope, carrier === 'authorization');
    if (mixed === undefined) return;
    const { first, other, allowed } = mixed;
    evidence.violate({
      subject: 'an answer of one project in a cache of another',
      expected: `private or no-store, or ${scene.listing.contract.scope.parameter} in Vary, because it decides what is listed (RFC 9110, section 12.5.5)`,
      received: `${allowed}, with Vary: ${first.response?.headers.vary ?? ''}`,
      at: [first, other],
      place: { part: 'header', name: 'vary' },
    });
  },
};
