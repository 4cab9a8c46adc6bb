import type { RequirementId } from '../../../generated/requirement-ids';
import type { BehaviourOverride } from '../behaviour';
import type { Mutant } from './mutant';

export function credentialFault(
  id: string,
  fault: string,
  source: string,
  expect: readonly [RequirementId, ...RequirementId[]],
  behaviour: BehaviourOverride,
): Mutant {
  return { id, fault, source, area: 'security', primary: expect[0], expect, behaviour };
}

export const empty = 'security.empty-credential';

/** What credential a request carries, in one word. */
type Carried = 'none' | 'empty' | 'invented';

/** Such a credential is let through where the raw query matches. */
export const letsThrough = (carried: Carried, query: RegExp): BehaviourOverride => ({
  authenticate: (original) => (context) => {
    const { apikey } = context.request.headers;
    const found = apikey === undefined ? 'none' : apikey === '' ? 'empty' : 'invented';
    const isRight = apikey === context.world.apiKey;
    if (isRight || found !== carried || !query.test(context.request.rawQuery)) original(context);
  },
});
