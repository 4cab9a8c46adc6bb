import type { Client } from '../client/client';
import { type Ask, type Exchange, arrivedIn } from '../client/exchange';
import { asksToWait, asksTooLong, waitsUntil } from '../client/retry';
import { RunEnded } from '../client/run-ended';
import { type Way, onTheWay } from './on-the-way';

/** So many requests in a row without an answer are taken for a target that is gone, where its first read is not answered either. */
const patience = 3;

/** Why a request has no answer of the target that can be read; `undefined` where it has one. What was answered in full and cannot be decoded is an answer. */
function silenceOf(exchange: Exchange, way: Way): string | undefined {
  const { attempts, response } = exchange;
  const last = attempts.at(-1);
  const ended = onTheWay(way, exchange);
  if (ended !== undefined) return ended.arrived;
  if (asksToWait(last?.status)) return `status ${last?.status} to each of ${attempts.length} attempts`;
  // What was answered in full is no silence.
  if (response !== undefined || last?.failureKind === 'undecodable') return undefined;
  return arrivedIn(exchange);
}

/** What is not sent says nothing about the target: neither that it is silent, nor that it was heard. */
const isUnsent = ({ attempts }: Exchange): boolean => attempts.at(-1)?.failureKind === 'unsent';

/** An answer began, and was not read to its end. */
const isCut = ({ attempts, response }: Exchange): boolean => response === undefined && attempts.at(-1)?.status !== undefined;

const headersOf = ({ attempts, response }: Exchange): { readonly [name: string]: string } =>
  response?.headers ?? attempts.at(-1)?.headers ?? {};

/** A client that stops asking a target that is gone. */
export interface Patient {
  /** As that of a client. Rejects with `RunEnded` once the run is over. */
  send(ask: Ask): Promise<Exchange>;
  /** Why the run was over before its end. */
  readonly ended: RunEnded | undefined;
}

/**
 * Bounds how long a run waits for a target that was heard once: behind three requests in a row without an answer the first read is asked
 * again. The run ends where that has none either, or where the target asks to wait for more than a minute. `isSuspect`: whether a 429 or
 * 503 may be a ban of this client, which says nothing about the target. `way`: to the target.
 */
export function patient(client: Pick<Client, 'send'>, firstRead: Ask, isSuspect: () => boolean, way: Way): Patient {
  let isOpen = false;
  let ended: RunEnded | undefined;
  /** The exchanges without an answer since the last answer. */
  let silent: number[] = [];
  /** The first read that is asked again at present. */
  let control: Promise<void> | undefined;

  const end = (error: RunEnded): RunEnded => (ended ??= error);
  const over = (): RunEnded | undefined => ended;

  async function ask(what: Ask): Promise<Exchange> {
    try {
      return await client.send(what);
    } catch (error) {
      throw error instanceof RunEnded ? end(error) : error;
    }
  }

  function checkWait(exchange: Exchange): void {
    const { status } = exchange.attempts.at(-1) ?? {};
    const headers = headersOf(exchange);
    if (!isOpen || !asksTooLong(status, headers)) return;
    throw end(
      new RunEnded(
        'wait',
        `the target answers request ${exchange.id} with ${status} and asks to wait until ${waitsUntil(headers)} (Retry-After: ${(headers['retry-after'] ?? '').slice(0, 60)}), and a run waits for a minute at most`,
      ),
    );
  }

  /** `exchange`: the first read, asked again. */
  function silenceTold(exchange: Exchange, silence: string): RunEnded {
    const ended = onTheWay(way, exchange);
    const rows = `${silent.length} requests in a row, since request ${silent[0]}, and then its first read, request ${exchange.id}, had`;
    if (ended !== undefined)
      return new RunEnded(
        'way',
        `nothing comes from the target any more: ${rows} no answer of its own (${silence}). ${ended.next.replace(/\.$/, '')}`,
      );
    return new RunEnded(
      'silence',
      isCut(exchange)
        ? `the target gives no answer any more that can be read: ${rows} none (${silence})`
        : `the target does not answer any more: ${rows} no answer (${silence})`,
    );
  }

  async function askControl(): Promise<void> {
    const exchange = await ask(firstRead);
    checkWait(exchange);
    const silence = silenceOf(exchange, way);
    if (silence !== undefined) throw end(silenceTold(exchange, silence));
    silent = [];
  }

  return {
    get ended() {
      return ended;
    },
    async send(what) {
      const before = over();
      if (before !== undefined) throw before;
      const exchange = await ask(what);
      const since = over();
      if (since !== undefined) throw since;
      checkWait(exchange);
      if (isUnsent(exchange)) return exchange;
      if (silenceOf(exchange, way) === undefined) {
        isOpen = true;
        silent = [];
        return exchange;
      }
      if (isSuspect() && asksToWait(exchange.attempts.at(-1)?.status)) return exchange;
      silent.push(exchange.id);
      if (isOpen && silent.length >= patience) {
        control ??= askControl().finally(() => (control = undefined));
        await control;
      }
      return exchange;
    },
  };
}
