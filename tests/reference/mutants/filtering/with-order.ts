import { filterDropped } from '../dropped';
import { isOrdered } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'filter-dropped-beside-an-order',
    fault: 'with an order the filter is dropped',
    source: 'a public report pattern: two query paths, one for sorted lists',
    area: 'combination',
    primary: 'filtering.with-order',
    expect: ['filtering.with-order', 'filtering.projected-away', 'filtering.count', 'pagination.continue-filter'],
    behaviour: filterDropped(isOrdered),
  },
  {
    id: 'filter-dropped-under-a-small-limit',
    fault: 'with a limit below ten the filter is dropped',
    source: 'an operator mistake: a fast path for previews',
    area: 'combination',
    primary: 'filtering.with-order',
    expect: ['filtering.with-order', 'filtering.projected-away', 'filtering.count', 'pagination.continue-filter'],
    behaviour: filterDropped(({ query }) => query.limit < 10),
  },
  {
    id: 'token-loops-under-a-filter',
    fault: 'with a filter the token of the first page leads to the first page',
    source: 'public reports: tokens that never end, on the path of filtered lists only',
    area: 'pagination',
    primary: 'filtering.with-order',
    // No walk is followed beyond what its filter can find. That items come again is no matter of their order.
    expect: ['filtering.with-order', 'filtering.projected-away', 'sorting.projected-away'],
    behaviour: {
      nextToken: (original, base) => (result, context) => {
        const next = original(result, context);
        if (context.query.filter.length === 0 || next === '') return next;
        return base.encodeToken({ start: context.start, query: context.behaviour.queryDigest(context) }, context);
      },
    },
  },
];

export const silence: Silence = { items: 1 };
