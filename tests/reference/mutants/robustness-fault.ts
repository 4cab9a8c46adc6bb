import type { RequirementId } from '../../../generated/requirement-ids';
import type { Behaviour, BehaviourOverride, Replacements } from '../behaviour';
import type { Mutant } from './mutant';

export function robustnessFault(
  id: string,
  fault: string,
  source: string,
  expect: readonly [RequirementId, ...RequirementId[]],
  behaviour: BehaviourOverride,
): Mutant {
  return { id, fault, source, area: 'robustness', primary: expect[0], expect, behaviour };
}

/** Requests whose raw query matches break the server. */
export const breaksOn = (pattern: RegExp): BehaviourOverride => ({
  readQuery: (original) => (context) => {
    if (pattern.test(context.request.rawQuery)) throw new Error('unexpected query');
    return original(context);
  },
});

/** Requests whose raw query matches are read as another one. */
export const readAs = (pattern: RegExp, replacement: string): BehaviourOverride => ({
  readQuery: (original) => (context) => {
    const rawQuery = context.request.rawQuery.replace(pattern, replacement);
    return original({ ...context, request: { ...context.request, rawQuery } });
  },
});

export const long = 'robustness.long-query';

/** Of a parameter that stands twice the last one counts, once the query is changed. */
export const readTwice = (change: (rawQuery: string) => string = (rawQuery) => rawQuery): Replacements<Behaviour> => ({
  parameter: (original) => (name, context) => {
    const changed = change(context.request.rawQuery);
    const pairs = new Map(changed.split('&').map((pair) => [pair.split('=', 1)[0], pair]));
    return original(name, { ...context, request: { ...context.request, rawQuery: [...pairs.values()].join('&') } });
  },
});
