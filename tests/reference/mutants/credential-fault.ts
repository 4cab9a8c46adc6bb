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
