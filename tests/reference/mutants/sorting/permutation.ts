import { tornWalk } from '../torn-walk';
import type { StoredObject } from '../../types';
import { textAt } from '../../json';
import { whenPage } from '../../when';
import { compareCodePoints } from '../../order';
import type { Mutant, Silence } from '../mutant';

const folded = (a: string, b: string): number => compareCodePoints(a.toLowerCase(), b.toLowerCase());

export const mutants: readonly Mutant[] = [
  {
    id: 'one-item-for-each-value',
    fault: 'an order keeps one item for each value',
    source: 'an operator mistake: a tree map keyed by the sorted value',
    area: 'sorting',
    primary: 'sorting.permutation',
    // What was left out must stand before what is shown.
    expect: [...tornWalk, 'sorting.ascending', 'sorting.descending'],
    behaviour: {
      filterItems: (original) => (clusters, context) => {
        const { order } = context.query;
        const matching = original(clusters, context);
        const keyOf = (cluster: StoredObject): string => JSON.stringify(order.map(({ path }) => textAt(cluster, path)));
        return order.length === 0 ? matching : [...new Map(matching.map((cluster) => [keyOf(cluster), cluster])).values()];
      },
    },
  },
  {
    id: 'last-item-lost-in-the-sort',
    fault: 'an order leaves out the item that would come last, and counts it',
    source: 'a published fault model: off by one at the end of a loop',
    area: 'sorting',
    primary: 'sorting.permutation',
    expect: [...tornWalk, 'filtering.with-order', 'filtering.projected-away', 'sorting.projected-away'],
    behaviour: {
      cutPage: (original) => (clusters, context) => {
        const page = original(clusters, context);
        const last = context.query.order.length > 0 && context.start + page.length === clusters.length;
        return last ? page.slice(0, -1) : page;
      },
      hasMore: (original) => (result, context) =>
        original(result, context) &&
        !(context.query.order.length > 0 && context.start + result.page.length >= result.matching.length - 1),
    },
  },
  {
    id: 'order-counts-one-more',
    fault: 'with an order the count is one too high',
    source: 'an operator mistake: the row of totals is counted',
    area: 'sorting',
    primary: 'sorting.permutation',
    expect: ['sorting.permutation', 'filtering.count', 'filtering.with-order', 'filtering.projected-away'],
    behaviour: whenPage((context) => context.query.order.length > 0, {
      countItems: (original) => (result, context) => original(result, context) + 1,
    }),
  },
  {
    id: 'missing-values-dropped',
    fault: 'an order leaves out what lacks the value, and counts without it',
    source: 'a public report pattern: the sort joins the table that holds the value',
    area: 'sorting',
    primary: 'sorting.permutation',
    expect: ['sorting.permutation', 'sorting.ties'],
    behaviour: {
      filterItems: (original) => (clusters, context) =>
        original(clusters, context).filter((cluster) =>
          context.query.order.every(({ path }) => textAt(cluster, path) !== undefined),
        ),
    },
  },
  {
    id: 'missing-values-dropped-descending',
    fault: 'a descending order by one field leaves out what lacks the value, and counts without it',
    source: 'a public report pattern: an index that holds no missing values serves one direction',
    area: 'sorting',
    primary: 'sorting.permutation',
    expect: ['sorting.permutation'],
    behaviour: {
      filterItems: (original) => (clusters, context) => {
        const [first, ...others] = context.query.order;
        const matching = original(clusters, context);
        const isServed = first?.direction === -1 && others.length === 0;
        return isServed ? matching.filter((cluster) => textAt(cluster, first.path) !== undefined) : matching;
      },
    },
  },
  {
    id: 'collation-differs-by-page',
    fault: 'the first page is ordered by code point, those after it without regard to case',
    source: 'an operator mistake: the token is served by a replica with another collation',
    area: 'sorting',
    primary: 'sorting.permutation',
    // Each page is in an order of its own, and what comes again is judged where it came first.
    expect: ['sorting.permutation', 'sorting.ties', 'sorting.reverse'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'string' && context.query.token !== undefined ? folded(a, b) : original(a, b, key, context),
    },
  },
  {
    id: 'first-page-sorted-by-itself',
    fault: 'the first page holds the first items of the listing, sorted; those after it are cut from the sorted listing',
    source: 'a public report pattern: the first page comes from a cache and is sorted on the way out',
    area: 'sorting',
    primary: 'sorting.permutation',
    // The walk loses and repeats items, which says more than that they are out of order.
    expect: [
      ...tornWalk,
      'sorting.ascending',
      'sorting.descending',
      'sorting.reverse',
      'sorting.missing-values',
      'pagination.continue-order',
      'sorting.with-filter',
      'sorting.with-projection',
      'filtering.with-order',
      'filtering.projected-away',
      'sorting.projected-away',
    ],
    behaviour: whenPage((context) => context.start === 0, {
      sortItems: () => (clusters) => clusters,
      cutPage: (original, base) => (clusters, context) => base.sortItems(original(clusters, context), context),
    }),
  },
];

export const silence: Silence = { items: 1 };
