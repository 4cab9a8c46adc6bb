import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'remaining-is-the-total',
    fault: 'what is left is told to be all there is',
    source: 'public reports: the count is not lowered',
    area: 'pagination',
    primary: 'pagination.count-remaining',
    expect: ['pagination.count-remaining'],
    ground: 'catalogue',
    change: { members: ({ found }) => ({ left: found }) },
  },
  {
    id: 'remaining-with-this-page',
    fault: 'the items of the page itself are told to be left',
    source: 'public reports: off by one page',
    area: 'pagination',
    primary: 'pagination.count-remaining',
    expect: ['pagination.count-remaining'],
    ground: 'catalogue',
    change: { members: ({ found, start }) => ({ left: Math.max(0, found - start) }) },
  },
  {
    id: 'remaining-by-one-page',
    fault: 'only the items of one page are taken off',
    source: 'an operator mistake: the start is left out',
    area: 'pagination',
    primary: 'pagination.count-remaining',
    expect: ['pagination.count-remaining'],
    ground: 'catalogue',
    change: { members: ({ found, rows }) => ({ left: found - rows }) },
  },
];

export const silence: Silence = { items: 0 };
