import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'first-drops-the-filter',
    fault: 'the link to the first page drops the filter',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-first',
    expect: ['pagination.link-first'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'first') query.delete('shelf');
      },
    },
  },
  {
    id: 'first-drops-the-size',
    fault: 'the link to the first page drops the size',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-first',
    expect: ['pagination.link-first'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'first') query.delete('size');
      },
    },
  },
  {
    id: 'first-drops-the-projection',
    fault: 'the link to the first page drops the projection',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-first',
    expect: ['pagination.link-first'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'first') query.delete('fields');
      },
    },
  },
];

export const silence: Silence = { items: 0 };
