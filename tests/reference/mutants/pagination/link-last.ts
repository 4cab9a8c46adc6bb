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
  {
    id: 'last-behind-a-full-page',
    fault: 'the link to the last page leads behind it where the page size divides the items without a rest',
    source: 'public reports: the quotient plus one in place of rounding up',
    area: 'pagination',
    primary: 'pagination.link-last',
    expect: ['pagination.link-last'],
    ground: 'catalogue',
    change: {
      link: (kind, query, { found, size }) => {
        if (kind === 'last' && found % size === 0) query.set('page', String(found / size + 1));
      },
    },
  },
  {
    id: 'last-is-the-next-page',
    fault: 'the link to the last page leads from a later page to the one behind it',
    source: 'public reports: links are built from the page that tells them',
    area: 'pagination',
    primary: 'pagination.link-last',
    expect: ['pagination.link-last'],
    ground: 'catalogue',
    change: {
      link: (kind, query, { index }) => {
        if (kind === 'last' && index > 0) query.set('page', String(index + 2));
      },
    },
  },
];

export const silence: Silence = { items: 0 };
