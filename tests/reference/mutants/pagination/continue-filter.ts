import { filterDropped } from '../dropped';
import { whenPage } from '../../when';
import { all, fromPage, isContinued } from '../conditions';
import type { BehaviourOverride } from '../../behaviour';
import type { Filter } from '../../filter';
import type { Mutant, Silence, StockMutant } from '../mutant';

/** Another filter behind the first page, of those that hold both operators. */
const withAlternatives = (change: (filter: Filter) => Filter): BehaviourOverride =>
  whenPage((context) => isContinued(context) && isMixed(context.query.filter), {
    filterItems: (original) => (clusters, context) =>
      original(clusters, { ...context, query: { ...context.query, filter: change(context.query.filter) } }),
  });

const isMixed = (filter: Filter): boolean => filter.length > 1 && filter.some((clauses) => clauses.length > 1);

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
    id: 'filter-lost-on-the-third-page',
    fault: 'from the third page on a walk has no filter',
    source: 'dropped state: each token is made of the query of the token before, and the second of them lacks the filter',
    area: 'pagination',
    primary: 'pagination.continue-filter',
    // Its third page counts the whole listing, too.
    expect: ['pagination.continue-filter', 'filtering.count', 'filtering.with-order', 'filtering.projected-away'],
    behaviour: filterDropped(all(isContinued, fromPage(3))),
  },
  {
    id: 'and-lost-behind-the-first-page',
    fault: 'behind the first page each alternative of a filter is its first clause alone',
    source: 'dropped state: the filter in the token has one clause for each alternative',
    area: 'combination',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: withAlternatives((filter) => filter.map((clauses) => clauses.slice(0, 1))),
  },
  {
    id: 'or-regrouped-behind-the-first-page',
    fault: 'behind the first page (a OR b) AND c stands for a OR (b AND c)',
    source: 'https://github.com/hypequery/hypequery/issues/348',
    area: 'combination',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: withAlternatives((filter) => {
      const further = filter.flatMap((clauses) => clauses.slice(1));
      return filter.map((clauses) => [...clauses.slice(0, 1), ...further]);
    }),
  },
];

export const silence: Silence = { items: 1 };
