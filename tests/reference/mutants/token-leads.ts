import type { ListContext, RequestContext } from '../context';
import type { Replacements, Behaviour } from '../behaviour';
import type { TokenState } from '../token';
import { all, isPlain, hasLimit } from './conditions';

/** The token of a page leads elsewhere, where the condition holds; the offset member stays right. */
export function tokenLeads(
  condition: (context: ListContext) => boolean,
  change: (start: number) => number,
): Replacements<Behaviour> {
  return {
    nextToken: (original, base) => (result, context) =>
      original(result, {
        ...context,
        behaviour: {
          ...context.behaviour,
          encodeToken: (state: TokenState, within: RequestContext) =>
            base.encodeToken(condition(context) ? { ...state, start: change(state.start) } : state, within),
        },
      }),
  };
}

export const withLimit = all(isPlain, hasLimit);
