import { unions } from '../flat-filter';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
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
    id: 'last-clause-only',
    fault: 'all clauses but the last are dropped',
    source: 'an operator mistake: each condition overwrites the one before it',
    area: 'filtering',
    primary: 'filtering.or',
    // The intersections that are asked for equal their last clause, but for one that repeats its first part at its end.
    expect: [...unions, 'filtering.contradiction', 'filtering.laws'],
    behaviour: {
      readFilter: (original) => (raw, context) =>
        original(raw, context)
          .slice(-1)
          .map((clauses) => clauses.slice(-1)),
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
    id: 'instant-lost-in-a-union-of-several',
    fault: 'of three alternatives or more one by the time of creation finds nothing',
    source: 'a public report pattern: a query planner that merges the indexes of a union, and has none for one of them',
    area: 'filtering',
    primary: 'filtering.or',
    expect: ['filtering.or'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        original(cluster, clause, context) && (context.query.filter.length < 3 || clause.path !== 'metadata.creationTimestamp'),
    },
  },
  {
    id: 'fourth-alternative-lost',
    fault: 'of four alternatives or more the fourth is lost',
    source: 'a published fault model: a bound on the members of a union, one too low',
    area: 'filtering',
    primary: 'filtering.or',
    expect: unions,
    behaviour: {
      readFilter: (original) => (raw, context) => original(raw, context).filter((_, index) => index !== 3),
    },
  },
];

export const silence: Silence = { items: 1 };
