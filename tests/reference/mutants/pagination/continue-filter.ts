import { filterDropped } from '../dropped';
import { whenPage } from '../../when';
import { isContinued } from '../conditions';
import type { Mutant, Silence, StockMutant } from '../mutant';

export const mutants: readonly (Mutant | StockMutant)[] = [
  {
    id: 'filter-dropped-after-the-first-page',
    fault: 'a request with a continue token is answered without the filter',
    source: 'a public report pattern: a token that carries the position and not the query',
    area: 'combination',
    primary: 'pagination.continue-filter',
    expect: [
      'pagination.continue-filter',
      // Its further pages count the whole listing.
      'filtering.count',
      'pagination.continue-order',
      'filtering.with-order',
      'filtering.projected-away',
      'sorting.with-filter',
      'sorting.with-projection',
      'sorting.projected-away',
    ],
    behaviour: filterDropped(({ query }) => query.token !== undefined),
  },
  {
    id: 'second-page-forgets-the-filter',
    fault: 'a request with a continue token is answered without the filter',
    source: 'dropped state: a token that carries the position and not the query',
    area: 'pagination',
    primary: 'pagination.continue-filter',
    // What follows is in order of its own, and none of the filter's items: seen by every walk under a filter.
    expect: [
      'pagination.continue-filter',
      // Its further pages count the whole listing.
      'filtering.count',
      'pagination.continue-order',
      'sorting.with-filter',
      'sorting.with-projection',
      'filtering.with-order',
      'filtering.projected-away',
      'sorting.projected-away',
    ],
    behaviour: whenPage(isContinued, { filterItems: () => (clusters) => clusters }),
  },
  {
    id: 'comparison-dropped-by-what-leads-on',
    fault: 'the URL that leads on has no comparison of the query',
    source: 'public reports: the link is built from the parameters that are equalities',
    area: 'pagination',
    primary: 'pagination.continue-filter',
    expect: ['pagination.continue-filter'],
    ground: 'stock',
    rules: { led: (text) => (/ (?:g[te]|l[te]) /.test(text) ? 'id is present' : text) },
  },
];

export const silence: Silence = { items: 1 };
