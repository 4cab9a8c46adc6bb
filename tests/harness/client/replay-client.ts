import type { Client } from './client';
import { type Ask, type Exchange, type SentRequest, timesSent } from './exchange';
import { configuredPlaceholder, createRedactor, inventedPlaceholder } from './redaction';
import type { ConfiguredCredential } from './credential';
import type { ConfiguredScope } from './request';
import { RunEnded } from './run-ended';
import { buildRequest, common } from './request';
import { listingUrl, requestTarget } from './url';

export interface ReplayOptions {
  readonly target: URL;
  /** The path of the listing below it. */
  readonly path: string;
  /** Place and variable of the credential that was configured; its value is not known, and not needed. */
  readonly credential?: Omit<ConfiguredCredential, 'value'>;
  readonly scope?: ConfiguredScope;
  readonly accept?: string;
  /** What was recorded, by id. */
  readonly exchanges: readonly Exchange[];
  /** Why the recorded run ended early, as `RunEnded` says it; what it did not ask any more, a replay does not either. */
  readonly ended?: string | undefined;
  /** As for the client that asks a live target. */
  readonly record: (exchange: Exchange) => void;
}

/** The recording holds no exchange for an ask. Says nothing about the target, which may never have been asked. */
export class NotRecordedError extends Error {
  override readonly name = 'NotRecordedError';
}

/**
 * The client that asks a recording: an ask made for the k-th time is given the k-th recorded exchange of that ask, under its own id.
 * Where there is none, `send` rejects with `NotRecordedError`, or `RunEnded` where the recorded run ended early; an exchange recorded without a response is given as such.
 */
export function createReplayClient(options: ReplayOptions): Client {
  const parts = {
    listingUrl: listingUrl(options.target, options.path),
    credential: options.credential && { ...options.credential, value: configuredPlaceholder },
    scope: options.scope,
    accept: options.accept,
    invented: () => inventedPlaceholder,
    // What was recorded holds no secret any more.
    redactor: createRedactor([], []),
  };
  const waiting = new Map<string, Exchange[]>();
  for (const exchange of options.exchanges) {
    const key = keyOf(exchange.request);
    const queue = waiting.get(key);
    if (queue === undefined) waiting.set(key, [exchange]);
    else queue.push(exchange);
  }
  const asked = new Map<string, number>();
  let requests = 0;

  return {
    async send(ask: Ask) {
      const { sent } = buildRequest(ask, parts);
      const key = keyOf(sent);
      const times = asked.get(key) ?? 0;
      const exchange = waiting.get(key)?.[times];
      if (exchange === undefined)
        throw options.ended === undefined ? new NotRecordedError(missing(sent, times)) : new RunEnded('recording', options.ended);
      if (exchange.response?.cut !== undefined)
        throw new NotRecordedError(
          `${missing(sent, times)}, whose body of ${exchange.response.cut.bytes} bytes was too large to be kept`,
        );
      asked.set(key, times + 1);
      requests += timesSent(exchange);
      options.record(exchange);
      return exchange;
    },
    get requests() {
      return requests;
    },
    close: () => Promise.resolve(),
  };
}

/** Equal for requests that stand for the same ask. Headers that every request carries may differ between versions of the harness. */
function keyOf({ url, credential, headers }: SentRequest): string {
  // Whether the scheme stood in the variable or was added is not known any more.
  const plain = (value: string): string => (value.includes(configuredPlaceholder) ? configuredPlaceholder : value);
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), plain(value)] as const);
  return JSON.stringify([url, credential, own.filter(([name]) => !Object.hasOwn(common, name)).sort()]);
}

function missing(sent: SentRequest, times: number): string {
  const { credential } = sent;
  const as = credential === 'configured' ? '' : ` with ${credential === 'none' ? 'no' : `an ${credential}`} credential`;
  const again = times === 0 ? '' : `, for time ${times + 1}`;
  return `${requestTarget(sent)}${as}${again}`;
}
