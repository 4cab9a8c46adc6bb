import { lastOfClamped } from '../response-as';
import { isObject, withoutValue, withValue } from '../../json';
import type { RequirementId } from '../../../../generated/requirement-ids';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'identity-missing',
    fault: 'where a limit was clamped, the last item has no identity',
    source: 'another mapper on a path that is seldom taken',
    area: 'response',
    primary: 'response.identity',
    expect: ['response.identity'],
    behaviour: lastOfClamped((item) => [isObject(item) ? withoutValue(item, 'metadata.uid') : item]),
  },
  {
    id: 'identity-empty',
    fault: 'where a limit was clamped, the last item has an empty identity',
    source: 'a zero value that gets out',
    area: 'response',
    primary: 'response.identity',
    expect: ['response.identity'],
    behaviour: lastOfClamped((item) => [isObject(item) ? withValue(item, 'metadata.uid', '') : item]),
  },
  {
    id: 'identity-null',
    fault: 'where a limit was clamped, the last item has the identity null',
    source: 'an outer join',
    area: 'response',
    primary: 'response.identity',
    expect: ['response.identity', 'response.nulls'],
    behaviour: lastOfClamped((item) => [isObject(item) ? withValue(item, 'metadata.uid', null) : item]),
  },
];

export const silence: Silence = { items: 0 };

/** Asks for what the faults show on. */
export const beside: readonly RequirementId[] = ['pagination.limit-above-maximum'];
