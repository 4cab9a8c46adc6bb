import { whenPage } from '../../when';
import { isContinued, isByOffset } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'count-of-what-is-left',
    fault: 'the count is that of the items from this page on',
    source: 'a count query with the offset',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant', 'filtering.count'],
    behaviour: {
      countItems:
        () =>
        (result, { start }) =>
          Math.max(0, result.matching.length - start),
    },
  },
  {
    id: 'count-zero-on-continued-pages',
    fault: 'a page that a token leads to has the count 0',
    source: 'the total is counted for the first page only',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant', 'filtering.count'],
    behaviour: whenPage(isContinued, { countItems: () => () => 0 }),
  },
  {
    id: 'count-wrong-on-the-last-page',
    fault: 'the last page of a walk counts its own items',
    source: 'a short cut where the end is known',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant', 'filtering.count'],
    behaviour: whenPage(isContinued, {
      countItems: (original) => (result, context) =>
        context.behaviour.hasMore(result, context) ? original(result, context) : result.page.length,
    }),
  },
  {
    id: 'count-wrong-by-offset',
    fault: 'a page by offset counts one item too many',
    source: 'two query paths',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant'],
    behaviour: whenPage(isByOffset, { countItems: (original) => (result, context) => original(result, context) + 1 }),
  },
  {
    id: 'count-of-the-page',
    fault: 'the count is the number of items on the page',
    source: 'public reports: the length of the list is taken for the total',
    area: 'pagination',
    primary: 'pagination.count-constant',
    // A page that counts itself says that nothing is left, under every parameter.
    expect: [
      'pagination.count-constant',
      'sorting.permutation',
      'filtering.count',
      'filtering.partition',
      'filtering.with-order',
      'filtering.projected-away',
    ],
    behaviour: { countItems: () => (result) => result.page.length },
  },
  {
    id: 'count-zero-behind-the-end',
    fault: 'a page behind the end has the count 0',
    source: 'public reports: count(*) over () has no row to stand in',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant'],
    behaviour: {
      countItems: (original) => (result, context) =>
        result.page.length === 0 && result.matching.length > 0 ? 0 : original(result, context),
    },
  },
];

export const silence: Silence = 'silent after the first read';
