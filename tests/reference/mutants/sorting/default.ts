import type { Silence, StockMutant } from '../mutant';
import { byText } from '../stock-fault';

export const mutants: readonly StockMutant[] = [
  {
    id: 'unasked-as-stored',
    fault: 'a listing that is asked for no order has none',
    source: 'public reports: no ORDER BY where none is asked for',
    area: 'sorting',
    primary: 'sorting.default',
    expect: ['sorting.default'],
    ground: 'stock',
    rules: { unasked: () => 0 },
  },
  {
    id: 'unasked-turned',
    fault: 'the order without a request goes the other way',
    source: 'an operator mistake: the sign of the default',
    area: 'sorting',
    primary: 'sorting.default',
    expect: ['sorting.default'],
    ground: 'stock',
    rules: { unasked: (a, b) => Number(a) - Number(b) },
  },
  {
    id: 'unasked-as-text',
    fault: 'the order without a request goes by text',
    source: 'public reports: numbers in a column of text',
    area: 'sorting',
    primary: 'sorting.default',
    expect: ['sorting.default'],
    ground: 'stock',
    rules: { unasked: (a, b) => byText(b, a) },
  },
];

export const silence: Silence = { items: 0 };
