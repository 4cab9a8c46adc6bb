import { type Flat, nested, flat } from '../flat-filter';
import type { Filter } from '../../filter';
import type { Mutant, Silence } from '../mutant';

/** The same with OR binding tighter: every choice of one clause from each group. */
function orFirst({ clauses, operators }: Flat): Filter {
  const groups = nested({ clauses, operators: operators.map((operator) => (operator === 'and' ? 'or' : 'and')) });
  return groups.reduce<Filter>((chosen, group) => chosen.flatMap((some) => group.map((clause) => [...some, clause])), [[]]);
}

export const mutants: readonly Mutant[] = [
  {
    id: 'precedence-changes-with-length',
    fault: 'AND binds tighter in three clauses, OR in four',
    source: 'an operator mistake: a special case for short expressions',
    area: 'filtering',
    primary: 'filtering.precedence',
    expect: ['filtering.precedence'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        const filter = original(raw, context);
        const written = flat(filter);
        return written.clauses.length > 3 && written.operators.includes('and') ? orFirst(written) : filter;
      },
    },
  },
  {
    id: 'operators-read-backwards',
    fault: 'the operators of an expression are applied in reverse order',
    source: 'an operator mistake: one stack for operators, one queue for clauses',
    area: 'filtering',
    primary: 'filtering.precedence',
    // Three clauses read so are what OR first gives, four are what AND first gives.
    expect: ['filtering.precedence'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        const { clauses, operators } = flat(original(raw, context));
        return nested({ clauses, operators: operators.toReversed() });
      },
    },
  },
];

export const silence: Silence = { items: 1 };
