import type { Mutant, Silence } from '../mutant';

const root = new Intl.Collator('und');

export const mutants: readonly Mutant[] = [
  {
    id: 'collation-differs-by-direction',
    fault: 'text ascends by code point and descends by the collation of a locale',
    source: 'an operator mistake: two indexes of different collation, one for each direction',
    area: 'sorting',
    primary: 'sorting.collation',
    // Names of both cases are no longer each other's mirror.
    expect: ['sorting.collation', 'sorting.reverse'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'string' && key.direction === -1 ? root.compare(a, b) : original(a, b, key, context),
    },
  },
];

export const silence: Silence = { items: 1 };
