import { HarnessError } from '../errors';
import { createBodyReader } from './body-reader';
import type { Client } from './client';
import type { ClientCertificate } from './client-certificate';
import { type Clock, startClock } from './clock';
import { type ConfiguredCredential, type CredentialPlace, checkCredential, checkHeaderValue, secretsOf } from './credential';
import type { Ask, Exchange } from './exchange';
import { maxHeaderBytes } from './failure';
import { inventCredentials, shapeOf } from './invented';
import type { ItemsPlace } from './known-items';
import { createLanes } from './lanes';
import { watchLookups } from './name-lookup';
import { type Proxies, proxyFor, proxySecrets } from './proxy';
import { createRedactor } from './redaction';
import { type ConfiguredScope, buildRequest } from './request';
import { type ClientLimits, type Sending, createSender } from './sender';
import { createThrottle } from './throttle';
import { listingUrl } from './url';

export const defaultLimits: ClientLimits = {
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 30_000,
  bodyTimeoutMs: 30_000,
  totalTimeoutMs: 120_000,
  maxBodyBytes: 16 * 2 ** 20,
  maxRedirects: 5,
  maxAttempts: 5,
  connections: 8,
  deadlineMs: 600_000,
  room: 60 * 2 ** 20,
};

export interface ClientOptions {
  /** Where the target is; a base path is kept. */
  readonly target: URL;
  /** The path of the listing below it, such as `/v1/things`. */
  readonly path: string;
  readonly credential?: ConfiguredCredential;
  /** Every configured credential, sent or not: none of them gets into an exchange. */
  readonly secrets: readonly string[];
  readonly scope?: ConfiguredScope;
  /** The media type of a page; default: plain JSON. */
  readonly accept?: string;
  /** Shown to a target that asks for it at the handshake; absent: none. */
  readonly certificate?: ClientCertificate;
  /** The proxies on the way; absent: none. */
  readonly proxies?: Proxies;
  /** Where the items of a page stand; absent: every body is read as a whole. */
  readonly items?: ItemsPlace;
  /** Requests per second; absent: unbounded. */
  readonly rate?: number;
  /** Requests that may go at once after a rest; default five seconds' worth. */
  readonly burst?: number;
  readonly limits?: Partial<ClientLimits>;
  /** Told of each exchange when it is complete; in order of completion, not of ids. What it throws, `send` rejects with. */
  readonly record: (exchange: Exchange) => void;
  /** Default: starts now. */
  readonly clock?: Clock;
}

/**
 * The client that asks a live target. It keeps the rate, waits where the target asks for it, and bounds time and size. It follows redirects
 * within the origin, and lets no credential out of its request headers. Throws `ConfigError` where the credential or the scope cannot be
 * sent as a header.
 */
export function createClient(options: ClientOptions): Client {
  const { credential, scope } = options;
  if (credential !== undefined) checkCredential(credential);
  if (scope?.value !== undefined && scope.in === 'header') checkHeaderValue('scope', scope.name, scope.value);

  const limits: ClientLimits = { ...defaultLimits, ...options.limits };
  const clock = options.clock ?? startClock();
  const closing = new AbortController();
  const throttle = createThrottle(options.rate, options.burst, clock, closing.signal, limits.deadlineMs);
  const { lookup, isPending } = watchLookups();
  const proxy = options.proxies && proxyFor(options.proxies, options.target);
  const lanes = createLanes(
    options.target.origin,
    limits.connections,
    {
      connect: { timeout: limits.connectTimeoutMs, lookup, ...options.certificate },
      headersTimeout: limits.headersTimeoutMs,
      bodyTimeout: limits.bodyTimeoutMs,
      maxResponseSize: limits.maxBodyBytes,
      maxHeaderSize: maxHeaderBytes,
    },
    proxy,
  );
  const invented = inventCredentials();
  const secrets = [...options.secrets, ...(options.proxies === undefined ? [] : proxySecrets(options.proxies))];
  const redactor = createRedactor(
    credential === undefined ? secrets : [...secretsOf(credential), ...secrets],
    Object.values(invented),
  );
  const parts = {
    listingUrl: listingUrl(options.target, options.path),
    credential,
    scope,
    accept: options.accept,
    invented: (place: CredentialPlace) => invented[shapeOf(place)],
    redactor,
  };
  let lastId = 0;
  const reader = createBodyReader(redactor, options.items);
  const sending: Sending = {
    proxy: proxy?.origin,
    target: options.target,
    limits,
    clock,
    lanes,
    isLookingUp: isPending,
    throttle,
    redactor,
    reader,
    signal: closing.signal,
  };
  const sender = createSender(sending);

  async function send(ask: Ask): Promise<Exchange> {
    if (closing.signal.aborted) throw closedError();
    const request = buildRequest(ask, parts);
    lastId += 1;
    let done: Exchange;
    try {
      done = await sender.exchange(lastId, request);
    } catch (error) {
      throw closing.signal.aborted ? closedError() : error;
    }
    options.record(done);
    return done;
  }

  return {
    send,
    get requests() {
      return sender.requests;
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await lanes.destroy(closedError());
    },
  };
}

function closedError(): HarnessError {
  return new HarnessError(
    'CLIENT_CLOSED',
    'Expected an open client; it was closed. Nothing is sent after the run has ended or was interrupted.',
  );
}
