import { typedCommand } from '../typed-command';
import type { Exchange } from '../client/exchange';
import { defaultLimits } from '../client/http-client';
import { asksTooLong, asksToWait, waitsUntil } from '../client/retry';
import { askLess, untilUp } from '../client/run-ended';
import { placeText, valueIn } from '../contract/place/place';
import { saysFailure } from '../listing/reply';
import { excerpt } from '../listing/value';
import { inPlaceOfTarget, namedProxy, ofGateway, proxyNext } from './on-the-way';
import { isPage, pageOf, signIn } from './people-page';
import { type Look, situation } from './situation';

const proxy: Look = (_, { status }) => {
  const told = inPlaceOfTarget(status);
  const code = status === 407 ? 'TARGET_PROXY_CREDENTIAL' : 'TARGET_CAPTIVE_PORTAL';
  return told && situation(code, told.arrived, told.next);
};

const project: Look = ({ isProject, target }, { status }) =>
  isProject
    ? situation(
        'TARGET_PROJECT_REFUSED',
        `project refused with status ${status}: the same read without it succeeds`,
        `Check TARGET_PROJECT_UID (${excerpt(target.scope, 60)}), and that the credential may see that project.`,
      )
    : undefined;

const credential: Look = ({ target, contract }, response) => {
  const { status } = response;
  if (status !== 401 && status !== 403) return undefined;
  const front = isPage(response) ? ` (with ${pageOf(response)}: something in front of the target may have refused it)` : '';
  if (target.credentials.key === undefined && target.credentials.token === undefined) {
    const variables = contract.credentials.map(({ part }) => (part === 'key' ? 'TARGET_API_KEY' : 'TARGET_TOKEN'));
    return situation(
      'TARGET_CREDENTIAL_MISSING',
      `no credential was given, and the target answers ${status}${front}`,
      variables.length === 0
        ? 'The contract names no credential: add it under x-listing/credential.'
        : `Set ${variables.join(' or ')}.`,
    );
  }
  const given = target.credentials.key === undefined ? 'TARGET_TOKEN' : 'TARGET_API_KEY';
  const scoped = target.scope === undefined ? '' : ', with the project and without it';
  return situation(
    'TARGET_CREDENTIAL_REFUSED',
    `credential refused with status ${status}${scoped}${front}`,
    status === 401
      ? `Check ${given}: it may be mistyped, withdrawn, expired, or of another installation.`
      : `Check ${given}: the target may know it and not let it read this listing.${target.scope === undefined ? ' If the listing belongs to a project, set TARGET_PROJECT_UID.' : ''}`,
  );
};

const retired: Look = ({ contract }, { status, headers }) => {
  const announced = /<([^>]*)>\s*;[^,]*\brel="?[^";,]*\bsuccessor-version\b/i.exec(headers.link ?? '')?.[1];
  const successor = contract.successor ?? announced;
  if ((status !== 405 && status !== 410) || (!contract.deprecated && announced === undefined)) return undefined;
  return situation(
    'TARGET_RETIRED',
    `received status ${status}: the operation is retired${successor === undefined ? '' : `; its successor is ${successor}`}`,
    successor === undefined
      ? 'Judge its successor, by a contract of its own.'
      : 'Judge the successor, by a contract of its own; or an older version of the target, which still has this one.',
  );
};

const busy: Look = ({ exchange: { attempts } }, response) => {
  const { status, headers } = response;
  if (!asksToWait(status)) return undefined;
  const times = attempts.filter((attempt) => asksToWait(attempt.status)).length;
  const wait = headers['retry-after']?.trim().slice(0, 60);
  const told = [...(wait ? [`Retry-After: ${wait}`] : []), ...(isPage(response) ? [pageOf(response)] : [])];
  const until = asksTooLong(status, headers) ? `, and is to be left alone until ${waitsUntil(headers)}` : '';
  return situation(
    'TARGET_ASKS_TO_WAIT',
    `received status ${status} to ${times === 1 ? 'the only attempt' : `each of ${times} attempts`}${told.length === 0 ? '' : `, with ${told.join(' and ')}`}${until}`,
    `${status === 429 ? askLess : untilUp}.`,
  );
};

const gateway: Look = ({ target }, response) => {
  const told = ofGateway(target, response);
  return told === undefined ? undefined : situation('TARGET_STATUS', `received ${told}`, proxyNext.gateway);
};

/** Where the last response was asked for, and where it leads. */
function lastLeap(
  { request, attempts }: Exchange,
  location: string | undefined,
): { readonly from: URL; readonly to: URL | undefined } {
  const from = new URL(attempts.findLast(({ redirectedTo }) => redirectedTo !== undefined)?.redirectedTo ?? request.url);
  return { from, to: location !== undefined && URL.canParse(location, from) ? new URL(location, from) : undefined };
}

