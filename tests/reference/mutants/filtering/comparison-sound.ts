import type { Silence, StockMutant } from '../mutant';
import { byText, exactly, cut, outside } from '../stock-fault';

export const mutants: readonly StockMutant[] = [
  {
    id: 'numbers-compared-as-text',
    fault: 'numbers are compared as text',
    source: 'public reports: a column of text, or a search index without a number type',
    area: 'filtering',
    primary: 'filtering.comparison-sound',
    expect: ['filtering.comparison-sound', 'filtering.comparison-complete'],
    ground: 'stock',
    rules: { compare: (held, asked, kind) => (kind === 'number' ? byText(held, asked) : exactly(held, asked, kind)) },
  },
  {
    id: 'times-cut-to-seconds',
    fault: 'timestamps are cut to whole seconds before they are compared',
    source: 'public reports: a column of seconds, or a parser without fractions',
    area: 'filtering',
    primary: 'filtering.comparison-sound',
    expect: ['filtering.comparison-sound', 'filtering.comparison-complete'],
    ground: 'stock',
    rules: {
      compare: (held, asked, kind) => (kind === 'timestamp' ? exactly(cut(held), cut(asked), kind) : exactly(held, asked, kind)),
    },
  },
  {
    id: 'missing-below-everything',
    fault: 'an item without a value is below every value',
    source: 'public reports: null is the lowest key of the index',
    area: 'filtering',
    primary: 'filtering.comparison-sound',
    expect: ['filtering.comparison-sound', 'filtering.comparison-parts'],
    ground: 'stock',
    rules: { withoutValue: (operator) => operator === 'lt' || operator === 'le' },
  },
  {
    id: 'early-bounds-dropped',
    fault: 'a bound before 1970 is left out',
    source: 'public reports: seconds since 1970 without a sign',
    area: 'filtering',
    primary: 'filtering.comparison-sound',
    expect: ['filtering.comparison-sound'],
    ground: 'stock',
    rules: { heard: (text) => outside(text, (part) => part.replaceAll(/\w+ l[te] 19[0-6]\d\S+/g, 'id is present')) },
  },
  {
    id: 'signs-of-bounds-lost',
    fault: 'a negative bound is read without its sign',
    source: 'public reports: a pattern of digits cuts a number out of its text',
    area: 'filtering',
    primary: 'filtering.comparison-sound',
    expect: ['filtering.comparison-sound'],
    ground: 'stock',
    rules: { heard: (text) => outside(text, (part) => part.replaceAll(/\b([lg][te]) -(?=\d)/g, '$1 ')) },
  },
];

export const silence: Silence = { items: 0 };
