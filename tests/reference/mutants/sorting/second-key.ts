import { turned } from '../turned';
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
  {
    id: 'rank-differs-beside-another-key',
    fault: 'with several keys enumerations are ordered by another rank than alone',
    source: 'an operator mistake: two paths to the sort, one by the shown value and one by the stored one',
    area: 'sorting',
    primary: 'sorting.second-key-direction',
    // Each page by itself is in order by some rank; it is neither the one of the walk by that field alone nor its reverse.
    expect: ['sorting.second-key-direction', 'sorting.third-key'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'enumeration' && context.query.order.length > 1
          ? original(turned(a), turned(b), key, context)
          : original(a, b, key, context),
    },
  },
];

export const silence: Silence = { items: 1 };
