import { filterDropped } from '../dropped';
import { whenPage } from '../../when';
import { all, fromPage, isContinued } from '../conditions';
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
      'filtering.with-order',
      'filtering.projected-away',
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
    // The items that stand first in the order are of the filter, so that what follows without it stands behind them.
    expect: [
      'pagination.continue-filter',
      // Its further pages count the whole listing.
      'filtering.count',
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
  {
    id: 'last-clause-alone-led-on',
    fault: 'the URL that leads on has the last of several clauses alone',
    source: 'public reports: the link is built from a map of parameters that have one name',
    area: 'pagination',
    primary: 'pagination.continue-filter',
    expect: ['pagination.continue-filter'],
    ground: 'stock',
    rules: { led: (text) => (/ or |\(/.test(text) ? text : (text.split(' and ').at(-1) ?? text)) },
  },
  {
    id: 'plus-led-on-as-a-blank',
    fault: 'the URL that leads on has a plus sign of a value as it stands, which is read as a blank',
    source: 'public reports: the link is put together by hand',
    area: 'pagination',
    primary: 'pagination.continue-filter',
    expect: ['pagination.continue-filter'],
    ground: 'stock',
    rules: { led: (text) => text.replaceAll('+', ' ') },
  },
  {
    id: 'filter-lost-on-the-third-page',
    fault: 'from the third page on a walk has no filter',
    source: 'dropped state: each token is made of the query of the token before, and the second of them lacks the filter',
    area: 'pagination',
    primary: 'pagination.continue-filter',
    // Its third page counts the whole listing, too.
    expect: ['pagination.continue-filter', 'filtering.count', 'filtering.with-order', 'filtering.projected-away'],
    behaviour: filterDropped(all(isContinued, fromPage(3))),
  },
];

export const silence: Silence = { items: 1 };
