import { type BodyReader, roomFor } from './body-reader';
import type { Clock } from './clock';
import type { Attempt, Exchange } from './exchange';
import type { AttemptLimits, ExchangeFailureKind } from './failure';
import { answersTls } from './handshake';
import { type Hop, sendHop } from './hop';
import { parseJson } from './json';
import type { Lanes } from './lanes';
import type { Redactor } from './redaction';
import { received } from './received';
import { redirectTarget, withoutPair } from './redirect';
import type { BuiltRequest } from './request';
import { asksToWait, asksTooLong, pauseAfter } from './retry';
import { type RunEnded, roomIsFull, timeIsOver } from './run-ended';
import type { Throttle } from './throttle';

export interface ClientLimits extends AttemptLimits {
  readonly maxRedirects: number;
  /** How often one request is sent where the target answers 429 or 503. */
  readonly maxAttempts: number;
  /** Requests under way at the same time. */
  readonly connections: number;
  /** For the whole run, by its clock: nothing is sent or waited for after it. */
  readonly deadlineMs: number;
  /** For the whole run: bytes of memory for bodies, as `roomFor` counts them. Nothing is sent after it. */
  readonly room: number;
}

/** What all requests of a client share. */
export interface Sending {
  readonly target: URL;
  readonly limits: ClientLimits;
  readonly clock: Clock;
  readonly lanes: Lanes;
  /** Whether the answer of a name server is awaited. */
  readonly isLookingUp: () => boolean;
  readonly throttle: Throttle;
  readonly redactor: Redactor;
  /** The URL of the proxy that the environment names for the target, as it may be shown. */
  readonly proxy: string | undefined;
  readonly reader: BodyReader;
  /** Aborted when the client is closed. */
  readonly signal: AbortSignal;
}

/** Sends requests until each is answered, refused for good, or known to fail. */
export interface Sender {
  /** Requests sent so far, retries and redirects included. */
  readonly requests: number;
  exchange(id: number, request: BuiltRequest): Promise<Exchange>;
}

interface Tried {
  readonly hop: Hop;
  readonly attempt: Attempt;
}

