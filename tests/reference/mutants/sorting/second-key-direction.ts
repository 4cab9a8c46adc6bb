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
];

export const silence: Silence = { items: 1 };
