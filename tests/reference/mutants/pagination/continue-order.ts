import { severalKeys, tornWalk } from '../torn-walk';
import { whenPage } from '../../when';
import { isContinued } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'order-lost-after-the-first-page',
    fault: 'a request with a continue token is answered without the order',
    source: 'a public report pattern: a token that carries the position and not the query',
    area: 'sorting',
    primary: 'pagination.continue-order',
    expect: [
      'pagination.continue-order',
      ...severalKeys,
      'sorting.ascending',
      // Of a timestamp, newest first.
      'sorting.descending',
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.with-filter',
      'sorting.with-projection',
      'filtering.with-order',
      'filtering.projected-away',
      ...tornWalk,
      'sorting.projected-away',
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
      ...severalKeys,
      'sorting.ascending',
      // Of a timestamp, newest first.
      'sorting.descending',
      'sorting.with-filter',
      'sorting.with-projection',
      // The second half read backwards is the first half again.
      'filtering.with-order',
      'filtering.projected-away',
      ...tornWalk,
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.projected-away',
    ],
    behaviour: whenPage((context) => context.query.token !== undefined, {
      compareKey: (original) => (a, b, key, context) => -original(a, b, key, context),
    }),
  },
  {
    id: 'second-page-forgets-the-order',
    fault: 'a request with a continue token is answered in the default order',
    source: 'dropped state: the order is applied to the first page only',
    area: 'pagination',
    primary: 'pagination.continue-order',
    // Ordered walks are out of order, and lose and repeat items.
    expect: [
      'pagination.continue-order',
      ...severalKeys,
      'sorting.ascending',
      // Of a timestamp, newest first.
      'sorting.descending',
      'sorting.permutation',
      'sorting.ties',
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.with-filter',
      'sorting.with-projection',
      'filtering.with-order',
      'filtering.projected-away',
      'sorting.projected-away',
    ],
    behaviour: whenPage(isContinued, { sortItems: () => (clusters) => clusters }),
  },
];

export const silence: Silence = { items: 1 };
