import { inPages } from '../narrowed-walk';
import { whenPage } from '../../when';
import { isFiltered } from '../conditions';
import type { Mutant, Silence } from '../mutant';

const filtered = [
  'filtering.count',
  'filtering.and',
  'filtering.or',
  'filtering.contradiction',
  'filtering.laws',
  'filtering.partition',
  'filtering.with-order',
  'filtering.projected-away',
] as const;

export const mutants: readonly Mutant[] = [
  {
    id: 'count-of-the-scope',
    fault: 'the count is that of the listing without the filter',
    source: 'public reports: the count query lacks the condition',
    area: 'filtering',
    primary: 'filtering.count',
    // Every check that compares the count of a filter.
    expect: filtered,
    behaviour: { countItems: () => (result) => result.inScope.length },
  },
  {
    id: 'count-without-the-filter',
    fault: 'under a filter the count is that of the whole listing',
    source: 'a public report pattern: the count query has no WHERE',
    area: 'filtering',
    primary: 'filtering.count',
    expect: [
      'filtering.count',
      'filtering.and',
      'filtering.or',
      'filtering.contradiction',
      'filtering.laws',
      'filtering.partition',
      ...inPages,
    ],
    behaviour: { countItems: () => (result) => result.inScope.length },
  },
  {
    id: 'filtered-count-is-of-the-page',
    fault: 'under a filter the count is the number of items on the page',
    source: 'an operator mistake: the length of the list in the place of the total',
    area: 'filtering',
    primary: 'filtering.count',
    expect: ['filtering.count', 'filtering.partition', 'filtering.with-order', 'filtering.projected-away'],
    behaviour: whenPage(isFiltered, { countItems: () => (result) => result.page.length }),
  },
  {
    id: 'filtered-count-capped',
    fault: 'under a filter the count never exceeds ten',
    source: 'a public report pattern: a search engine that stops counting',
    area: 'filtering',
    primary: 'filtering.count',
    // Fields that find fewer alone find more in a union.
    expect: ['filtering.count', 'filtering.partition', 'filtering.or'],
    behaviour: whenPage(isFiltered, { countItems: (original) => (result, context) => Math.min(10, original(result, context)) }),
  },
];

export const silence: Silence = { items: 1 };
