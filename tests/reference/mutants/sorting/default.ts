import type { Silence, StockMutant } from '../mutant';
import { byText, exactly } from '../stock-fault';

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
  {
    id: 'unasked-lost-under-a-filter',
    fault: 'a filtered listing that is asked for no order has none',
    source: 'public reports: the order by default is put only where the query is empty',
    area: 'sorting',
    primary: 'sorting.default',
    expect: ['sorting.default'],
    ground: 'stock',
    rules: { unasked: (a, b, isFiltered) => (isFiltered ? 0 : exactly(b, a, 'number')) },
  },
];

export const silence: Silence = { items: 0 };
