import type { Exchange, ReceivedResponse } from '../client/exchange';
import { proxyShown } from '../client/proxy';
import type { RunTarget } from '../client/run-target';
import { isPage, pageOf } from './people-page';

/** Where a run asks, and what it knows of the way there. */
export type Way = Pick<RunTarget, 'url' | 'proxies'>;

/** The proxy that the environment names, as it may be shown; `undefined` where none is on the way. */
export const namedProxy = ({ url, proxies }: Way): string | undefined => proxies && proxyShown(proxies, url);

/** What to do where a proxy is on the way: it refuses, nothing comes back, or it says itself that it cannot reach the target. */
export const proxyNext = {
  refuses:
    'Check HTTPS_PROXY and HTTP_PROXY, the user and password in them, and that the proxy may reach the target; or name its host in NO_PROXY. This says nothing about the target.',
  silent:
    'Check that the proxy is up, HTTP_PROXY and HTTPS_PROXY, or name the host of the target in NO_PROXY; then check the URL, and that the target is up.',
  plain:
    'check that it lets requests through to that host and port, or name the host in NO_PROXY; then, that the port of the target has TLS.',
  gateway: 'Check that the proxy can reach the target, or name its host in NO_PROXY; then check that the target works at all.',
} as const;

/**
 * What is said of an answer that the named proxy may have given in place of a target that it cannot reach (RFC 9110, sections 15.6.3 to 15.6.5); behind a
 * tunnel it cannot.
 */
export function ofGateway(way: Way, response: ReceivedResponse): string | undefined {
  const { status, headers, json } = response;
  const named = way.url.protocol === 'http:' ? namedProxy(way) : undefined;
  if (named === undefined || ![502, 503, 504].includes(status) || json !== undefined) return undefined;
  if (headers['retry-after'] !== undefined) return undefined;
  return `status ${status}${isPage(response) ? ` with ${pageOf(response)}` : ''}, which the proxy that the environment names, ${named}, may have answered`;
}

/** The statuses that never come from a target: a proxy wants a credential of its own, a network a sign-in (RFC 9110, 15.5.8; RFC 6585, 6). */
const neverOfTarget: { readonly [status: number]: { readonly arrived: string; readonly next: string } } = {
  407: {
    arrived: 'a proxy on the way asks for a credential of its own (407)',
    next: 'Sign in at the proxy, or go round it: this says nothing about the target.',
  },
  511: {
    arrived: 'the network asks for a sign-in before it lets anything through (511)',
    next: 'Sign in to the network: this says nothing about the target.',
  },
};

export const inPlaceOfTarget = (status: number): (typeof neverOfTarget)[number] | undefined => neverOfTarget[status];

/** Why nothing came of a request that is likely to have ended on the way, and what to do; `undefined` where it may be the target. */
export function onTheWay(
  way: Way,
  { response, attempts }: Exchange,
): { readonly arrived: string; readonly next: string } | undefined {
  const { status, failure, failureKind } = attempts.at(-1) ?? {};
  if (failureKind === 'proxy') return { arrived: failure ?? 'no answer', next: proxyNext.refuses };
  if (status === undefined && failureKind !== 'unsent' && namedProxy(way) !== undefined)
    return { arrived: failure ?? 'no answer', next: proxyNext.silent };
  if (response === undefined) return undefined;
  const gateway = ofGateway(way, response);
  return gateway === undefined ? inPlaceOfTarget(response.status) : { arrived: gateway, next: proxyNext.gateway };
}
