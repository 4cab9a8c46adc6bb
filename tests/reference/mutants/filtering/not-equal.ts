import type { Silence, StockMutant } from '../mutant';
import { notLike } from '../stock-fault';

export const mutants: readonly StockMutant[] = [
  {
    id: 'not-equal-finds-equal',
    fault: 'inequality finds what is equal, too',
    source: 'public reports: the sign is dropped and the clause with it',
    area: 'filtering',
    primary: 'filtering.not-equal',
    expect: ['filtering.not-equal'],
    ground: 'stock',
    rules: {
      equals: (held, asked) => held === asked,
      heard: (text) => text.replaceAll(/\w+ ne (?:'[^']*'|\S+)/g, 'id is present'),
    },
  },
  {
    id: 'not-equal-by-prefix',
    fault: 'inequality leaves out what begins like the value',
    source: 'an operator mistake: NOT LIKE value%',
    area: 'filtering',
    primary: 'filtering.not-equal',
    expect: ['filtering.not-equal'],
    ground: 'stock',
    rules: { heard: notLike },
  },
  {
    id: 'missing-unequal-in-one-field',
    fault: 'a missing value is another one in one field and not in the next',
    source: 'public reports: one column may be null, the other is an empty text',
    area: 'filtering',
    primary: 'filtering.not-equal',
    expect: ['filtering.not-equal'],
    ground: 'stock',
    rules: { withoutValue: (operator, field) => operator === 'ne' && field === 'name' },
  },
  {
    id: 'not-equal-instant-dropped',
    fault: 'inequality of a timestamp finds every item with a value',
    source: 'an operator mistake: an operator is read of the first kinds of fields alone',
    area: 'filtering',
    primary: 'filtering.not-equal',
    expect: ['filtering.not-equal'],
    ground: 'stock',
    rules: { heard: (text) => text.replaceAll(/made ne \S+?(?=\)| |$)/g, 'made is present') },
  },
];

export const silence: Silence = { items: 0 };
