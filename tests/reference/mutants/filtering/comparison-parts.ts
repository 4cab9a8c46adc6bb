import type { Silence, StockMutant } from '../mutant';
import { byText, exactly } from '../stock-fault';

export const mutants: readonly StockMutant[] = [
  {
    id: 'below-by-another-collation',
    fault: 'below folds the case of text, and at least does not',
    source: 'public reports: one index with a collation, another without',
    area: 'filtering',
    primary: 'filtering.comparison-parts',
    expect: ['filtering.comparison-parts'],
    ground: 'stock',
    rules: {
      compare: (held, asked, kind, operator) =>
        kind === 'string' && (operator === 'lt' || operator === 'le')
          ? byText(held.toLowerCase(), asked.toLowerCase())
          : exactly(held, asked, kind),
    },
  },
  {
    id: 'above-by-another-collation',
    fault: 'at least folds the case of text, and below does not',
    source: 'public reports: one index with a collation, another without',
    area: 'filtering',
    primary: 'filtering.comparison-parts',
    expect: ['filtering.comparison-parts'],
    ground: 'stock',
    rules: {
      compare: (held, asked, kind, operator) =>
        kind === 'string' && (operator === 'ge' || operator === 'gt')
          ? byText(held.toLowerCase(), asked.toLowerCase())
          : exactly(held, asked, kind),
    },
  },
  {
    id: 'text-in-neither-part',
    fault: 'text in lower case is in no range',
    source: 'an operator mistake: a range of a prefix index',
    area: 'filtering',
    primary: 'filtering.comparison-parts',
    // The value that is asked with is one of them.
    expect: ['filtering.comparison-parts', 'filtering.comparison-complete', 'filtering.comparison-boundary'],
    ground: 'stock',
    rules: { compare: (held, asked, kind) => (kind === 'string' && /^[a-z]/.test(held) ? NaN : exactly(held, asked, kind)) },
  },
];

export const silence: Silence = { items: 0 };
