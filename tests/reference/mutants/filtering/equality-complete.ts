import { whenPage } from '../../when';
import { isFiltered } from '../conditions';
import { inPages } from '../narrowed-walk';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'matches-capped',
    fault: 'a filter finds at most fifteen items',
    source: 'a public report pattern: the window of a search engine',
    area: 'filtering',
    primary: 'filtering.equality-complete',
    // Fields that find fewer alone find more in a union.
    expect: ['filtering.equality-complete', 'filtering.count', 'filtering.partition', 'filtering.or'],
    behaviour: whenPage(isFiltered, {
      filterItems: (original) => (clusters, context) => original(clusters, context).slice(0, 15),
    }),
  },
  {
    id: 'filtered-within-the-first-page',
    fault: 'the filter sees the first page only',
    source: 'an operator mistake: the limit is part of the query, the filter runs on its result',
    area: 'filtering',
    primary: 'filtering.equality-complete',
    expect: [
      'filtering.equality-complete',
      'filtering.count',
      'filtering.or',
      'filtering.partition',
      'filtering.value-characters',
      ...inPages,
    ],
    behaviour: whenPage(isFiltered, {
      filterItems: (original) => (clusters, context) => original(clusters.slice(0, context.query.limit), context),
    }),
  },
];

export const silence: Silence = { items: 1 };
