import type { Dispatcher } from 'undici';
import { heedGarbage } from '../garbage';
import { CodingError, decodeBody } from './body';
import {
  type AttemptLimits,
  type ExchangeFailureKind,
  TotalTimeout,
  UnreadBody,
  describeFailure,
  errorParts,
  isReset,
  kindOfFailure,
} from './failure';
import type { Lane } from './lanes';

/** What came of one request on the wire. */
export type Hop =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: { readonly [name: string]: string };
      readonly body: Buffer;
    }
  | {
      readonly kind: 'failure';
      /** Defined where the headers arrived and the body did not. */
      readonly status: number | undefined;
      readonly headers: { readonly [name: string]: string };
      readonly reason: string;
      readonly failureKind: ExchangeFailureKind | undefined;
      /** The server closed a connection it had used before, and sent nothing of a response. */
      readonly staleConnection: boolean;
      /** It took longer than an attempt may take as a whole. */
      readonly isOutOfTime: boolean;
      /** A connection was made, and what came over it was no HTTP, or nothing before it was closed. */
      readonly isNoHttp: boolean;
    };

/** What is known of a request before it is sent. */
export interface Foreknown {
  /** Whether a name server is waited for. */
  readonly isLookingUp: () => boolean;
  /** Why the body that it was answered with before was too much to be read: this one is not fetched. */
  readonly unread?: string | undefined;
}

/** Sends one GET over a lane and reads the whole response. Never rejects. */
export async function sendHop(
  lane: Lane,
  url: string,
  headers: { readonly [name: string]: string },
  limits: AttemptLimits,
  { isLookingUp, unread }: Foreknown,
): Promise<Hop> {
  const total = new AbortController();
  const timer = setTimeout(() => total.abort(new TotalTimeout()), limits.totalTimeoutMs);
  const reused = lane.served > 0;
  let response: Dispatcher.ResponseData | undefined;
  let interim: number | undefined;
  const onInfo = ({ statusCode }: { readonly statusCode: number }): void => void (interim = statusCode);
  let received: { readonly [name: string]: string } = {};
  try {
    const cut = url.indexOf('/', url.indexOf('//') + 2);
    const [origin, path] = [url.slice(0, cut), url.slice(cut)];
    lane.wire.begin();
    const asked = lane.connection.request({ origin, method: 'GET', path, headers, signal: total.signal, onInfo });
    // undici heeds the signal of a request only once it has a connection.
    response = await Promise.race([asked, abortOf(total.signal)]);
    lane.served += 1;
    received = joinHeaders(response.headers);
    if (unread !== undefined) {
      response.body.on('error', () => undefined).destroy();
      throw new UnreadBody(unread);
    }
    const bytes = Buffer.from(await response.body.arrayBuffer());
    const body = await decodeBody(bytes, received['content-encoding'], limits.maxBodyBytes);
    return { kind: 'response', status: response.statusCode, headers: received, body };
  } catch (error) {
    const failureKind = error instanceof CodingError ? 'undecodable' : kindOfFailure(error, response !== undefined);
    // What was read of it, or decoded, until it broke the bound.
    if (failureKind === 'too-large') heedGarbage(limits.maxBodyBytes);
    return {
      kind: 'failure',
      status: response?.statusCode,
      headers: received,
      reason:
        error instanceof CodingError
          ? error.message
          : describeFailure(error, limits, {
              begun: response !== undefined,
              isLookingUp: isLookingUp(),
              isTls: url.startsWith('https:'),
              interim,
            }),
      failureKind,
      staleConnection: response === undefined && reused && isReset(error),
      isOutOfTime: error instanceof TotalTimeout,
      isNoHttp: response === undefined && (isReset(error) || errorParts(error).name === 'HTTPParserError'),
    };
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects when the signal aborts. */
const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

/** Several values of one name make one list (RFC 9110, section 5.2). */
function joinHeaders(headers: Dispatcher.ResponseData['headers']): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  );
}
