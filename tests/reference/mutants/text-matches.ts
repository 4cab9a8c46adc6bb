import type { BehaviourOverride } from '../behaviour';
import { textAt } from '../json';

type Match = (stored: string, asked: string) => boolean;

/** Text fields are matched in another way, enumerations and timestamps as they should be. */
export function textMatches(match: Match): BehaviourOverride {
  return {
    matchClause: (original) => (cluster, clause, context) => {
      const stored = textAt(cluster, clause.path);
      return clause.kind === 'string' ? stored !== undefined && match(stored, clause.value) : original(cluster, clause, context);
    },
  };
}

/** What was asked for is changed before it is compared. */
export function asked(change: (value: string) => string): BehaviourOverride {
  return textMatches((stored, value) => stored === change(value));
}
