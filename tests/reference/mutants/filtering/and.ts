import { unions } from '../flat-filter';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'and-read-as-or',
    fault: 'clauses joined by AND match where one of them holds',
    source: 'an operator mistake: a combinator taken from the first operator ever supported',
    area: 'filtering',
    primary: 'filtering.and',
    expect: ['filtering.and', 'filtering.contradiction', 'filtering.laws', 'filtering.clauses', 'filtering.ill-typed'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(raw, context)
          .flat()
          .map((clause) => [clause]),
    },
  },
  {
    id: 'first-clause-only',
    fault: 'all clauses but the first are dropped',
    source: 'a public report pattern: one condition taken from a list',
    area: 'filtering',
    primary: 'filtering.and',
    expect: [...unions, 'filtering.and', 'filtering.contradiction', 'filtering.laws', 'filtering.clauses', 'filtering.ill-typed'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(raw, context)
          .slice(0, 1)
          .map((clauses) => clauses.slice(0, 1)),
    },
  },
];

export const silence: Silence = { items: 1 };
