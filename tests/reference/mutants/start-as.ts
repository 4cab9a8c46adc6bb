import type { BehaviourOverride } from '../behaviour';

/** The page of a request by offset starts elsewhere. */
export function startAs(change: (offset: number, limit: number) => number): BehaviourOverride {
  return {
    pageStart: (original) => (query, context) =>
      query.token === undefined && query.offset > 0 ? change(query.offset, query.limit) : original(query, context),
  };
}
