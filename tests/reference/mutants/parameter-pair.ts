import type { RequirementId } from '../../../generated/requirement-ids';
import type { Replacements, Behaviour } from '../behaviour';
import type { Mutant } from './mutant';

/** Two faults that hide each other from a client that looks at one sign only. */
export function pair(
  id: string,
  fault: string,
  source: string,
  expect: readonly [RequirementId, ...RequirementId[]],
  behaviour: Replacements<Behaviour>,
): Mutant {
  const [primary] = expect;
  return { id, fault, source, area: primary.split('.')[0] ?? '', primary, expect, isPair: true, behaviour };
}
