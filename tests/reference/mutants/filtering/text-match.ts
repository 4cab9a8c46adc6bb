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
  {
    id: 'starts-as-a-range-of-ascii',
    fault: 'a beginning is looked for from it on, and below what ends one sign of ASCII further on',
    source: 'an operator mistake: a range in the place of a beginning',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: {
      matches: (held, part, operator) => {
        const end = String.fromCharCode(Math.min(127, part.charCodeAt(part.length - 1) + 1));
        return operator === 'starts' ? held >= part && held < `${part.slice(0, -1)}${end}` : found(held, part, operator);
      },
    },
  },
  {
    id: 'starts-before-the-last-of-ascii',
    fault: 'a beginning is not found where a letter beyond ASCII stands behind it',
    source: 'public reports: < prefix + "~" in the place of a beginning',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: {
      matches: (held, part, operator) =>
        operator === 'starts' ? held >= part && held < `${part}~` : found(held, part, operator),
    },
  },
  {
    id: 'contains-without-signs',
    fault: 'signs are taken out of a part before it is looked for',
    source: 'public reports: the reader of a full-text index drops punctuation',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: {
      matches: (held, part, operator) =>
        found(held, operator === 'contains' ? part.replaceAll(/[^\p{L}\p{N} ]/gu, '') : part, operator),
    },
  },
  {
    id: 'part-folded-further-than-text',
    fault: 'a part is folded by the language, and the text by the store, which knows the letters of ASCII alone',
    source: 'public reports: lower() of SQLite beside that of a language',
    area: 'filtering',
    primary: 'filtering.text-match',
    expect: ['filtering.text-match'],
    ground: 'stock',
    rules: {
      matches: (held, part, operator) =>
        found(
          held.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
          part.toLowerCase(),
          operator,
        ),
    },
  },
];

export const silence: Silence = { items: 0 };
