import type { StockMutant, Silence } from '../mutant';

export const mutants: readonly StockMutant[] = [
  {
    id: 'page-numbers-in-another-order',
    fault: 'pages by number come in the reverse of the order that the links lead through',
    source: 'public reports: two ways of paging, two default orders',
    area: 'pagination',
    primary: 'pagination.page-walk',
    // The links lead by page numbers.
    expect: [
      'pagination.page-walk',
      'pagination.page-position',
      'pagination.link-self',
      'pagination.link-first',
      'pagination.link-prev',
      'pagination.link-last',
    ],
    ground: 'stock',
    rules: { numbered: (found) => found.toReversed() },
  },
  {
    id: 'page-numbers-pass-over-the-second-page',
    fault: 'the second page by number is the third one, where a page holds more than two items',
    source: 'a fault model: a page that is kept by its number is filled from the next one',
    area: 'pagination',
    primary: 'pagination.page-walk',
    // Pages of two items are as they should be. The other links lead by page numbers.
    expect: ['pagination.page-walk', 'pagination.link-self', 'pagination.link-prev', 'pagination.link-last'],
    ground: 'stock',
    rules: { startOf: (number, size) => (number === 2 && size > 2 ? 2 : number - 1) * size },
  },
  {
    id: 'page-numbers-repeat-an-item',
    fault: 'each full page by number but the first starts with the last item of the page before',
    source: 'public reports: one item is read beyond a page, to see whether there is a next one, and is not taken off again',
    area: 'pagination',
    primary: 'pagination.page-walk',
    // A link back leads to a full page that is not the first, and so does that of the second of three to itself.
    expect: ['pagination.page-walk', 'pagination.link-self', 'pagination.link-prev'],
    ground: 'stock',
    rules: {
      startOf: (number, size, found) => (number - 1) * size - (number > 1 && size > 2 && number * size < found ? 1 : 0),
    },
  },
  {
    id: 'first-page-by-its-number-is-the-second',
    fault: 'a request for the first page by its number gets the second one',
    source: 'public reports: numbers from 0 and from 1 mixed up for the first page only',
    area: 'pagination',
    primary: 'pagination.page-walk',
    // So does a link to it.
    expect: ['pagination.page-walk', 'pagination.link-first', 'pagination.link-prev'],
    ground: 'stock',
    rules: { startOf: (number, size) => (number === 1 ? size : (number - 1) * size) },
  },
];

export const silence: Silence = { items: 1 };
