import type { Silence, StockMutant } from '../mutant';
import { exactly, plainly } from '../stock-fault';

export const mutants: readonly StockMutant[] = [
  {
    id: 'range-without-negatives',
    fault: 'numbers below zero are in no range',
    source: 'an operator mistake: an unsigned type',
    area: 'filtering',
    primary: 'filtering.comparison-complete',
    expect: ['filtering.comparison-complete', 'filtering.comparison-boundary', 'filtering.comparison-parts'],
    ground: 'stock',
    rules: {
      satisfies: plainly,
      compare: (held, asked, kind) => (kind === 'number' && held.startsWith('-') ? NaN : exactly(held, asked, kind)),
    },
  },
  {
    id: 'range-through-a-double',
    fault: 'numbers are compared as doubles',
    source: 'public reports: identifiers beyond 53 bits in JavaScript',
    area: 'filtering',
    primary: 'filtering.comparison-complete',
    expect: ['filtering.comparison-complete', 'filtering.comparison-sound'],
    ground: 'stock',
    rules: { compare: (held, asked, kind) => (kind === 'number' ? Number(held) - Number(asked) : exactly(held, asked, kind)) },
  },
  {
    id: 'range-without-a-month',
    fault: 'timestamps of the month before are in no range',
    source: 'public reports: a table cut by months of which one is not asked',
    area: 'filtering',
    primary: 'filtering.comparison-complete',
    expect: ['filtering.comparison-complete', 'filtering.comparison-parts'],
    ground: 'stock',
    rules: {
      compare: (held, asked, kind) => (kind === 'timestamp' && held.startsWith('2024-02') ? NaN : exactly(held, asked, kind)),
    },
  },
];

export const silence: Silence = { items: 0 };
