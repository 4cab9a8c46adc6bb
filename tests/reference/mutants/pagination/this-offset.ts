import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'this-offset-of-the-next',
    fault: 'the offset of the next page is told',
    source: 'public reports: documented for this page, computed for the next one',
    area: 'pagination',
    primary: 'pagination.this-offset',
    expect: ['pagination.this-offset'],
    ground: 'catalogue',
    change: { members: ({ start, rows }) => ({ from: start + rows }) },
  },
  {
    id: 'this-offset-by-page',
    fault: 'the index of the page is told as an offset',
    source: 'public reports: two counters in one member',
    area: 'pagination',
    primary: 'pagination.this-offset',
    expect: ['pagination.this-offset'],
    ground: 'catalogue',
    change: { members: ({ start, size }) => ({ from: Math.floor(start / size) }) },
  },
  {
    id: 'this-offset-from-one',
    fault: 'the offset is told from 1 and asked from 0',
    source: 'public reports: numbers for people beside indexes',
    area: 'pagination',
    primary: 'pagination.this-offset',
    expect: ['pagination.this-offset'],
    ground: 'catalogue',
    change: { members: ({ start }) => ({ from: start + 1 }) },
  },
];

export const silence: Silence = { items: 0 };
