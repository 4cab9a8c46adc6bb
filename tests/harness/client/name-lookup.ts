import dns, { type LookupAllOptions, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** Looks names up as Node does, and knows whether an answer is awaited. */
export interface NameLookup {
  readonly lookup: LookupFunction;
  readonly isPending: () => boolean;
}

/** A connection that is not made in time because a name server is slow can be told from one that the target does not take. */
export function watchLookups(): NameLookup {
  let pending = 0;
  return {
    lookup: (hostname, options: LookupOptions, callback) => {
      pending += 1;
      dns.lookup(hostname, options as LookupAllOptions, (error, address, ...family: readonly number[]) => {
        pending -= 1;
        callback(error, address, ...family);
      });
    },
    isPending: () => pending > 0,
  };
}
