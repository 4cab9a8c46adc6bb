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

/** The areas by turns, and in each of them another requirement first with each seed, so that several runs ask what one cannot. */
export function quickOrder(plan: readonly Requirement[], seed: number): readonly Requirement[] {
  const areas = [...new Set(plan.map(areaOf))].map((area) => {
    const members = plan.filter((requirement) => areaOf(requirement) === area);
    // A step that no usual number of requirements shares a divisor with, so that seeds one apart begin far apart.
    const start = (seed * 7) % members.length;
    return [...members.slice(start), ...members.slice(0, start)];
  });
  const longest = Math.max(0, ...areas.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => areas.flatMap((members) => members[turn] ?? [])).flat();
}
