import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'last-leads-behind-the-end',
    fault: 'the link to the last page leads behind it',
    source: 'public reports: the quotient plus one in place of rounding up',
    area: 'pagination',
    primary: 'pagination.link-last',
    expect: ['pagination.link-last'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'last') query.set('page', String(Number(query.get('page')) + 1));
      },
    },
  },
  {
    id: 'last-drops-the-filter',
    fault: 'the link to the last page drops the filter',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-last',
    expect: ['pagination.link-last'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'last') query.delete('shelf');
      },
    },
  },
  {
    id: 'last-drops-the-order',
    fault: 'the link to the last page drops the order',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-last',
    expect: ['pagination.link-last'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'last') query.delete('sort');
      },
    },
  },
];

export const silence: Silence = { items: 0 };
