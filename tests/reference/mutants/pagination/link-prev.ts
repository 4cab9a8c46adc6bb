import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'prev-is-the-page-itself',
    fault: 'the link to the page before leads to the page itself',
    source: 'public reports: off by one',
    area: 'pagination',
    primary: 'pagination.link-prev',
    expect: ['pagination.link-prev'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'prev') query.set('page', String(Number(query.get('page')) + 1));
      },
    },
  },
  {
    id: 'prev-is-the-first-page',
    fault: 'the link to the page before always leads to the first one',
    source: 'a fault model: the number is lowered to the least',
    area: 'pagination',
    primary: 'pagination.link-prev',
    expect: ['pagination.link-prev'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'prev') query.set('page', '1');
      },
    },
  },
  {
    id: 'prev-drops-the-filter',
    fault: 'the link to the page before drops the filter',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-prev',
    expect: ['pagination.link-prev'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'prev') query.delete('shelf');
      },
    },
  },
  {
    id: 'prev-drops-the-order',
    fault: 'the link to the page before drops the order',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-prev',
    expect: ['pagination.link-prev'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'prev') query.delete('sort');
      },
    },
  },
  {
    id: 'prev-of-the-first-is-page-zero',
    fault: 'the first page has a link to a page before it, which is page 0',
    source: 'public reports: off by one',
    area: 'pagination',
    primary: 'pagination.link-prev',
    expect: ['pagination.link-prev'],
    ground: 'catalogue',
    change: { beforeFirst: -1 },
  },
];

export const silence: Silence = { items: 0 };
