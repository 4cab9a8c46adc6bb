import type { RequirementId } from '../../../generated/requirement-ids';
import type { BehaviourOverride } from '../behaviour';

/** The reference server with exactly one fault. */
export interface Mutant {
  readonly id: string;
  /** What is wrong, in one line. */
  readonly fault: string;
  /** Where it is known from: an operator's mistake, a public report, a fault model. */
  readonly source: string;
  /** The first part of the id of the requirement it breaks. */
  readonly area: string;
  /** The requirement that names the fault best. */
  readonly primary: RequirementId;
  /**
   * Every requirement that must fail or warn, the primary one among them; reasoned from the contract, never copied from a run. A random
   * requirement stands in it as the primary one only: elsewhere it may fail and need not.
   */
  readonly expect: readonly RequirementId[];
  readonly behaviour: BehaviourOverride;
}