/** The client gives up a chain of redirects within one origin. */
const round: Look = ({ exchange }, { status, headers }) => {
  const { from, to } = lastLeap(exchange, headers.location);
  const hops = exchange.attempts.flatMap(({ redirectedTo }) => (redirectedTo === undefined ? [] : [redirectedTo]));
  if (status < 300 || status >= 400 || hops.length < defaultLimits.maxRedirects || to?.origin !== from.origin) return undefined;
  const visited = [exchange.request.url, ...hops, to.href];
  const again = visited.findIndex((url, index) => visited.indexOf(url) < index);
  const first = visited.indexOf(visited[again] ?? '');
  const loop = visited.slice(first, again + 1).map((url) => new URL(url).pathname);
  return situation(
    'TARGET_REDIRECT_LOOP',
    again === -1
      ? `followed ${hops.length} redirects and received another, with status ${status} to ${to.href}`
      : `followed ${hops.length} redirects, which go round in a loop: ${loop.join(' → ')}`,
    'Something there waits for a cookie, another scheme or another host, which the run does not send: name a URL that answers by itself.',
  );
};

/** No redirect (RFC 9110, section 15.4.5): a short answer for one who has the long one. */
const unmodified: Look = (_, { status }) =>
  status === 304
    ? situation(
        'TARGET_UNMODIFIED',
        'received status 304, which says that what the client has kept is still good; it has kept nothing, and did not ask for that',
        'A cache in front of the target answers wrongly, or its rule for If-None-Match does: mend that, or name a URL behind it.',
      )
    : undefined;

const elsewhere: Look = ({ exchange, target }, { status, headers }) => {
  if (status < 300 || status >= 400) return undefined;
  const { from, to } = lastLeap(exchange, headers.location);
  const arrived = `received a redirect with status ${status} to ${headers.location ?? 'nowhere'}`;
  // Behind a tunnel it could not.
  const named = target.url.protocol === 'http:' ? namedProxy(target) : undefined;
  if (to !== undefined && to.hostname !== from.hostname && named !== undefined)
    return situation(
      signIn.test(`${to.hostname}${to.pathname}`) ? 'TARGET_SIGN_IN' : 'TARGET_REDIRECTS_ELSEWHERE',
      `${arrived}, another host, which the proxy that the environment names, ${named}, may have answered`,
      'The credential is not sent there. Name that URL if it is the target; if not, sign in at the proxy or name the host of the target in NO_PROXY, unless a login stands in front of the target.',
    );
  if (to !== undefined && signIn.test(`${to.hostname}${to.pathname}`))
    return situation(
      'TARGET_SIGN_IN',
      `${arrived}, where people sign in`,
      'A login stands in front of the target: name a URL that is asked with a credential in a header.',
    );
  if (to !== undefined && to.hostname !== from.hostname)
    return situation(
      'TARGET_REDIRECTS_ELSEWHERE',
      `${arrived}, another host`,
      'The credential is not sent there. Name that URL if it is the target; if not, a proxy or a login stands in front of it.',
    );
  return situation('TARGET_REDIRECTS', arrived, 'Give the URL the redirect leads to.');
};

const failed: Look = (_, response) => {
  const { status } = response;
  if (status >= 200 && status < 300) return undefined;
  const page = isPage(response) ? ` with ${pageOf(response)}` : '';
  return status === 404
    ? situation(
        'TARGET_NOT_FOUND',
        `received status 404${page}`,
        `Check the base path in the URL: the path of the listing is added to it. For an API of your own, begin a contract with ${typedCommand('init', '--openapi FILE_OR_URL')}.`,
      )
    : situation(
        'TARGET_STATUS',
        `received status ${status}${status > 599 ? ', which is none of HTTP (100 to 599)' : ''}${page}`,
        'Check that the target works at all.',
      );
};

const page: Look = ({ exchange: { attempts } }, response) => {
  if (!isPage(response)) return undefined;
  const over = attempts.findLast(({ redirectedTo }) => redirectedTo !== undefined)?.redirectedTo;
  return situation(
    'TARGET_PAGE',
    `received status ${response.status} with ${pageOf(response)}${over === undefined ? '' : `, behind a redirect to ${over}`}`,
    'A login, a proxy or a captive portal stands in front of the target, or the URL is that of its web pages. Check that the URL is that of the API.',
  );
};

/** A success by its status, and a refusal by what it says. */
const told: Look = ({ contract }, response) => {
  const { told: promised } = contract.success;
  if (promised === undefined || response.json === undefined || !saysFailure(response, contract)) return undefined;
  return situation(
    'TARGET_SAYS_FAILURE',
    `received status ${response.status} with ${excerpt(valueIn(response, promised.at))} at ${placeText(promised.at)}, where a success says ${excerpt(promised.is)}: ${excerpt(response.json)}`,
    'Check the credential, and what else the answer names.',
  );
};

/** The more telling before the more general. */
export const looks: readonly Look[] = [
  proxy,
  project,
  credential,
  retired,
  gateway,
  busy,
  round,
  unmodified,
  elsewhere,
  failed,
  page,
  told,
];
