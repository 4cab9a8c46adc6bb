import { lastByField } from '../flat-filter';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'last-clause-of-a-field-wins-in-and',
    fault: 'of several clauses of one field joined by AND the last one counts',
    source: 'a public report pattern: conditions kept in a map by field',
    area: 'filtering',
    primary: 'filtering.contradiction',
    expect: ['filtering.contradiction'],
    behaviour: {
      readFilter: (original) => (raw, context) => original(raw, context).map(lastByField),
    },
  },
  {
    id: 'contradiction-widens',
    fault: 'two values of one field joined by AND find the items of either',
    source: 'an operator mistake: values of one field are gathered into an IN',
    area: 'filtering',
    primary: 'filtering.contradiction',
    expect: ['filtering.contradiction'],
    behaviour: {
      matchFilter: (original) => (cluster, filter, context) =>
        filter.some((clauses) =>
          clauses.every(({ path }) => clauses.some((clause) => clause.path === path && original(cluster, [[clause]], context))),
        ),
    },
  },
];

export const silence: Silence = { items: 1 };
