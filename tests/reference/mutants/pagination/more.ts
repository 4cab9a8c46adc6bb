import type { CatalogueMutant, LedgerMutant, Silence } from '../mutant';

export const mutants: readonly (LedgerMutant | CatalogueMutant)[] = [
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
  {
    id: 'last-where-nothing-is',
    fault: 'only an empty page says that it is the last',
    source: 'public reports: the flag is known one request too late',
    area: 'pagination',
    primary: 'pagination.more',
    expect: ['pagination.more'],
    ground: 'catalogue',
    change: { members: ({ rows }) => ({ last: rows === 0 }) },
  },
];

export const silence: Silence = { items: 0 };
