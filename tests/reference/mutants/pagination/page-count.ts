import type { CatalogueMutant, Silence, StockMutant } from '../mutant';

export const mutants: readonly (CatalogueMutant | StockMutant)[] = [
  {
    id: 'page-count-one-too-many',
    fault: 'where all pages are full, one more is told',
    source: 'public reports: the quotient plus one in place of rounding up',
    area: 'pagination',
    primary: 'pagination.page-count',
    expect: ['pagination.page-count'],
    ground: 'catalogue',
    change: { members: ({ found, size }) => ({ pages: Math.floor(found / size) + 1 }) },
  },
  {
    id: 'page-count-by-default-size',
    fault: 'the number of pages is that of the default size',
    source: 'an operator mistake: computed before the size is read',
    area: 'pagination',
    primary: 'pagination.page-count',
    // A walk in other pages than those of the default size ends where the number says, and before its end where they are smaller.
    expect: [
      'pagination.page-count',
      'pagination.more',
      'pagination.link-last',
      'filtering.with-order',
      'filtering.projected-away',
    ],
    ground: 'catalogue',
    change: { members: ({ found }) => ({ pages: Math.ceil(found / 8) }) },
  },
  {
    id: 'page-count-of-items',
    fault: 'the number of items is told as that of pages',
    source: 'public reports: two counters in one member',
    area: 'pagination',
    primary: 'pagination.page-count',
    expect: ['pagination.page-count'],
    ground: 'catalogue',
    change: { members: ({ found }) => ({ pages: found }) },
  },
  {
    id: 'page-count-where-a-filter-finds-nothing',
    fault: 'the pages of all items are told where a filter finds none of them',
    source: 'public reports: zero counts as no filter',
    area: 'pagination',
    primary: 'pagination.page-count',
    expect: ['pagination.page-count'],
    ground: 'stock',
    rules: { told: ({ found }) => (found === 0 ? { pages: 4 } : {}) },
  },
];

export const silence: Silence = { items: 0 };
