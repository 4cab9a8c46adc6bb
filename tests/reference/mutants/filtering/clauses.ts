import { flat, nested } from '../flat-filter';
import { malformed } from '../../errors';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'clauses-beyond-the-second-dropped',
    fault: 'the third clause and those after it are dropped',
    source: 'a published fault model: left and right side of one operator, no further one',
    area: 'filtering',
    primary: 'filtering.clauses',
    expect: ['filtering.clauses', 'filtering.partition', 'filtering.or'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        const { clauses, operators } = flat(original(raw, context));
        return nested({ clauses: clauses.slice(0, 2), operators });
      },
    },
  },
  {
    id: 'clauses-beyond-the-second-refused',
    fault: 'an expression of more than two clauses is refused',
    source: 'an operator mistake: a regular expression in the place of a grammar',
    area: 'filtering',
    primary: 'filtering.clauses',
    // The union and the intersection with a repeated clause have three too. Longer ones hold a candidate, which may be refused.
    expect: ['filtering.clauses', 'filtering.or', 'filtering.laws'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        const filter = original(raw, context);
        if (filter.flat().length > 2) throw malformed('filters', 'TooManyClauses', 'At most two clauses can be joined.');
        return filter;
      },
    },
  },
];

export const silence: Silence = { items: 1 };
