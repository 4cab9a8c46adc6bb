import type { Client } from '../client/client';
import { type Ask, type Exchange, arrivedIn } from '../client/exchange';
import { asksToWait, asksTooLong, waitsUntil } from '../client/retry';
import { RunEnded } from '../client/run-ended';
import type { Contract } from '../contract/model';
import { bodyOf, isBody } from '../listing/reply';
import { type Way, onTheWay } from './on-the-way';
import { othersOf } from './people-page';

/**
 * So many requests in a row are taken for a target that is gone, where its first read fares no better: `silent` without an answer, `useless`
 * with one that nothing can be judged by, `refused` with a 4xx. Of useless ones there are more, because one of two servers behind a target may
 * give them, at random; of refusals most, because a lawful server gives up to twenty to probes that are malformed.
 */
const patience = { silent: 3, useless: 10, refused: 20 };

/** What is known of the target of a run. */
export interface Known {
  readonly contract: Pick<Contract, 'items' | 'success'>;
  readonly target: Way;
}

/** Why a request has no answer of the target that can be read; `undefined` where it has one. What was answered in full and cannot be decoded is an answer. */
function silenceOf(exchange: Exchange, { target }: Known): string | undefined {
  const { attempts, response } = exchange;
  const last = attempts.at(-1);
  const ended = onTheWay(target, exchange);
  if (ended !== undefined) return ended.arrived;
  if (asksToWait(last?.status)) return `status ${last?.status} to each of ${attempts.length} attempts`;
  if (response !== undefined || last?.failureKind === 'undecodable') return undefined;
  return arrivedIn(exchange);
}

/** Why nothing but itself can be judged by an answer; `undefined` for a page, for a refusal, and for what stands in place of the target. */
function uselessnessOf(exchange: Exchange, { contract }: Known): string | undefined {
  const { response } = exchange;
  if (othersOf(exchange) !== undefined) return undefined;
  if (response === undefined) return arrivedIn(exchange);
  const { status, json } = response;
  if (status >= 400 && status < 500) return undefined;
  if (status < 200 || status >= 300) return arrivedIn(exchange);
  return isBody(json, contract) ? undefined : `status ${status} with a body that is no ${bodyOf(contract)}`;
}

/** Those of the client are told apart in `guard.ts`, and a 429 is no answer. */
const ofClient: ReadonlySet<number> = new Set([401, 403, 429]);

/** A refusal of the request; `undefined` for one of the client, which says nothing of either. */
function isRefused({ response }: Exchange): boolean | undefined {
  if (response === undefined) return false;
  const { status } = response;
  return ofClient.has(status) ? undefined : status >= 400 && status < 500;
}

/** What is not sent says nothing about the target: neither that it is silent, nor that it was heard. */
const isUnsent = ({ attempts }: Exchange): boolean => attempts.at(-1)?.failureKind === 'unsent';

/** An answer began, and was not read to its end. */
const isCut = ({ attempts, response }: Exchange): boolean => response === undefined && attempts.at(-1)?.status !== undefined;

const headersOf = ({ attempts, response }: Exchange): { readonly [name: string]: string } =>
  response?.headers ?? attempts.at(-1)?.headers ?? {};

/** Exchanges in a row, by id: since the last answer that helps, and since the last that was not refused. */
interface Rows {
  readonly useless: readonly number[];
  readonly refused: readonly number[];
}

/** `exchange`: the first read, asked again. */
function endTold(exchange: Exchange, why: string, { useless, refused }: Rows, known: Known): RunEnded {
  const ended = onTheWay(known.target, exchange);
  const rows = `${useless.length} requests in a row, since request ${useless[0]}, and then its first read, request ${exchange.id}, had`;
  if (ended !== undefined)
    return new RunEnded(
      'way',
      `nothing comes from the target any more: ${rows} no answer of its own (${why}). ${ended.next.replace(/\.$/, '')}`,
    );
  if (isRefused(exchange) === true && silenceOf(exchange, known) === undefined)
    return new RunEnded(
      'silence',
      `the target refuses whatever it is asked: ${refused.length} requests in a row, since request ${refused[0]}, and then its first read, request ${exchange.id}, which it answered before (${why})`,
    );
  return new RunEnded(
    'silence',
    isCut(exchange)
      ? `the target gives no answer any more that can be read: ${rows} none (${why})`
      : silenceOf(exchange, known) === undefined
        ? `the target gives no answer any more that can be judged: ${rows} none (${why})`
        : `the target does not answer any more: ${rows} no answer (${why})`,
  );
}

/** A client that stops asking a target that is gone. */
export interface Patient {
  /** As that of a client. Rejects with `RunEnded` once the run is over. */
  send(ask: Ask): Promise<Exchange>;
  /** Why the run was over before its end. */
  readonly ended: RunEnded | undefined;
}

/**
 * Bounds how long a run waits for a target that was heard once: behind three requests in a row without an answer, ten with none that
 * helps, or twenty that are refused, the first read is asked again. The run ends where that fares no better, or where the target asks to wait for more than a minute.
 * `isSuspect`: whether a 429 or 503 may be a ban of this client, which says nothing about the target.
 */
export function patient(client: Pick<Client, 'send'>, firstRead: Ask, isSuspect: () => boolean, known: Known): Patient {
  let isOpen = false;
  let ended: RunEnded | undefined;
  /** The exchanges since the last answer that helps, and how many of them in a row have none at all. */
  let useless: number[] = [];
  let silent = 0;
  /** The exchanges since the last that was not refused. */
  let refused: number[] = [];
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

  async function askControl(): Promise<void> {
    const exchange = await ask(firstRead);
    checkWait(exchange);
    const isGone = isRefused(exchange) === true && refused.length >= patience.refused;
    const why = silenceOf(exchange, known) ?? uselessnessOf(exchange, known) ?? (isGone ? arrivedIn(exchange) : undefined);
    if (why !== undefined) throw end(endTold(exchange, why, { useless, refused }, known));
    heard();
    if (isRefused(exchange) === false) refused = [];
  }

  function controlled(): Promise<void> {
    control ??= askControl().finally(() => (control = undefined));
    return control;
  }

  function heard(): void {
    useless = [];
    silent = 0;
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
      const isSilent = silenceOf(exchange, known) !== undefined;
      if (isRefused(exchange) === true) refused.push(exchange.id);
      else if (isRefused(exchange) === false) refused = [];
      if (!isSilent && uselessnessOf(exchange, known) === undefined) {
        isOpen = true;
        heard();
        if (refused.length >= patience.refused) await controlled();
        return exchange;
      }
      if (isSuspect() && asksToWait(exchange.attempts.at(-1)?.status)) return exchange;
      useless.push(exchange.id);
      silent = isSilent ? silent + 1 : 0;
      if (isOpen && (silent >= patience.silent || useless.length >= patience.useless)) {
        await controlled();
      }
      return exchange;
    },
  };
}
