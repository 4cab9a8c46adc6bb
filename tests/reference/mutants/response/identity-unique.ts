import { lastOfClamped } from '../response-as';
import { isObject, withValue } from '../../json';
import type { RequirementId } from '../../../../generated/requirement-ids';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'identity-twice',
    fault: 'where a limit was clamped, the last item has the identity of the first',
    source: 'a pointer into a loop variable',
    area: 'response',
    primary: 'response.identity-unique',
    expect: ['response.identity-unique'],
    behaviour: lastOfClamped((item, first) => [
      isObject(item) && isObject(first) && isObject(first.metadata)
        ? withValue(item, 'metadata.uid', first.metadata.uid ?? null)
        : item,
    ]),
  },
  {
    id: 'item-twice',
    fault: 'where a limit was clamped, the page ends with its first item',
    source: 'a join that multiplies rows',
    area: 'response',
    primary: 'response.identity-unique',
    // The list is declared to hold unique elements.
    expect: ['response.identity-unique', 'response.schema'],
    behaviour: lastOfClamped((_, first) => [first]),
  },
];

export const silence: Silence = { items: 1 };

/** Asks for what the faults show on. */
export const beside: readonly RequirementId[] = ['pagination.limit-above-maximum'];
