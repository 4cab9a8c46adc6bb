import { whenPage } from '../../when';
import { isByOffset } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'token-missing-when-one-page-is-left',
    fault: 'no token is given where exactly one full page is left',
    source: 'boundary operator mistake: > for >=, seen on exact multiples only',
    area: 'pagination',
    primary: 'pagination.token-present',
    // The last third of an order by several keys is lost; the filter leaves no full page at its end.
    expect: ['pagination.token-present', 'sorting.ties'],
    behaviour: {
      hasMore: (original) => (result, context) =>
        original(result, context) && result.matching.length - context.start !== 2 * context.query.limit,
    },
  },
  {
    id: 'token-missing-with-offset',
    fault: 'a page by offset has no token',
    source: 'public reports: two ways of paging that do not know of each other',
    area: 'pagination',
    primary: 'pagination.token-present',
    expect: ['pagination.token-present'],
    behaviour: whenPage(isByOffset, { nextToken: () => () => '' }),
  },
];

export const silence: Silence = { items: 1 };
