import { filterDropped, isShown } from '../dropped';
import { isProjected, fromPage, isContinued } from '../conditions';
import { whenPage } from '../../when';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'filter-dropped-beside-a-projection',
    fault: 'with a projection the filter is dropped',
    source: 'a public report pattern: two query paths, one for partial documents',
    area: 'combination',
    primary: 'filtering.projected-away',
    expect: ['filtering.projected-away'],
    behaviour: filterDropped(isProjected),
  },
  {
    id: 'filter-on-projected-away-field-finds-everything',
    fault: 'a clause on a field that is projected away matches everything',
    source: 'a public report pattern: the filter runs on projected rows, and what is missing passes',
    area: 'combination',
    primary: 'filtering.projected-away',
    expect: ['filtering.projected-away'],
    behaviour: whenPage(isProjected, {
      matchClause: (original) => (cluster, clause, context) =>
        !isShown(clause.path, context) || original(cluster, clause, context),
    }),
  },
  {
    id: 'filter-on-projected-away-field-finds-nothing',
    fault: 'a clause on a field that is projected away matches nothing',
    source: 'a public report pattern: the filter runs on projected rows',
    area: 'combination',
    primary: 'filtering.projected-away',
    expect: ['filtering.projected-away'],
    behaviour: whenPage(isProjected, {
      matchClause: (original) => (cluster, clause, context) =>
        isShown(clause.path, context) && original(cluster, clause, context),
    }),
  },
  {
    id: 'second-page-forgets-the-filter-beside-a-projection',
    fault: 'from the second page on, a walk under a filter and a projection is answered without the filter',
    source: 'dropped state under a combination of parameters only',
    area: 'filtering',
    primary: 'filtering.projected-away',
    // The items that stand first in the order are of the filter, so that what follows without it stands behind them.
    expect: ['filtering.projected-away', 'sorting.projected-away'],
    behaviour: whenPage((context) => context.query.projection !== undefined && fromPage(2)(context) && isContinued(context), {
      filterItems: () => (clusters) => clusters,
    }),
  },
];

export const silence: Silence = { items: 1 };
