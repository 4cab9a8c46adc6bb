import type { Client } from '../client/client';
import type { Requirement } from '../findings/finding';

/** A quick run asks no more than this. What fails is looked at again all the same, because a suspicion is no verdict. */
export const quickRequests = 50;

/** A quick run has asked what it may. Ends a check, and says nothing about its requirement. */
export class Unasked extends Error {
  override readonly name = 'Unasked';
}

/** A client that asks no more than a number of requests, retries included. */
export interface Bounded extends Client {
  /** Without the bound: what is suspected is asked again. */
  lifted<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** `send` rejects with `Unasked` once `most` requests are sent; `undefined`: never. */
export function bounded(client: Client, most: number | undefined): Bounded {
  let isLifted = false;
  return {
    get requests() {
      return client.requests;
    },
    close: () => client.close(),
    async send(ask) {
      if (most !== undefined && !isLifted && client.requests >= most) throw new Unasked();
      return client.send(ask);
    },
    async lifted(work) {
      isLifted = true;
      try {
        return await work();
      } finally {
        isLifted = false;
      }
    },
  };
}

const areaOf = ({ id }: Requirement): string => id.split('.')[0] ?? '';

/** One of each area, then another one of each. */
function areasByTurns(plan: readonly Requirement[]): readonly Requirement[] {
  const areas = [...new Set(plan.map(areaOf))].map((area) => plan.filter((requirement) => areaOf(requirement) === area));
  const longest = Math.max(0, ...areas.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => areas.flatMap((members) => members[turn] ?? [])).flat();
}

/** Every requirement is among the first in one of so many quick runs, whose seeds are one apart. */
const rotation = 10;

/**
 * A tenth of the plan first, and with each further seed the next one, so that what costs much is asked by some seed as well.
 * A tenth is taken from all over the plan, because neighbours there share an area.
 */
export function quickOrder(plan: readonly Requirement[], seed: number): readonly Requirement[] {
  return Array.from({ length: rotation }, (_, turn) =>
    areasByTurns(plan.filter((_requirement, index) => index % rotation === (seed + turn) % rotation)),
  ).flat();
}
