import { pageAs } from '../page-as';
import { defaultLimit } from '../../page';
import { all, isContinued, isFiltered, isProjected, isUnfiltered } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'limit-ignored-with-token',
    fault: 'a page that a token leads to holds 50 items',
    source: 'dropped state: the token holds the position and not the limit, the parameter is not read beside it',
    area: 'pagination',
    primary: 'pagination.continue-limit',
    expect: ['pagination.continue-limit'],
    behaviour: pageAs(() => defaultLimit, isContinued),
  },
  {
    id: 'limit-lost-behind-the-first-page-of-several-keys',
    fault: 'behind the first page a walk under an order by several keys has pages of 50 items',
    source: 'dropped state: the token holds the keys of the order in the place of the query',
    area: 'pagination',
    primary: 'pagination.continue-limit',
    expect: ['pagination.continue-limit'],
    behaviour: pageAs(
      () => defaultLimit,
      all(isContinued, isUnfiltered, ({ query }) => query.order.length > 1),
    ),
  },
  {
    id: 'limit-doubled-behind-the-first-page-beside-a-projection',
    fault: 'behind the first page of a filter that is projected a page holds twice its limit',
    source: 'dropped state: smaller items are read in larger blocks where a token goes on',
    area: 'pagination',
    primary: 'pagination.continue-limit',
    expect: ['pagination.continue-limit'],
    behaviour: pageAs((limit) => 2 * limit, all(isContinued, isProjected, isFiltered)),
  },
];

export const silence: Silence = { items: 51 };
