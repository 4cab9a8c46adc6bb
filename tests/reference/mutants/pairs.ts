import type { Mutant } from './mutant';
import type { BehaviourOverride } from '../behaviour';
import { mutants as sortingThirdKey } from './sorting/third-key';
import { mutants as filteringUndeclaredValue } from './filtering/undeclared-value';
import { mutants as sortingTies } from './sorting/ties';
import { mutants as filteringContradiction } from './filtering/contradiction';
import { mutants as sortingDescending } from './sorting/descending';
import { mutants as filteringPrecedence } from './filtering/precedence';

/** Two faults at once: what either breaks is broken, and one does not hide the other. */
function pair(id: string, fault: string, one: Mutant | undefined, other: Mutant | undefined): Mutant {
  if (one === undefined || other === undefined) throw new Error(`A mutant of the pair ${id} is gone.`);
  const both = [one.behaviour, other.behaviour].map((behaviour) => (typeof behaviour === 'function' ? behaviour() : behaviour));
  return {
    id,
    fault,
    source: 'a published fault model: higher-order mutants',
    area: 'combination',
    primary: one.primary,
    isPair: true,
    expect: [...new Set([...one.expect, ...other.expect])],
    behaviour: Object.assign({}, ...both) as BehaviourOverride,
  };
}

const named = (mutants: readonly Mutant[], id: string): Mutant | undefined => mutants.find((mutant) => mutant.id === id);

export const mutants: readonly Mutant[] = [
  pair(
    'third-key-and-undeclared-value-ignored',
    'a third key is dropped, and so is a clause with an undeclared value',
    named(sortingThirdKey, 'third-key-ignored'),
    named(filteringUndeclaredValue, 'undeclared-value-ignored'),
  ),
  pair(
    'ties-skipped-and-contradiction-widens',
    'equals are skipped at the edge of a page, and contradictions find the items of either value',
    named(sortingTies, 'ties-skipped-at-the-edge-of-a-page'),
    named(filteringContradiction, 'contradiction-widens'),
  ),
  pair(
    'uid-ascends-and-precedence-changes',
    'an order by uid always ascends, and precedence changes with the number of clauses',
    named(sortingDescending, 'uid-ascends-always'),
    named(filteringPrecedence, 'precedence-changes-with-length'),
  ),
];
