import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'self-is-the-first-page',
    fault: 'the link of a page to itself leads to the first one',
    source: 'public reports: the number of the page is left out',
    area: 'pagination',
    primary: 'pagination.link-self',
    expect: ['pagination.link-self'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'self') query.delete('page');
      },
    },
  },
  {
    id: 'self-drops-the-projection',
    fault: 'the link of a page to itself drops the projection',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-self',
    expect: ['pagination.link-self'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'self') query.delete('fields');
      },
    },
  },
  {
    id: 'self-drops-the-size',
    fault: 'the link of a page to itself drops the size',
    source: 'public reports: links are built from some of the parameters',
    area: 'pagination',
    primary: 'pagination.link-self',
    expect: ['pagination.link-self'],
    ground: 'catalogue',
    change: {
      link: (kind, query) => {
        if (kind === 'self') query.delete('size');
      },
    },
  },
];

export const silence: Silence = { items: 0 };
