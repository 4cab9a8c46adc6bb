import { malformed } from '../errors';
import type { Clause, Filter } from '../filter';
import type { Mutant } from './mutant';

interface Flat {
  readonly clauses: readonly Clause[];
  /** One fewer, between each two. */
  readonly operators: readonly ('and' | 'or')[];
}

/** A filter as it was written: clauses and operators in turn. */
function flat(filter: Filter): Flat {
  const clauses = filter.flat();
  const operators = filter.flatMap((alternative, index) =>
    alternative.map((_, at) => (at > 0 ? ('and' as const) : index > 0 ? ('or' as const) : undefined)),
  );
  return { clauses, operators: operators.filter((operator) => operator !== undefined) };
}

/** The filter with these clauses and operators, AND binding tighter. */
function nested({ clauses, operators }: Flat): Filter {
  const alternatives: Clause[][] = [];
  clauses.forEach((clause, index) => {
    if (index > 0 && operators[index - 1] === 'and') alternatives.at(-1)?.push(clause);
    else alternatives.push([clause]);
  });
  return alternatives;
}

/** The same with OR binding tighter: every choice of one clause from each group. */
function orFirst({ clauses, operators }: Flat): Filter {
  const groups = nested({ clauses, operators: operators.map((operator) => (operator === 'and' ? 'or' : 'and')) });
  return groups.reduce<Filter>((chosen, group) => chosen.flatMap((some) => group.map((clause) => [...some, clause])), [[]]);
}

const lastByField = (clauses: readonly Clause[]): readonly Clause[] => [
  ...new Map(clauses.map((clause) => [clause.path, clause])).values(),
];

/** Wherever a union has to be one. */
const unions = ['filtering.or', 'filtering.partition'] as const;

/** Faults in how clauses are joined. */
export const filteringLogicMutants: readonly Mutant[] = [
  {
    id: 'and-read-as-or',
    fault: 'clauses joined by AND match where one of them holds',
    source: 'an operator mistake: a combinator taken from the first operator ever supported',
    area: 'filtering',
    primary: 'filtering.and',
    expect: ['filtering.and', 'filtering.contradiction', 'filtering.laws', 'filtering.clauses'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(raw, context)
          .flat()
          .map((clause) => [clause]),
    },
  },
  {
    id: 'or-read-as-and',
    fault: 'clauses joined by OR match where all of them hold',
    source: 'an operator mistake: every clause is added to one conjunction',
    area: 'filtering',
    primary: 'filtering.or',
    expect: [...unions, 'filtering.clauses'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        const filter = original(raw, context);
        return filter.length > 1 ? [filter.flat()] : filter;
      },
    },
  },
  {
    id: 'first-clause-only',
    fault: 'all clauses but the first are dropped',
    source: 'a public report pattern: one condition taken from a list',
    area: 'filtering',
    primary: 'filtering.and',
    expect: [...unions, 'filtering.and', 'filtering.contradiction', 'filtering.clauses'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(raw, context)
          .slice(0, 1)
          .map((clauses) => clauses.slice(0, 1)),
    },
  },
  {
    id: 'last-clause-only',
    fault: 'all clauses but the last are dropped',
    source: 'an operator mistake: each condition overwrites the one before it',
    area: 'filtering',
    primary: 'filtering.or',
    // The intersections that are asked for equal their last clause; what binds from left to right would say the same of the rest.
    expect: [...unions, 'filtering.contradiction'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(raw, context)
          .slice(-1)
          .map((clauses) => clauses.slice(-1)),
    },
  },
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
    id: 'last-clause-of-a-field-wins-in-or',
    fault: 'of several clauses of one field joined by OR the last one counts',
    source: 'a public report pattern: conditions kept in a map by field',
    area: 'filtering',
    primary: 'filtering.partition',
    expect: ['filtering.partition'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        const filter = original(raw, context);
        const single = filter.every((clauses) => clauses.length === 1);
        return single ? lastByField(filter.flat()).map((clause) => [clause]) : filter;
      },
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
  {
    id: 'clauses-beyond-the-second-dropped',
    fault: 'the third clause and those after it are dropped',
    source: 'a published fault model: left and right side of one operator, no further one',
    area: 'filtering',
    primary: 'filtering.clauses',
    expect: ['filtering.clauses', 'filtering.partition'],
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
  {
    id: 'or-read-as-exclusive',
    fault: 'OR matches where an odd number of clauses holds',
    source: 'a published fault model: operator replacement, OR by XOR',
    area: 'filtering',
    primary: 'filtering.or',
    expect: ['filtering.or'],
    behaviour: {
      matchFilter: (original) => (cluster, filter, context) =>
        filter.filter((alternative) => original(cluster, [alternative], context)).length % 2 === 1,
    },
  },
  {
    id: 'union-repeats-items',
    fault: 'an item that matches two alternatives of an OR is listed twice',
    source: 'a public report pattern: UNION ALL in the place of UNION',
    area: 'filtering',
    primary: 'filtering.or',
    expect: ['filtering.or', 'response.identity-unique', 'response.schema'],
    behaviour: {
      filterItems: (original) => (clusters, context) =>
        original(clusters, context).flatMap((cluster) =>
          context.query.filter.length < 2
            ? [cluster]
            : context.query.filter
                .filter((alternative) => context.behaviour.matchFilter(cluster, [alternative], context))
                .map(() => cluster),
        ),
    },
  },
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
