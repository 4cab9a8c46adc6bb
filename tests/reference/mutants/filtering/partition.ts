import { lastByField } from '../flat-filter';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
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
    id: 'second-of-three-values-lost',
    fault: 'of three values of one field joined by OR the second is lost',
    source: 'an operator mistake: a tree of two branches, built anew for each value',
    area: 'filtering',
    primary: 'filtering.partition',
    expect: ['filtering.partition'],
    behaviour: {
      readFilter: (original) => (raw, context) => {
        const filter = original(raw, context);
        const paths = new Set(filter.flat().map(({ path }) => path));
        return filter.length === 3 && paths.size === 1 ? filter.filter((_, index) => index !== 1) : filter;
      },
    },
  },
  {
    id: 'one-enumeration-value-ignored',
    fault: 'a clause with one of the declared values matches everything',
    source: 'a public report pattern: a value added to the enumeration after the query was written',
    area: 'filtering',
    primary: 'filtering.partition',
    expect: ['filtering.partition'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) => clause.value === 'gke' || original(cluster, clause, context),
    },
  },
  {
    id: 'one-enumeration-value-finds-nothing',
    fault: 'a clause with one of the declared values matches nothing',
    source: 'a public report pattern: a value renamed in the store and not in the interface',
    area: 'filtering',
    primary: 'filtering.partition',
    expect: ['filtering.partition'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) => clause.value !== 'tke' && original(cluster, clause, context),
    },
  },
  {
    id: 'enumeration-value-finds-its-family',
    fault: 'a clause with "edge" finds what is "edge-native" too',
    source: 'an operator mistake: a prefix taken for a family of values',
    area: 'filtering',
    primary: 'filtering.partition',
    expect: ['filtering.partition'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        original(cluster, clause, context) ||
        (clause.value === 'edge' && original(cluster, { ...clause, value: 'edge-native' }, context)),
    },
  },
];

export const silence: Silence = { items: 1 };
