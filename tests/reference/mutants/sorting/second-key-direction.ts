import { turned } from '../turned';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'further-keys-ascend',
    fault: 'the second key and those after it ascend, whatever their direction',
    source: 'an operator mistake: the direction is read for the first key only',
    area: 'sorting',
    primary: 'sorting.second-key-direction',
    expect: ['sorting.second-key-direction', 'sorting.third-key'],
    behaviour: {
      readOrder: (original) => (raw, context) =>
        original(raw, context).map((key, index) => (index === 0 ? key : { ...key, direction: 1 })),
    },
  },
  {
    id: 'one-direction-for-all-keys',
    fault: 'all keys take the direction of the first',
    source: 'a public report pattern: one direction argument for a list of columns',
    area: 'sorting',
    primary: 'sorting.second-key-direction',
    expect: ['sorting.second-key-direction', 'sorting.third-key'],
    behaviour: {
      readOrder: (original) => (raw, context) => {
        const keys = original(raw, context);
        return keys.map((key) => ({ ...key, direction: keys[0]?.direction ?? 1 }));
      },
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
