import { Refusal } from '../../errors';
import type { Mutant, Silence } from '../mutant';

/** Wherever nothing must be found. */
const nothing = [
  'filtering.no-match',
  'filtering.undeclared-value',
  'filtering.exact',
  'filtering.contradiction',
  'security.injection',
] as const;

export const mutants: readonly Mutant[] = [
  {
    id: 'no-match-finds-everything',
    fault: 'a filter that matches nothing is dropped',
    source: 'an operator mistake: an empty list of ids is read as "no restriction"',
    area: 'filtering',
    primary: 'filtering.no-match',
    expect: [...nothing, 'filtering.ill-typed'],
    behaviour: {
      filterItems: (original) => (clusters, context) => {
        const matching = original(clusters, context);
        return matching.length === 0 ? clusters : matching;
      },
    },
  },
  {
    id: 'no-match-not-found',
    fault: 'a filter that matches nothing gives a 404',
    source: 'a public report pattern: "not found" of a single read used for a list',
    area: 'filtering',
    primary: 'filtering.no-match',
    expect: ['filtering.no-match', 'filtering.contradiction'],
    behaviour: {
      filterItems: (original) => (clusters, context) => {
        const matching = original(clusters, context);
        if (matching.length === 0) throw new Refusal(404, 'NotFound', 'Nothing matches the filter.');
        return matching;
      },
    },
  },
];

export const silence: Silence = { items: 0 };
