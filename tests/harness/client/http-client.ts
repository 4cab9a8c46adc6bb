import { HarnessError } from '../errors';
import { readBody } from './body';
import type { Client } from './client';
import { type Clock, startClock } from './clock';
import { type ConfiguredCredential, type CredentialPlace, checkCredential, checkHeaderValue, secretsOf } from './credential';
import type { Ask, Attempt, Exchange, ReceivedResponse } from './exchange';
import type { AttemptLimits, ExchangeFailureKind } from './failure';
import { answersTls } from './handshake';
import { type Hop, sendHop } from './hop';
import { inventCredentials, shapeOf } from './invented';
import { createLanes } from './lanes';
import { createRedactor } from './redaction';
import { redirectTarget, withoutPair } from './redirect';
import { type BuiltRequest, type ConfiguredScope, buildRequest } from './request';
import { asksToWait, pauseAfter } from './retry';
import { createThrottle } from './throttle';
import { listingUrl } from './url';

export interface ClientLimits extends AttemptLimits {
  readonly maxRedirects: number;
  /** How often one request is sent where the target answers 429 or 503. */
  readonly maxAttempts: number;
  /** Requests under way at the same time. */
  readonly connections: number;
}

export const defaultLimits: ClientLimits = {
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 30_000,
  bodyTimeoutMs: 30_000,
  totalTimeoutMs: 120_000,
  maxBodyBytes: 64 * 2 ** 20,
  maxRedirects: 5,
  maxAttempts: 5,
  connections: 8,
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
 * The client that asks a live target. It keeps the rate, waits where the target asks for it, bounds time and size, follows
 * redirects within the origin, and lets no credential out of its request headers.
 *
 * Throws `ConfigError` where the credential or the scope cannot be sent as a header.
 */
export function createClient(options: ClientOptions): Client {
  const { credential, scope } = options;
  if (credential !== undefined) checkCredential(credential);
  if (scope?.value !== undefined) checkHeaderValue('scope', scope.header, scope.value);

  const limits: ClientLimits = { ...defaultLimits, ...options.limits };
  const clock = options.clock ?? startClock();
  const closing = new AbortController();
  const throttle = createThrottle(options.rate, options.burst, clock, closing.signal);
  const lanes = createLanes(options.target.origin, limits.connections, {
    connect: { timeout: limits.connectTimeoutMs },
    autoSelectFamily: true,
    headersTimeout: limits.headersTimeoutMs,
    bodyTimeout: limits.bodyTimeoutMs,
    maxResponseSize: limits.maxBodyBytes,
  });
  const invented = inventCredentials();
  const redactor = createRedactor(
    credential === undefined ? options.secrets : [...secretsOf(credential), ...options.secrets],
    Object.values(invented),
  );
  const parts = {
    listingUrl: listingUrl(options.target, options.path),
    credential,
    scope,
    invented: (place: CredentialPlace) => invented[shapeOf(place)],
    redactor,
  };
  let requests = 0;
  let lastId = 0;

  async function attempt(
    url: string,
    request: BuiltRequest,
    retry: boolean,
  ): Promise<{ readonly hop: Hop; readonly startedMs: number; readonly durationMs: number }> {
    const lane = await lanes.acquire(retry);
    try {
      await throttle.turn();
      requests += 1;
      const startedMs = clock.now();
      const hop = await sendHop(lane, url, request.headers, limits);
      return { hop, startedMs: tenths(startedMs), durationMs: tenths(clock.now() - startedMs) };
    } finally {
      lanes.release(lane);
    }
  }

  async function exchange(id: number, request: BuiltRequest): Promise<Exchange> {
    const attempts: Attempt[] = [];
    let url = request.url;
    let refusals = 0;
    let redirects = 0;
    let reconnected = false;
    for (;;) {
      const { hop, startedMs, durationMs } = await attempt(url, request, attempts.length > 0);
      closing.signal.throwIfAborted();
      const tried = { startedMs, durationMs, status: hop.status, pausedMs: 0, ...(await failureOf(id, hop)) };

      if (asksToWait(hop.status)) {
        refusals += 1;
        const pausedMs = pauseAfter(refusals, hop.headers);
        throttle.pause(pausedMs);
        lanes.narrow();
        attempts.push({ ...tried, pausedMs });
        if (refusals < limits.maxAttempts) continue;
        return { id, request: request.sent, response: received(hop), attempts };
      }
      lanes.widen();

      // Not a second opinion about the request: a server may close an idle connection at any moment, and what was written to it
      // then was never answered (RFC 9112, section 9.3.1). A server that resets a request each time is still found out.
      if (hop.kind === 'failure' && hop.staleConnection && !reconnected) {
        reconnected = true;
        attempts.push(tried);
        continue;
      }

      const { credential: use, credentialParameter } = request.sent;
      const own = use === 'configured' ? credentialParameter : undefined;
      const next = redirects < limits.maxRedirects ? redirectTarget(hop.status, hop.headers, url, redactor, own) : undefined;
      if (next !== undefined) {
        redirects += 1;
        url = next;
        attempts.push({ ...tried, redirectedTo: redactor.redact(withoutPair(next, own)) });
        continue;
      }
      attempts.push(tried);
      return { id, request: request.sent, response: received(hop), attempts };
    }
  }

  /** What an attempt that brought no response, or one from a port that expects TLS, says of it. */
  async function failureOf(id: number, hop: Hop): Promise<Pick<Attempt, 'failure' | 'failureKind' | 'headers'>> {
    if (id === 1 && mayNeedTls(options.target, hop) && (await answersTls(options.target, limits.connectTimeoutMs)))
      return { failure: 'the port answers TLS', failureKind: 'needs-tls' satisfies ExchangeFailureKind };
    if (hop.kind === 'response') return { failure: undefined };
    return {
      failure: redactor.redact(hop.reason),
      ...(hop.failureKind !== undefined && { failureKind: hop.failureKind }),
      ...(hop.status !== undefined && { headers: redactor.redactHeaders(hop.headers).headers }),
    };
  }

  function received(hop: Hop): ReceivedResponse | undefined {
    if (hop.kind === 'failure') return undefined;
    const body = readBody(hop.body);
    const { text, json, echoed } = redactor.redactBody(body.text, body.json);
    const headers = redactor.redactHeaders(hop.headers);
    return { status: hop.status, headers: headers.headers, text, json, echoed: echoed || headers.echoed };
  }

  async function send(ask: Ask): Promise<Exchange> {
    if (closing.signal.aborted) throw closedError();
    const request = buildRequest(ask, parts);
    lastId += 1;
    let done: Exchange;
    try {
      done = await exchange(lastId, request);
    } catch (error) {
      throw closing.signal.aborted ? closedError() : error;
    }
    options.record(done);
    return done;
  }

  return {
    send,
    get requests() {
      return requests;
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await lanes.destroy(closedError());
    },
  };
}

/** A port that expects TLS hangs up on a plain request, answers with bytes that are no HTTP, or with a 400 of its own. */
function mayNeedTls({ protocol }: URL, hop: Hop): boolean {
  if (protocol !== 'http:') return false;
  return hop.kind === 'response' ? hop.status === 400 && readBody(hop.body).json === undefined : hop.isNoHttp;
}

function closedError(): HarnessError {
  return new HarnessError(
    'CLIENT_CLOSED',
    'Expected an open client; it was closed. Nothing is sent after the run has ended or was interrupted.',
  );
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
