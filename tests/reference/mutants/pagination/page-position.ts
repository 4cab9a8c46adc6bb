import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'page-by-a-smallest-size',
    fault: 'a page of fewer than three items starts where one of three would',
    source: 'an operator mistake: the smallest size is applied to the start and not to the page',
    area: 'pagination',
    primary: 'pagination.page-position',
    expect: ['pagination.page-position'],
    ground: 'catalogue',
    change: { start: (_, { index, size }) => (size < 3 ? index * 3 : Number.NaN) },
  },
  {
    id: 'page-starts-one-early',
    fault: 'a small page starts with the last item of the one before',
    source: 'public reports: off by one between a number from 0 and one from 1',
    area: 'pagination',
    primary: 'pagination.page-position',
    expect: ['pagination.page-position'],
    ground: 'catalogue',
    change: { start: (_, { start, size }) => (size < 3 ? start - 1 : Number.NaN) },
  },
  {
    id: 'page-by-the-default-size',
    fault: 'a small page starts where one of the default size would',
    source: 'public reports: the start is computed before the size is read',
    area: 'pagination',
    primary: 'pagination.page-position',
    expect: ['pagination.page-position'],
    ground: 'catalogue',
    change: { start: (_, { index, size }) => (size < 3 ? index * 8 : Number.NaN) },
  },
];

export const silence: Silence = { items: 0 };
