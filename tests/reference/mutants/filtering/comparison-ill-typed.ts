import type { Silence, StockMutant } from '../mutant';

export const mutants: readonly StockMutant[] = [
  {
    id: 'ill-typed-breaks',
    fault: 'a comparison with a word is answered with 500',
    source: 'public reports: invalid input syntax for a number',
    area: 'filtering',
    primary: 'filtering.comparison-ill-typed',
    expect: ['filtering.comparison-ill-typed'],
    ground: 'stock',
    rules: { illTyped: 'fail' },
  },
  {
    id: 'ill-typed-ignored',
    fault: 'a comparison with a word is dropped',
    source: 'public reports: a filter that cannot be cast is left out',
    area: 'filtering',
    primary: 'filtering.comparison-ill-typed',
    expect: ['filtering.comparison-ill-typed'],
    ground: 'stock',
    rules: { illTyped: 'everything' },
  },
  {
    id: 'ill-typed-as-zero',
    fault: 'a word is compared as zero',
    source: 'public reports: a lenient cast in SQL',
    area: 'filtering',
    primary: 'filtering.comparison-ill-typed',
    expect: ['filtering.comparison-ill-typed'],
    ground: 'stock',
    rules: { illTyped: 'zero' },
  },
  {
    id: 'ill-typed-as-text',
    fault: 'a word is compared with numbers and timestamps as text, so that all of them are less',
    source: 'public reports: a loosely typed store',
    area: 'filtering',
    primary: 'filtering.comparison-ill-typed',
    expect: ['filtering.comparison-ill-typed'],
    ground: 'stock',
    rules: { illTyped: 'text' },
  },
  {
    id: 'ill-typed-instant-as-now',
    fault: 'a word for a timestamp is compared as the present, and one for a number is refused',
    source: 'public reports: a parser that falls back to the present',
    area: 'filtering',
    primary: 'filtering.comparison-ill-typed',
    expect: ['filtering.comparison-ill-typed'],
    ground: 'stock',
    rules: { illTyped: 'now' },
  },
];

export const silence: Silence = { items: 0 };
