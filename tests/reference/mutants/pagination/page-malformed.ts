import type { CatalogueMutant, Silence } from '../mutant';

export const mutants: readonly CatalogueMutant[] = [
  {
    id: 'page-zero-breaks',
    fault: 'page 0 is a 500',
    source: 'public reports: a negative offset reaches the database',
    area: 'pagination',
    primary: 'pagination.page-malformed',
    expect: ['pagination.page-malformed'],
    ground: 'catalogue',
    change: { start: (text) => (text === '0' ? { status: 500 } : Number.NaN) },
  },
  {
    id: 'page-beyond-integer-breaks',
    fault: 'a page number beyond 31 bits is a 500',
    source: 'public reports: an integer out of range reaches the database',
    area: 'pagination',
    primary: 'pagination.page-malformed',
    expect: ['pagination.page-malformed'],
    ground: 'catalogue',
    change: { start: (text) => (Number(text) >= 2 ** 31 ? { status: 500 } : Number.NaN) },
  },
  {
    id: 'page-word-is-another-page',
    fault: 'a word is read as a page in the middle',
    source: 'a fault model: the number of the last request is kept',
    area: 'pagination',
    primary: 'pagination.page-malformed',
    expect: ['pagination.page-malformed'],
    ground: 'catalogue',
    change: { start: (text, { size }) => (text === 'abc' ? 2 * size : Number.NaN) },
  },
];

export const silence: Silence = { items: 0 };
