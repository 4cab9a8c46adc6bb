import { orderDropped } from '../dropped';
import { whenPage } from '../../when';
import { isFiltered } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'order-dropped-beside-a-filter',
    fault: 'with a filter the order is dropped',
    source: 'a public report pattern: a search index answers in order of relevance',
    area: 'combination',
    primary: 'sorting.with-filter',
    expect: ['sorting.with-filter', 'sorting.with-projection', 'pagination.continue-order'],
    behaviour: orderDropped(isFiltered),
  },
  {
    id: 'order-turned-by-a-filter-of-its-field',
    fault: 'with a filter by the same field a descending order ascends',
    source: 'one clause overwrites another of the same name',
    area: 'combination',
    primary: 'sorting.with-filter',
    expect: ['sorting.with-filter'],
    behaviour: whenPage(
      ({ query: { order, filter } }) =>
        order[0]?.direction === -1 && filter.some((clauses) => clauses.some(({ path }) => path === order[0]?.path)),
      {
        sortItems: (original) => (clusters, context) => {
          const [first, ...others] = context.query.order;
          return original(clusters, {
            ...context,
            query: { ...context.query, order: first === undefined ? [] : [{ ...first, direction: 1 }, ...others] },
          });
        },
      },
    ),
  },
];

export const silence: Silence = { items: 1 };
