import { textAt } from '../json';
import { whenPage } from '../when';
import type { Mutant } from './mutant';

export const filteringMutants: readonly Mutant[] = [
  {
    id: 'and-read-as-or',
    fault: 'clauses joined by AND match where one of them holds',
    source: 'a combinator taken from the first operator ever supported',
    area: 'filtering',
    primary: 'filtering.and',
    expect: ['filtering.and'],
    behaviour: {
      matchFilter: () => (cluster, filter, context) =>
        filter.flat().some((clause) => context.behaviour.matchClause(cluster, clause, context)),
    },
  },
  {
    id: 'prefix-matches-beside-an-order',
    fault: 'with an order, a filter matches values that begin with the one asked for',
    source: 'a second query path that uses the search index',
    area: 'filtering',
    primary: 'filtering.with-order',
    expect: ['filtering.with-order'],
    behaviour: whenPage((context) => context.query.order.length > 0, {
      matchClause: () => (cluster, clause) => textAt(cluster, clause.path)?.startsWith(clause.value) === true,
    }),
  },
];
