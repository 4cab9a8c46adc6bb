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

/** A pattern where it is one, the text itself where it is not. */
export function pattern(write: (value: string) => string): BehaviourOverride {
  return textMatches((stored, value) => {
    try {
      return new RegExp(`^(?:${write(value)})$`, 's').test(stored);
    } catch {
      return stored === value;
    }
  });
}

/** A text as a pattern of itself. */
export const quoted = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
