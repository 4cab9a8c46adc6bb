import type { Mutant, Silence } from '../mutant';

const severalKeys = ['sorting.second-key', 'sorting.second-key-direction', 'sorting.third-key'] as const;

export const mutants: readonly Mutant[] = [
  {
    id: 'second-key-ignored',
    fault: 'an order of several fields uses the first only',
    source: 'a public report pattern: the sort parameter read as one field',
    area: 'sorting',
    primary: 'sorting.second-key',
    expect: severalKeys,
    behaviour: {
      readOrder: (original) => (raw, context) => original(raw, context).slice(0, 1),
    },
  },
  {
    id: 'last-key-only',
    fault: 'an order of several fields uses the last only',
    source: 'an operator mistake: each key overwrites the one before it',
    area: 'sorting',
    primary: 'sorting.second-key',
    expect: severalKeys,
    behaviour: {
      readOrder: (original) => (raw, context) => original(raw, context).slice(-1),
    },
  },
  {
    id: 'keys-swapped',
    fault: 'the last field of an order weighs most',
    source: 'an operator mistake: one stable sort after another, in the order of the keys',
    area: 'sorting',
    primary: 'sorting.second-key',
    expect: severalKeys,
    behaviour: {
      readOrder: (original) => (raw, context) => original(raw, context).toReversed(),
    },
  },
];

export const silence: Silence = { items: 1 };
