import { isPlain } from '../conditions';
import { malformed } from '../../errors';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'token-loops',
    fault: 'the token of the second page leads to the second page',
    source: 'public reports: tokens that never end',
    area: 'pagination',
    primary: 'pagination.walk-ends',
    expect: ['pagination.walk-ends', 'pagination.walk-unique'],
    behaviour: {
      nextToken: (original, base) => (result, context) =>
        context.query.token === undefined || !isPlain(context)
          ? original(result, context)
          : base.encodeToken({ ...context.query.token }, context),
    },
  },
  {
    id: 'token-never-ends',
    fault: 'empty pages follow the last one, each with a token',
    source: 'public reports: a token is always given',
    area: 'pagination',
    primary: 'pagination.walk-ends',
    expect: ['pagination.walk-ends'],
    behaviour: { hasMore: () => () => true },
  },
  {
    id: 'token-leads-nowhere',
    fault: 'the token of the second page is refused',
    source: 'a token longer than the column that stores it',
    area: 'pagination',
    primary: 'pagination.walk-ends',
    // The walk by an order breaks off as well; those under a filter are shorter.
    expect: ['pagination.walk-ends', 'sorting.ascending'],
    behaviour: {
      decodeToken: (original) => (text, context) => {
        const state = original(text, context);
        if (state.start >= 94) throw malformed('continue', 'InvalidToken', 'The continue token was not issued by this server.');
        return state;
      },
    },
  },
];

export const silence: Silence = { items: 1 };
