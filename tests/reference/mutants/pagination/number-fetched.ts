import { memberAs } from '../list-member';
import { whenPage } from '../../when';
import { isContinued, isClamped } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'number-fetched-is-the-default',
    fault: 'the limit member is always 50',
    source: 'a constant in place of a value',
    area: 'pagination',
    primary: 'pagination.number-fetched',
    expect: ['pagination.number-fetched'],
    behaviour: memberAs('limit', () => 50),
  },
  {
    id: 'number-fetched-is-the-count',
    fault: 'the limit member is the count',
    source: 'two members mixed up',
    area: 'pagination',
    primary: 'pagination.number-fetched',
    expect: ['pagination.number-fetched'],
    behaviour: memberAs('limit', (_, result) => result.matching.length),
  },
  {
    id: 'number-fetched-one-more-at-the-end',
    fault: 'on a last page that is not full the limit member is one too high',
    source: 'off by one in a remainder',
    area: 'pagination',
    primary: 'pagination.number-fetched',
    expect: ['pagination.number-fetched'],
    behaviour: whenPage(isContinued, {
      ...memberAs('limit', (_, { page }, { query }) => (page.length < query.limit ? page.length + 1 : page.length)),
    }),
  },
  {
    id: 'number-fetched-as-asked',
    fault: 'where a limit was clamped, the limit member is the one that was asked for',
    source: 'the request is echoed',
    area: 'pagination',
    primary: 'pagination.number-fetched',
    expect: ['pagination.number-fetched'],
    behaviour: whenPage(isClamped, {
      ...memberAs('limit', (_, __, context) => Number(context.behaviour.parameter('limit', context))),
    }),
  },
];

export const silence: Silence = { items: 0 };
