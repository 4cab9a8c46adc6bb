import type { Silence, StockMutant } from '../mutant';

export const mutants: readonly StockMutant[] = [
  {
    id: 'unknown-operator-breaks',
    fault: 'an operator that there is not is answered with 500',
    source: 'public reports: the word goes into the query language of the store',
    area: 'filtering',
    primary: 'filtering.unknown-operator',
    expect: ['filtering.unknown-operator'],
    ground: 'stock',
    rules: { unknownOperator: 'fail' },
  },
  {
    id: 'unknown-operator-ignored',
    fault: 'a clause with an operator that there is not is dropped',
    source: 'public reports: unknown keys are stripped before the query',
    area: 'filtering',
    primary: 'filtering.unknown-operator',
    expect: ['filtering.unknown-operator'],
    ground: 'stock',
    rules: { unknownOperator: 'everything' },
  },
  {
    id: 'unknown-operator-as-equality',
    fault: 'an operator that there is not is read as equality',
    source: 'an operator mistake: the default of a switch',
    area: 'filtering',
    primary: 'filtering.unknown-operator',
    expect: ['filtering.unknown-operator'],
    ground: 'stock',
    rules: { unknownOperator: 'equality' },
  },
];

export const silence: Silence = { items: 0 };
