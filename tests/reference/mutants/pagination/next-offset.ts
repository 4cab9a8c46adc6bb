import { memberAs } from '../list-member';
import { whenPage } from '../../when';
import { isByOffset, isFiltered, isOrdered } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'next-offset-is-the-start',
    fault: 'the offset member is the index the page starts at',
    source: 'public reports: "offset" echoed',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: memberAs('offset', (_, __, { start }) => start),
  },
  {
    id: 'next-offset-constant',
    fault: 'the offset member is 50 on every page',
    source: 'the example of the document, taken literally',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: memberAs('offset', () => 50),
  },
  {
    id: 'next-offset-one-off',
    fault: 'the offset member is the index of the last item of the page',
    source: 'off by one',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: memberAs('offset', (offset) => Math.max(0, Number(offset) - 1)),
  },
  {
    id: 'next-offset-forgets-the-offset',
    fault: 'on a page by offset the offset member is the length of the page',
    source: 'a count in place of a position',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: whenPage(isByOffset, { ...memberAs('offset', (_, { page }) => page.length) }),
  },
  {
    id: 'next-offset-under-a-filter-is-the-start',
    fault: 'under a filter the offset member is the index the page starts at',
    source: 'two query paths',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: whenPage(
      (context) => context.query.filter.length > 0,
      memberAs('offset', (_, __, { start }) => start),
    ),
  },
  {
    id: 'next-offset-under-an-order-is-the-start',
    fault: 'under an order without a filter the offset member is the index the page starts at',
    source: 'two query paths',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: whenPage(
      (context) => isOrdered(context) && !isFiltered(context),
      memberAs('offset', (_, __, { start }) => start),
    ),
  },
];

export const silence: Silence = { items: 1 };
