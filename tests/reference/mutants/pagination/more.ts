import type { LedgerMutant, Silence } from '../mutant';

export const mutants: readonly LedgerMutant[] = [
  {
    id: 'more-on-every-page',
    fault: 'every page says that items are left',
    source: 'public reports: the flag compares the page with its limit, or is a constant',
    area: 'pagination',
    primary: 'pagination.more',
    expect: ['pagination.more'],
    ground: 'ledger',
    page: () => ({ more: true }),
  },
  {
    id: 'more-where-the-page-is-full',
    fault: 'a full page says that items are left, also where it ends exactly at the end',
    source: 'public reports: length equals limit in the place of one item more',
    area: 'pagination',
    primary: 'pagination.more',
    expect: ['pagination.more'],
    ground: 'ledger',
    page: ({ rows, size }) => ({ more: rows === size }),
  },
  {
    id: 'more-by-the-first-page',
    fault: 'the flag is that of the first page on each page',
    source: 'an operator mistake: computed once for a query and cached',
    area: 'pagination',
    primary: 'pagination.more',
    expect: ['pagination.more'],
    ground: 'ledger',
    page: ({ found, size }) => ({ more: found > size }),
  },
];

export const silence: Silence = { items: 0 };
