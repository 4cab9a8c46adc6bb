import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'page-end-is-the-second-page',
    fault: 'the page behind the last is the second one',
    source: 'a fault model: the number is lowered by too much',
    area: 'pagination',
    primary: 'pagination.page-end',
    expect: ['pagination.page-end'],
    ground: 'catalogue',
    change: { start: (_, { start, size, found }) => (start >= found && start < found + size ? size : Number.NaN) },
  },
  {
    id: 'page-end-begins-again',
    fault: 'a page behind the end is the first one',
    source: 'public reports: a number that is out of range is reset',
    area: 'pagination',
    primary: 'pagination.page-end',
    expect: ['pagination.page-end'],
    ground: 'catalogue',
    change: { start: (_, { start, found }) => (start >= found ? 0 : Number.NaN) },
  },
  {
    id: 'page-end-breaks',
    fault: 'a page behind the end is a 500',
    source: 'public reports: an index out of range',
    area: 'pagination',
    primary: 'pagination.page-end',
    expect: ['pagination.page-end', 'pagination.page-malformed'],
    ground: 'catalogue',
    change: { start: (_, { start, found }) => (start >= found ? { status: 500 } : Number.NaN) },
  },
  {
    id: 'page-end-wraps',
    fault: 'page numbers go round',
    source: 'a fault model: the number is taken modulo the pages',
    area: 'pagination',
    primary: 'pagination.page-end',
    expect: ['pagination.page-end'],
    ground: 'catalogue',
    change: {
      start: (_, { index, start, size, found }) => (start >= found ? (index % Math.ceil(found / size)) * size : Number.NaN),
    },
  },
];

export const silence: Silence = { items: 0 };