export function createSender(sending: Sending): Sender {
  const { limits, clock, lanes, isLookingUp, throttle, redactor, reader, signal } = sending;
  let requests = 0;
  /** Of the answers that asked to wait. */
  const asked: number[] = [];
  const isOver = (): RunEnded => timeIsOver(limits.deadlineMs, { ms: throttle.restedMs, statuses: asked });
  /** By request: why the body that came first was too much to be read. */
  const tooMuch = new Map<string, string>();
  const remember = (url: string, request: BuiltRequest, why: string): void => {
    const key = keyOf(url, request);
    if (!tooMuch.has(key)) tooMuch.set(key, why);
  };

  async function attempt(id: number, url: string, request: BuiltRequest, isRetry: boolean): Promise<Tried> {
    const lane = await lanes.acquire(isRetry);
    let hop: Hop;
    let [startedMs, durationMs] = [0, 0];
    try {
      await throttle.turn();
      const started = clock.now();
      const leftMs = limits.deadlineMs - started;
      if (leftMs <= 0) throw isOver();
      if (roomFor(reader.kept) > limits.room) throw roomIsFull(reader.kept);
      requests += 1;
      const bounds = { ...limits, totalTimeoutMs: Math.min(limits.totalTimeoutMs, leftMs) };
      hop = await sendHop(lane, url, request.headers, bounds, { isLookingUp, unread: tooMuch.get(keyOf(url, request)) });
      // That it was cut off by the end of the run says nothing about the target.
      if (hop.kind === 'failure' && hop.isOutOfTime && leftMs < limits.totalTimeoutMs) throw isOver();
      startedMs = tenths(started);
      durationMs = tenths(clock.now() - started);
    } finally {
      lanes.release(lane);
    }
    signal.throwIfAborted();
    if (hop.kind === 'failure' && hop.failureKind === 'too-large') remember(url, request, hop.reason);
    return { hop, attempt: { startedMs, durationMs, status: hop.status, pausedMs: 0, ...(await failureOf(id, hop, sending)) } };
  }

  /** The exchange that ends with a hop. A body that breaks a bound is no answer, and its URL is remembered. */
  function ended(id: number, request: BuiltRequest, url: string, hop: Hop, attempts: readonly Attempt[]): Exchange {
    const { response, unread } = received(hop, redactor, reader);
    if (unread?.failure !== undefined) remember(url, request, unread.failure);
    reader.met(JSON.stringify([request.sent, response?.headers, attempts]).length);
    return {
      id,
      request: request.sent,
      response,
      attempts: attempts.map((one) => (one === attempts.at(-1) ? { ...one, ...unread } : one)),
    };
  }

  async function exchange(id: number, request: BuiltRequest): Promise<Exchange> {
    if (request.unsendable !== undefined) return unsent(id, request.sent, request.unsendable, clock.now());
    const attempts: Attempt[] = [];
    let url = request.url;
    let refusals = 0;
    let redirects = 0;
    let reconnected = false;
    for (;;) {
      const { hop, attempt: tried } = await attempt(id, url, request, attempts.length > 0);
      attempts.push(tried);

      if (asksToWait(hop.status)) {
        refusals += 1;
        asked.push(hop.status);
        const pausedMs = pauseAfter(refusals, hop.headers);
        throttle.pause(pausedMs);
        lanes.narrow();
        attempts.splice(-1, 1, { ...tried, pausedMs });
        if (refusals < limits.maxAttempts && !asksTooLong(hop.status, hop.headers)) continue;
        return ended(id, request, url, hop, attempts);
      }
      lanes.widen();

      // Not a second opinion about the request: a server may close an idle connection at any moment, and what was written to it
      // then was never answered (RFC 9112, section 9.3.1). A server that resets a request each time is still found out.
      if (hop.kind === 'failure' && hop.staleConnection && !reconnected) {
        reconnected = true;
        continue;
      }

      const { credential: use, credentialParameter } = request.sent;
      const own = use === 'configured' ? credentialParameter : undefined;
      const next = redirects < limits.maxRedirects ? redirectTarget(hop.status, hop.headers, url, redactor, own) : undefined;
      if (next === undefined) return ended(id, request, url, hop, attempts);
      redirects += 1;
      url = next;
      attempts.splice(-1, 1, { ...tried, redirectedTo: redactor.redact(withoutPair(next, own)) });
    }
  }

  return {
    get requests() {
      return requests;
    },
    exchange,
  };
}

/** Equal for requests that are the same one. */
const keyOf = (url: string, { headers }: BuiltRequest): string => JSON.stringify([url, headers]);

/** A request that is not sent, and why. */
function unsent(id: number, request: BuiltRequest['sent'], failure: string, nowMs: number): Exchange {
  const attempt: Attempt = {
    startedMs: tenths(nowMs),
    durationMs: 0,
    status: undefined,
    pausedMs: 0,
    failure,
    failureKind: 'unsent',
  };
  return { id, request, response: undefined, attempts: [attempt] };
}

/** What an attempt that brought no response, or one from a port that expects TLS, says of it. */
async function failureOf(
  id: number,
  hop: Hop,
  { target, limits, redactor, proxy }: Sending,
): Promise<Pick<Attempt, 'failure' | 'failureKind' | 'headers'>> {
  if (id === 1 && mayNeedTls(target, hop) && (await answersTls(target, limits.connectTimeoutMs)))
    return { failure: 'the port answers TLS', failureKind: 'needs-tls' satisfies ExchangeFailureKind };
  if (hop.kind === 'response') return { failure: undefined };
  return {
    failure: redactor.redact(hop.reason) + (proxy === undefined ? '' : `; the environment names the proxy ${proxy}`),
    ...(hop.failureKind !== undefined && { failureKind: hop.failureKind }),
    ...(hop.status !== undefined && { headers: redactor.redactHeaders(hop.headers).headers }),
  };
}

/** A port that expects TLS hangs up on a plain request, answers with bytes that are no HTTP, or with a 400 of its own. */
function mayNeedTls({ protocol }: URL, hop: Hop): boolean {
  if (protocol !== 'http:') return false;
  return hop.kind === 'response' ? hop.status === 400 && parseJson(hop.body.toString(), hop.body) === undefined : hop.isNoHttp;
}

function tenths(ms: number): number {
  return Math.round(ms * 10) / 10;
}
