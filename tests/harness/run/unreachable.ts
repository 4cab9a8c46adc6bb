import type { RunTarget } from '../client/run-target';
import { excerpt } from '../listing/value';
import { bodyOf, isBody, unreadableBody } from '../listing/reply';
import type { Exchange, ReceivedResponse } from '../client/exchange';
import type { Contract } from '../contract/model';

/** The first authorised read that brought no listing, and what was asked to understand it. */
export interface FirstRead {
  readonly exchange: Exchange;
  readonly contract: Pick<Contract, 'deprecated' | 'successor' | 'credentials' | 'items'>;
  readonly target: Pick<RunTarget, 'credentials' | 'scope'>;
  /** The same read without the project header brings a listing. */
  readonly isProject: boolean;
}

/** Why there is no listing, as a stable name, half a sentence and what to do. */
export interface Situation {
  readonly code: string;
  readonly arrived: string;
  readonly next: string;
}

/** A situation that does not hold is `undefined`. */
type Look = (first: FirstRead, response: ReceivedResponse) => Situation | undefined;

const situation = (code: string, arrived: string, next: string): Situation => ({ code, arrived, next });

/** A success with a body that can be a page. */
export function isListing({ response }: Exchange, contract: Pick<Contract, 'items'>): boolean {
  return response !== undefined && response.status >= 200 && response.status < 300 && isBody(response.json, contract);
}

/** The first situation that holds, the more telling before the more general. */
export function situationOf(first: FirstRead): Situation {
  const { exchange } = first;
  const { response } = exchange;
  if (exchange.attempts.at(-1)?.failureKind === 'needs-tls')
    return situation('TARGET_NEEDS_TLS', 'the port answers TLS, and the URL says http:', 'Write https: in the URL.');
  if (response === undefined) return withoutResponse(exchange);
  for (const look of looks) {
    const found = look(first, response);
    if (found !== undefined) return found;
  }
  return situation(
    'TARGET_NOT_JSON',
    `received ${response.headers['content-type'] ?? 'a body without a media type'} that is no ${bodyOf(first.contract)}`,
    'Check that the URL is that of the API, not of a page in front of it.',
  );
}

function withoutResponse(exchange: Exchange): Situation {
  const { failure = 'unknown failure', failureKind } = exchange.attempts.at(-1) ?? {};
  const broken = unreadableBody(exchange);
  if (broken !== undefined)
    return situation(
      'TARGET_BODY_UNREADABLE',
      `received status ${broken.status} twice with a body that cannot be read: ${broken.why}`,
      'Mend what codes or cuts the body: the target, or a proxy in front of it.',
    );
  if (failureKind === 'needs-plain')
    return situation(
      'TARGET_NEEDS_PLAIN',
      `${failure}, and the URL says https:`,
      'Write http: in the URL, or name the port that has TLS.',
    );
  if (failureKind === 'certificate')
    return situation(
      'TARGET_CERTIFICATE',
      `its certificate is not trusted (${failure})`,
      'Check the host name in the URL; where the certificate is from an authority of your own, name its file in NODE_EXTRA_CA_CERTS.',
    );
  return situation(
    'TARGET_NO_RESPONSE',
    `received no response (${failure})`,
    'Check the URL, and that the target is up and can be reached from here.',
  );
}

/** Words of a path that lead a person to where they sign in. */
const signIn = /(^|[^a-z])(log-?in|sign-?in|sso|saml2?|oauth2?|authorize|authenticate|captive|portal)([^a-z]|$)/i;

const isPage = ({ headers, text }: ReceivedResponse): boolean =>
  /^(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype html|html)\b/i.test(text);

/** What a page for people calls itself, so that it can be recognised. */
function pageOf({ text }: ReceivedResponse): string {
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
  return title ? `a page for people, titled ${excerpt(title, 60)}` : 'a page for people';
}

const proxy: Look = (_, { status }) => {
  if (status === 407)
    return situation(
      'TARGET_PROXY_CREDENTIAL',
      'a proxy on the way asks for a credential of its own (407)',
      'Sign in at the proxy, or go round it: this says nothing about the target.',
    );
  // RFC 6585, section 6: the only status that a captive portal may answer with in place of the target.
  if (status !== 511) return undefined;
  return situation(
    'TARGET_CAPTIVE_PORTAL',
    'the network asks for a sign-in before it lets anything through (511)',
    'Sign in to the network: this says nothing about the target.',
  );
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

const elsewhere: Look = ({ exchange }, { status, headers }) => {
  if (status < 300 || status >= 400) return undefined;
  const from = new URL(exchange.request.url);
  const { location } = headers;
  const arrived = `received a redirect with status ${status} to ${location ?? 'nowhere'}`;
  const to = location !== undefined && URL.canParse(location, from) ? new URL(location, from) : undefined;
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
        'Check the base path in the URL: the path of the listing is added to it.',
      )
    : situation('TARGET_STATUS', `received status ${status}${page}`, 'Check that the target works at all.');
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

const looks: readonly Look[] = [proxy, project, credential, retired, elsewhere, failed, page];
