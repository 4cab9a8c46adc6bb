import type { Client } from '../client/client';
import type { Ask, Exchange } from '../client/exchange';
import { RunEnded } from '../client/run-ended';
import { plainUrl } from '../client/url';
import type { Contract } from '../contract/model';
import { TargetUnreachableError } from '../errors';
import { saysFailure } from '../listing/reply';
import { type Known, patient } from './patience';
import { othersOf } from './people-page';

/** The target turns this client away, whatever it asks. Ends a check, and says nothing about its requirement. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
}

/** What says that it is the client, and not the request, that is turned away: once the first read is answered so, too. */
const turnedAway: ReadonlySet<number | undefined> = new Set([401, 403, 429]);

const statusOf = ({ attempts }: Exchange): number | undefined => attempts.at(-1)?.status;
const isSuccess = (status = 0): boolean => status >= 200 && status < 300;

/** How a contract tells a success; by default by the status alone. */
type Tells = Pick<Contract, 'success'>;

/** Where a 2xx may say that it failed, one that does stands for a 403: the body does not tell in one way whose fault it is. */
const refusalBy =
  (tells: Tells) =>
  (exchange: Exchange): number | undefined => {
    const { response } = exchange;
    const isTold = response !== undefined && isSuccess(response.status) && saysFailure(response, tells);
    return isTold ? 403 : statusOf(exchange);
  };

/** A client that is guarded, and which exchanges were answered by something that stood before the target. */
export interface Guarded extends Client {
  readonly byOthers: ReadonlySet<number>;
  /** Why the run was over before its end; a ban is none, because all else was asked before. */
  readonly ended: RunEnded | undefined;
}

/**
 * Tells a refused probe from a client that is turned away: behind a 401 or 429 to the configured credential, and behind a second 403 in a
 * row, the first read is asked again. Where it is still answered, the refusal was one of the probe. The same is done behind a page for
 * people and a redirect, whatever credential was sent: a session that is lost is often told by a sign-in page and 200. `isAttacking`:
 * whether what is asked at present is shaped like an attack. `send` rejects with `TargetUnreachableError` where the credential has expired,
 * and with `RunEnded` once the run is over. It rejects with `TurnedAway` where the target turned the client away, for good or by turns.
 */
export function guarded(client: Client, isAttacking: () => boolean, firstRead: Ask, known: Known): Guarded {
  const refusalOf = refusalBy(known.contract);
  const succeeded = (exchange: Exchange): boolean => isSuccess(refusalOf(exchange)) && othersOf(exchange) === undefined;
  /** The first read was answered; before that, `assertReachable` tells what is wrong. */
  let isOpen = false;
  /** An attack-shaped value was sent, and no other request has succeeded since. */
  let isSuspect = false;
  let forbidden = 0;
  /** The first of the refusals with 403 that came in a row. */
  let firstForbidden: number | undefined;
  /** The exchange with which the client was turned away; `undefined` while it is not. */
  let since: number | undefined;
  const byOthers = new Set<number>();
  const asking = patient(client, firstRead, () => isSuspect, known);
  const isBan = ({ by }: RunEnded): boolean => by === 'silence' && isSuspect;
  const send = (ask: Ask): Promise<Exchange> =>
    asking.send(ask).catch((error: unknown) => {
      if (!(error instanceof RunEnded) || !isBan(error)) throw error;
      throw new TurnedAway(`${error.message}; it seems to have banned this client, for values that are shaped like an attack`);
    });

  /** What stands before the target has answered the first read, too; `undefined` where it is heard to be the target's own answer. */
  async function behindOthers(exchange: Exchange, control: Exchange, others: string): Promise<TurnedAway | undefined> {
    // Once is a fault that comes and goes, and the target's own.
    const second = since === undefined ? await send(firstRead) : control;
    if (succeeded(second)) return undefined;
    since ??= exchange.id;
    for (const one of [exchange, control, second]) if (othersOf(one) !== undefined) byOthers.add(one.id);
    return new TurnedAway(
      `since request ${since} the target answers with ${others}: the session of this run seems to have ended, or the target to be out of service. GET ${control.request.url}. Take a fresh credential, and run again`,
    );
  }

  async function examine(ask: Ask, exchange: Exchange): Promise<Exchange> {
    const control = await send(firstRead);
    const status = refusalOf(control);
    if (succeeded(control)) {
      const wasAway = since !== undefined;
      since = undefined;
      forbidden = 0;
      if (wasAway && othersOf(exchange) !== undefined) {
        // The session was found again between the two.
        byOthers.add(exchange.id);
        return send(ask);
      }
      if (statusOf(exchange) !== 401) return exchange;
      // No probe is refused with 401 for what it asks: once more, and it may be answered.
      const again = await send(ask);
      if (statusOf(again) !== 401) throw new TurnedAway(byTurns(exchange, again));
      return exchange;
    }
    const others = othersOf(control);
    if (others !== undefined) {
      const away = await behindOthers(exchange, control, others);
      if (away === undefined) return exchange;
      throw away;
    }
    if (!turnedAway.has(status)) return exchange;
    if (status === 401 && since === undefined && !isSuspect) {
      const second = await send(firstRead);
      if (succeeded(second)) throw new TurnedAway(byTurns(control, second));
      throw new TargetUnreachableError(
        'TARGET_CREDENTIAL_EXPIRED',
        `Expected the credential to last for the run; it was accepted at first and is refused with 401 since request ${exchange.id}. GET ${control.request.url}. Take a fresh one and run again.`,
      );
    }
    since ??= status === 403 ? (firstForbidden ?? exchange.id) : exchange.id;
    throw new TurnedAway(
      `the target refuses its first read with ${wordsFor(control)} since request ${since}: it seems to have banned this client${isSuspect ? ', for values that are shaped like an attack' : status === 403 ? ', or to have ended its session' : ''}. GET ${control.request.url}. Let the client be admitted, and run again`,
    );
  }

  return {
    get requests() {
      return client.requests;
    },
    close: () => client.close(),
    byOthers,
    get ended() {
      return asking.ended === undefined || isBan(asking.ended) ? undefined : asking.ended;
    },
    async send(ask: Ask): Promise<Exchange> {
      const exchange = await send(ask);
      if (isOpen && othersOf(exchange) !== undefined) return examine(ask, exchange);
      if ((ask.credential ?? 'configured') !== 'configured' || ask.scope !== undefined) return exchange;
      const status = refusalOf(exchange);
      if (isAttacking()) isSuspect = true;
      else if (succeeded(exchange)) isSuspect = false;
      if (succeeded(exchange)) isOpen = true;
      forbidden = status === 403 ? forbidden + 1 : 0;
      if (forbidden < 2) firstForbidden = forbidden === 1 ? exchange.id : undefined;
      if (!isOpen || !turnedAway.has(status) || (status === 403 && forbidden < 2 && since === undefined)) return exchange;
      return examine(ask, exchange);
    },
  };
}

/** The status of a refusal; of a success by its status, what it is. */
const wordsFor = (exchange: Exchange): string =>
  isSuccess(statusOf(exchange)) ? `a ${statusOf(exchange)} that says it failed` : String(statusOf(exchange));

function byTurns(refused: Exchange, answered: Exchange): string {
  return `the target answers this client by turns, with ${statusOf(refused)} to request ${refused.id} and ${statusOf(answered)} to request ${answered.id}: one of several servers behind it may not know the credential. GET ${plainUrl(refused.request.url)}`;
}
