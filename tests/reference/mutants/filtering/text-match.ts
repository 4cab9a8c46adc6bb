import type { Silence, StockMutant } from '../mutant';
import { found, pattern } from '../stock-fault';

export const mutants: readonly StockMutant[] = [
  {
    id: 'starts-anywhere',
    fault: 'what starts with a text is looked for anywhere in it',
    source: 'public reports: %value% in the place of value%',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: { matches: (held, part, operator) => found(held, part, operator === 'starts' ? 'contains' : operator) },
  },
  {
    id: 'wildcards-of-like',
    fault: '% and _ in a part are read as wildcards',
    source: 'public reports: a value goes into LIKE as it is',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: { matches: (held, part, operator) => pattern(part.replaceAll('%', '.*').replaceAll('_', '.'), operator).test(held) },
  },
  {
    id: 'part-as-expression',
    fault: 'a part is read as a regular expression',
    source: 'public reports: a value goes into $regex as it is',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: { matches: (held, part, operator) => pattern(part, operator).test(held) },
  },
  {
    id: 'contains-a-word',
    fault: 'a part is found only where a whole word is that',
    source: 'public reports: a full-text index in the place of a part',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: {
      matches: (held, part, operator) =>
        operator === 'contains' ? held.split(/\W/).includes(part) : found(held, part, operator),
    },
  },
  {
    id: 'contains-stops-before-the-end',
    fault: 'a part that stands at the very end is not found',
    source: 'an operator mistake: a loop that ends one too soon',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: {
      matches: (held, part, operator) =>
        operator === 'contains' ? held.slice(0, -1).includes(part) : found(held, part, operator),
    },
  },
];

export const silence: Silence = { items: 0 };
