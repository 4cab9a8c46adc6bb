import { bodyOf, isBody, saysFailure, unreadableBody } from '../listing/reply';
import { type Exchange, type ReceivedResponse, arrivedIn } from '../client/exchange';
import { tooManyFiles } from '../client/failure';
import type { Contract } from '../contract/model';
import { foreignCoding } from '../listing/coding';
import { looks } from './looks';
import { namedProxy, proxyNext } from './on-the-way';
import { type FirstRead, situation, type Situation } from './situation';

/** A success with a body that can be a page. */
export function isListing({ response }: Exchange, contract: Pick<Contract, 'items' | 'success'>): boolean {
  if (response === undefined || response.status < 200 || response.status > 299) return false;
  return isBody(response.json, contract) && !saysFailure(response, contract);
}

/** The first situation that holds, the more telling before the more general. */
export function situationOf(first: FirstRead): Situation {
  const { exchange } = first;
  const { response } = exchange;
  if (exchange.attempts.at(-1)?.failureKind === 'needs-tls')
    return situation('TARGET_NEEDS_TLS', 'the port answers TLS, and the URL says http:', 'Write https: in the URL.');
  if (response === undefined) return withoutBody(first) ?? withoutResponse(first);
  const found = seen(first, response);
  if (found !== undefined) return found;
  const coding = response.json === undefined ? foreignCoding(response.text) : undefined;
  return situation(
    'TARGET_NOT_JSON',
    `received ${response.headers['content-type'] ?? 'a body without a media type'} that is no ${bodyOf(first.contract)}${coding === undefined ? '' : `: ${coding}`}`,
    coding !== undefined
      ? 'Have the target, or what stands before it, send UTF-8.'
      : 'Check that the URL is that of the API, not of a page in front of it.',
  );
}

const lessToRead = 'It is too much for one answer: have the target give smaller pages, or less in each item.';

function seen(first: FirstRead, response: ReceivedResponse): Situation | undefined {
  for (const look of looks) {
    const found = look(first, response);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A response began, and its body was not read: its status tells what it is, unless that says that all is well. */
function withoutBody(first: FirstRead): Situation | undefined {
  const { status, headers = {}, failure = 'unknown failure', failureKind } = first.exchange.attempts.at(-1) ?? {};
  if (status === undefined) return undefined;
  const told = seen(first, { status, headers, text: '', json: undefined, echoed: false });
  if (told !== undefined) return { ...told, arrived: `${told.arrived}; of its answer no more can be read, because ${failure}` };
  if (failureKind === 'too-large') return situation('TARGET_BODY_TOO_LARGE', `received ${arrivedIn(first.exchange)}`, lessToRead);
  if (failureKind === 'echo')
    return situation(
      'TARGET_ECHOES',
      `received ${arrivedIn(first.exchange)}`,
      'Have the target, or what stands before it, keep credentials out of its answers, and take a fresh one.',
    );
  if (failureKind === 'stalled')
    return situation(
      'TARGET_BODY_STALLED',
      `received ${arrivedIn(first.exchange)}`,
      'The target begins to answer and does not go on: look there, or at a proxy in front of it; where it is that slow, give it more --timeout.',
    );
  return situation(
    'TARGET_BODY_UNREADABLE',
    unreadableBody(first.exchange) === undefined
      ? `received ${arrivedIn(first.exchange)}`
      : `received status ${status} twice with a body that cannot be read: ${failure}`,
    'Mend what codes or cuts the body: the target, or a proxy in front of it.',
  );
}

function withoutResponse({ exchange, target }: FirstRead): Situation {
  const { failure = 'unknown failure', failureKind } = exchange.attempts.at(-1) ?? {};
  const proxy = namedProxy(target);
  if (failure === tooManyFiles)
    return situation('TARGET_NO_RESPONSE', `received no response (${failure})`, 'Raise the limit (ulimit -n), and run again.');
  if (failureKind === 'needs-plain')
    return situation(
      'TARGET_NEEDS_PLAIN',
      `${failure}, and the URL says https:`,
      // A proxy may refuse in plain words behind the tunnel that it made; the credential is not to go through it in the clear for that.
      proxy === undefined
        ? 'Write http: in the URL, or name the port that has TLS.'
        : `The proxy ${proxy} may have answered in place of the target: ${proxyNext.plain}`,
    );
  const untimely = failureKind === 'certificate' ? /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/.exec(failure)?.[0] : undefined;
  if (untimely !== undefined)
    return situation(
      'TARGET_CERTIFICATE',
      `its certificate ${untimely === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not valid yet'} by the clock of this machine (${failure})`,
      'Check that clock; where it is right, have the certificate of the target renewed.',
    );
  if (failureKind === 'certificate' && failure.startsWith('it is for '))
    return situation(
      'TARGET_CERTIFICATE',
      `its certificate is of another host: ${failure}`,
      'Name the target by a host that the certificate is for; where the URL is right, another server answers there, or its certificate lacks the name.',
    );
  if (failureKind === 'certificate')
    return situation(
      'TARGET_CERTIFICATE',
      `its certificate is not trusted (${failure})`,
      'Check the host name in the URL; where the certificate is from an authority of your own, name its file in NODE_EXTRA_CA_CERTS.',
    );
  if (failureKind === 'client-certificate')
    return situation(
      'TARGET_CLIENT_CERTIFICATE',
      `received no response (${failure})`,
      'Where it asks for one, name its files under clientCertificate in the configuration; it must be from an authority that the server trusts.',
    );
  if (failureKind === 'proxy') return situation('TARGET_PROXY', `received no response (${failure})`, proxyNext.refuses);
  if (proxy !== undefined) return situation('TARGET_NO_RESPONSE', `received no response (${failure})`, proxyNext.silent);
  return situation(
    'TARGET_NO_RESPONSE',
    `received no response (${failure})`,
    failureKind === 'dropped' && target.url.protocol === 'https:'
      ? target.certificate === undefined
        ? 'Check the URL, and that the target is up; a server that asks for a client certificate may hang up, too (clientCertificate in the configuration).'
        : 'Check the URL, and that the target is up; a server that does not trust the client certificate may hang up, too: it must be from an authority that the server trusts.'
      : 'Check the URL, and that the target is up and can be reached from here.',
  );
}
