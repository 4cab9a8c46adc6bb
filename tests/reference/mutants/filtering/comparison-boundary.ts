import type { Silence, StockMutant } from '../mutant';
import { plainly } from '../stock-fault';

export const mutants: readonly StockMutant[] = [
  {
    id: 'at-least-without-the-value',
    fault: 'at least is read as above',
    source: 'public reports: the boundary counted wrong',
    area: 'filtering',
    primary: 'filtering.comparison-boundary',
    expect: ['filtering.comparison-boundary', 'filtering.comparison-parts'],
    ground: 'stock',
    rules: { satisfies: (sign, operator) => plainly(sign, operator === 'ge' ? 'gt' : operator) },
  },
  {
    id: 'above-with-the-value',
    fault: 'above is read as at least',
    source: 'public reports: the boundary counted wrong',
    area: 'filtering',
    primary: 'filtering.comparison-boundary',
    expect: ['filtering.comparison-boundary', 'filtering.comparison-parts'],
    ground: 'stock',
    rules: { satisfies: (sign, operator) => plainly(sign, operator === 'gt' ? 'ge' : operator) },
  },
  {
    id: 'below-with-the-value',
    fault: 'below is read as at most',
    source: 'public reports: BETWEEN in the place of a range that is open at its end',
    area: 'filtering',
    primary: 'filtering.comparison-boundary',
    expect: ['filtering.comparison-boundary', 'filtering.comparison-parts'],
    ground: 'stock',
    rules: { satisfies: (sign, operator) => plainly(sign, operator === 'lt' ? 'le' : operator) },
  },
];

export const silence: Silence = { items: 0 };
