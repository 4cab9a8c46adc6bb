import type { ListContext } from '../context';
import type { BehaviourOverride } from '../behaviour';
import { whenPage } from '../when';

/** The number of items on a page, as the limit has it, where the condition holds. */
export function pageAs(
  size: (limit: number) => number,
  condition: (context: ListContext) => boolean = () => true,
): BehaviourOverride {
  return whenPage(condition, {
    cutPage:
      () =>
      (clusters, { start, query }) =>
        clusters.slice(start, start + size(query.limit)),
  });
}

export const everything = 1_000_000;
