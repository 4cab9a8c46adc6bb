import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'undeclared-value-ignored',
    fault: 'a clause with a value that the enumeration does not declare is dropped',
    source: 'an operator mistake: an unknown enumeration value is read as "not given"',
    area: 'filtering',
    primary: 'filtering.undeclared-value',
    expect: ['filtering.undeclared-value', 'filtering.ill-typed', 'filtering.exact'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        clause.value === 'no-such-value' || original(cluster, clause, context),
    },
  },
];

export const silence: Silence = { items: 0 };
