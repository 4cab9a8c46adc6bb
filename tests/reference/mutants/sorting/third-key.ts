import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'third-key-ignored',
    fault: 'keys beyond the second are dropped',
    source: 'a published fault model: the third of a repeated structure is not handled (boundary of a list)',
    area: 'sorting',
    primary: 'sorting.third-key',
    expect: ['sorting.third-key'],
    behaviour: {
      readOrder: (original) => (raw, context) => original(raw, context).slice(0, 2),
    },
  },
];

export const silence: Silence = { items: 1 };
