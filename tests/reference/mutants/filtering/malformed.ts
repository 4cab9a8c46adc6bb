import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'unknown-filter-leaf-breaks',
    fault: 'a filter on a leaf that does not exist gives a 500',
    source: 'a public report pattern: a null pointer behind a path that is not checked',
    area: 'filtering',
    primary: 'filtering.malformed',
    expect: ['filtering.malformed'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        if (raw?.includes('.nope=') === true) throw new TypeError('undefined is no object');
        return original(raw, context);
      },
    },
  },
  {
    id: 'filter-without-comparison-breaks',
    fault: 'a filter without an equals sign gives a 500',
    source: 'a published fault model: the second part of a split is taken unseen',
    area: 'filtering',
    primary: 'filtering.malformed',
    expect: ['filtering.malformed'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        if (raw === 'nonsense') throw new RangeError('index 1 out of bounds');
        return original(raw, context);
      },
    },
  },
];

export const silence: Silence = 'silent after the first read';
