import { pageAs } from '../page-as';
import { defaultLimit } from '../../page';
import { isContinued } from '../conditions';
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
];

export const silence: Silence = { items: 51 };
