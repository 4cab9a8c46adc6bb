import { textAt } from '../../json';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'missing-cloud-type-ordered-as-another',
    fault: 'a missing cloud type is ordered as one in the middle that is not its default',
    source: 'a public report pattern: null replaced by the most common value before the sort',
    area: 'sorting',
    primary: 'sorting.missing-values',
    expect: ['sorting.missing-values'],
    behaviour: {
      compareMissing: (original, base) => (a, b, key, context) =>
        key.path === 'spec.cloudType' ? base.compareValues(a ?? 'gke', b ?? 'gke', key, context) : original(a, b, key, context),
    },
  },
  {
    id: 'missing-values-in-the-middle',
    fault: 'a missing value is ordered as if it were an empty default of its type in the middle of the others',
    source: 'a public report pattern: null replaced by a default before the sort',
    area: 'sorting',
    primary: 'sorting.missing-values',
    expect: ['sorting.missing-values'],
    behaviour: {
      compareMissing: (_original, base) => (a, b, key, context) => {
        const middle = key.kind === 'timestamp' ? '2024-07-05T12:00:00Z' : 'N';
        return base.compareValues(a ?? middle, b ?? middle, key, context);
      },
    },
  },
  {
    id: 'missing-values-at-both-ends',
    fault: 'what lacks the value stands first if it has labels, last if it has none',
    source: 'an operator mistake: a left join that gives null for one half and a default for the other',
    area: 'sorting',
    primary: 'sorting.missing-values',
    expect: ['sorting.missing-values', 'sorting.ties'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) => {
        const rank = (item: typeof a): number =>
          textAt(item, key.path) !== undefined ? 1 : item.metadata?.labels === undefined ? 2 : 0;
        return rank(a) - rank(b) || (rank(a) === 1 ? original(a, b, key, context) : 0);
      },
    },
  },
];

export const silence: Silence = { items: 1 };
