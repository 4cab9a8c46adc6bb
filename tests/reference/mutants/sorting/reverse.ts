import { turned } from '../turned';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'rank-differs-by-direction',
    fault: 'cloud types ascend by their names and descend by a number that the server gave them',
    source: 'an operator mistake: one direction sorts the shown value, the other one the stored one',
    area: 'sorting',
    primary: 'sorting.reverse',
    // Each direction by itself is a lawful order.
    expect: ['sorting.reverse'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.path === 'spec.cloudType' && key.direction === -1
          ? original(turned(a), turned(b), key, context)
          : original(a, b, key, context),
    },
  },
];

export const silence: Silence = { items: 1 };
