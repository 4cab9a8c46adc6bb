import { orderDropped } from '../dropped';
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
];

export const silence: Silence = { items: 1 };
