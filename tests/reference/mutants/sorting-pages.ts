import { createHash } from 'node:crypto';
import { textAt } from '../json';
import type { ListContext } from '../context';
import type { SpectroCluster } from '../types';
import { whenPage } from '../when';
import type { Mutant } from './mutant';

/** What a walk shows whose pages do not fit together. */
const tornWalk = ['sorting.permutation', 'sorting.ties'] as const;

const digest = (text: string): string => createHash('sha1').update(text).digest('hex');

/** The end of a group of equals that index `at` lies in, in the direction of `step`. */
function edgeOfTies(items: readonly SpectroCluster[], at: number, step: 1 | -1, context: ListContext): number {
  for (let edge = at; ; edge += step) {
    const [before, after] = [items[edge - 1], items[edge]];
    if (before === undefined || after === undefined || context.behaviour.compareItems(before, after, context) !== 0) return edge;
  }
}

/** Faults where an order meets pages, ties and the members of the list. */
export const sortingPageMutants: readonly Mutant[] = [
  {
    id: 'sorted-page-by-page',
    fault: 'each page is sorted by itself, after it was cut',
    source: 'an operator mistake: sorting in the view instead of the query',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: [
      'sorting.ascending',
      'sorting.descending',
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.with-filter',
      'sorting.with-projection',
      'pagination.continue-order',
    ],
    behaviour: {
      sortItems: () => (clusters) => clusters,
      cutPage: (original, base) => (clusters, context) => base.sortItems(original(clusters, context), context),
    },
  },
  {
    id: 'first-page-sorted-by-itself',
    fault: 'the first page holds the first items of the listing, sorted; those after it are cut from the sorted listing',
    source: 'a public report pattern: the first page comes from a cache and is sorted on the way out',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: [
      'sorting.ascending',
      'sorting.descending',
      'sorting.reverse',
      'sorting.missing-values',
      'filtering.with-order',
      'filtering.projected-away',
      ...tornWalk,
    ],
    behaviour: whenPage((context) => context.start === 0, {
      sortItems: () => (clusters) => clusters,
      cutPage: (original, base) => (clusters, context) => base.sortItems(original(clusters, context), context),
    }),
  },
  {
    id: 'order-lost-after-the-first-page',
    fault: 'a request with a continue token is answered without the order',
    source: 'a public report pattern: a token that carries the position and not the query',
    area: 'sorting',
    primary: 'pagination.continue-order',
    expect: [
      'pagination.continue-order',
      'sorting.ascending',
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.with-filter',
      'sorting.with-projection',
      'filtering.with-order',
      'filtering.projected-away',
      ...tornWalk,
    ],
    behaviour: whenPage((context) => context.query.token !== undefined, { sortItems: () => (clusters) => clusters }),
  },
  {
    id: 'order-inverted-after-the-first-page',
    fault: 'a request with a continue token is answered in the opposite order',
    source: 'a published fault model: backward paging taken for forward paging',
    area: 'sorting',
    primary: 'pagination.continue-order',
    expect: [
      'pagination.continue-order',
      'sorting.ascending',
      'sorting.with-filter',
      'sorting.with-projection',
      // The second half read backwards is the first half again.
      'filtering.with-order',
      'filtering.projected-away',
      ...tornWalk,
    ],
    behaviour: whenPage((context) => context.query.token !== undefined, {
      compareKey: (original) => (a, b, key, context) => -original(a, b, key, context),
    }),
  },
  {
    id: 'ties-broken-anew-for-each-page',
    fault: 'equal items stand in another order on each page, so that some come twice and others never',
    source: 'a public report pattern: LIMIT and OFFSET over an order that is not total',
    area: 'sorting',
    primary: 'sorting.ties',
    expect: ['sorting.ties'],
    behaviour: {
      compareItems: (original) => (a, b, context) => {
        const tie = ({ metadata }: typeof a): string => digest(`${metadata?.uid} ${context.start}`);
        return original(a, b, context) || (tie(a) < tie(b) ? -1 : 1);
      },
    },
  },
  {
    id: 'ties-skipped-at-the-edge-of-a-page',
    fault: 'the next page starts behind all items that equal the last one',
    source: 'a public report pattern: keyset paging on the sorted value alone, with >',
    area: 'sorting',
    primary: 'sorting.ties',
    expect: ['sorting.ties'],
    behaviour: {
      nextStart: (original) => (result, context) => {
        const next = original(result, context);
        return context.query.order.length === 0 ? next : edgeOfTies(result.ordered, next, 1, context);
      },
    },
  },
  {
    id: 'ties-repeated-at-the-edge-of-a-page',
    fault: 'the next page starts with all items that equal the last one',
    source: 'a public report pattern: keyset paging on the sorted value alone, with >=',
    area: 'sorting',
    primary: 'sorting.ties',
    expect: ['sorting.ties'],
    behaviour: {
      nextStart: (original) => (result, context) => {
        const next = original(result, context);
        return context.query.order.length === 0 ? next : edgeOfTies(result.ordered, next, -1, context);
      },
    },
  },
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
        const keyOf = (cluster: SpectroCluster): string => JSON.stringify(order.map(({ path }) => textAt(cluster, path)));
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
    expect: [...tornWalk, 'filtering.with-order', 'filtering.projected-away'],
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
    id: 'sort-buffer-of-a-hundred',
    fault: 'the first hundred items are sorted, the others follow as they are',
    source: 'a public report pattern: a sort in memory with a bounded buffer',
    area: 'sorting',
    primary: 'sorting.ascending',
    // Equals of sorted items are among those that follow as they are.
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.missing-values', 'sorting.ties'],
    behaviour: {
      sortItems: (original) => (clusters, context) => [...original(clusters.slice(0, 100), context), ...clusters.slice(100)],
    },
  },
  {
    id: 'order-needs-the-default-limit',
    fault: 'with a limit other than the default the order is dropped',
    source: 'an operator mistake: the fast path for small pages knows no order',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: [
      'sorting.ascending',
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.with-filter',
      'sorting.with-projection',
      'pagination.continue-order',
    ],
    behaviour: whenPage((context) => context.query.limit !== 50, { sortItems: () => (clusters) => clusters }),
  },
];
