import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'page-told-from-zero',
    fault: 'the number of a page is told from 0 and asked from 1',
    source: 'public reports: a library counts from 0',
    area: 'pagination',
    primary: 'pagination.page-reported',
    expect: ['pagination.page-reported'],
    ground: 'catalogue',
    change: { members: ({ index }) => ({ page: index }) },
  },
  {
    id: 'page-told-constant',
    fault: 'each page tells that it is the first',
    source: 'an operator mistake: the default is told in place of what was asked',
    area: 'pagination',
    primary: 'pagination.page-reported',
    expect: ['pagination.page-reported'],
    ground: 'catalogue',
    change: { members: () => ({ page: 1 }) },
  },
  {
    id: 'page-told-by-item',
    fault: 'a page tells the number of its first item',
    source: 'public reports: two counters in one member',
    area: 'pagination',
    primary: 'pagination.page-reported',
    expect: ['pagination.page-reported'],
    ground: 'catalogue',
    change: { members: ({ start }) => ({ page: start + 1 }) },
  },
];

export const silence: Silence = { items: 0 };
