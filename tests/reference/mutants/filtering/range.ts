import type { Silence, StockMutant } from '../mutant';

/** One comparison of a field, and a further one of the same field behind it. */
const twoEnds = /(\w+) (g[te]|l[te]) (\S+) and \1 (g[te]|l[te]) ([^\s)]+)/g;

export const mutants: readonly StockMutant[] = [
  {
    id: 'range-by-its-last-end',
    fault: 'of two comparisons of one field only the last one counts',
    source: 'public reports: clauses are kept by the name of their field',
    area: 'filtering',
    primary: 'filtering.range',
    expect: ['filtering.range'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(twoEnds, '$1 $4 $5') },
  },
  {
    id: 'range-by-its-first-end',
    fault: 'of two comparisons of one field only the first one counts',
    source: 'public reports: a repeated key is read once',
    area: 'filtering',
    primary: 'filtering.range',
    expect: ['filtering.range'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(twoEnds, '$1 $2 $3') },
  },
  {
    id: 'range-with-its-ends-exchanged',
    fault: 'the two values of a range are exchanged',
    source: 'an operator mistake: BETWEEN with its values in the wrong sequence',
    area: 'filtering',
    primary: 'filtering.range',
    expect: ['filtering.range'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(twoEnds, '$1 $2 $5 and $1 $4 $3') },
  },
  {
    id: 'range-holds-both-ends',
    fault: 'a range holds both its values, whatever its operators',
    source: 'public reports: BETWEEN in the place of a range that is open at its end',
    area: 'filtering',
    primary: 'filtering.range',
    expect: ['filtering.range'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(twoEnds, '$1 ge $3 and $1 le $5') },
  },
  {
    id: 'range-loses-what-has-no-value-beside-it',
    fault: 'beside a range, what has no value in its field is lost, though another clause finds it',
    source: 'public reports: a join by the field leaves out what has none of it',
    area: 'filtering',
    primary: 'filtering.range',
    // A union is wrong whose parts are found alone.
    expect: ['filtering.range', 'filtering.or'],
    ground: 'stock',
    rules: {
      heard: (text) =>
        text.includes(' or ') ? text.replace(/^(.*changed (?:g[te]|l[te]).*)$/, '($1) and changed is present') : text,
    },
  },
];

export const silence: Silence = { items: 0 };
