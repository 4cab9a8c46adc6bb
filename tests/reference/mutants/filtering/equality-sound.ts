import type { BehaviourOverride } from '../../behaviour';
import { inPages } from '../narrowed-walk';
import { valueAt, textAt } from '../../json';
import type { Mutant, Silence } from '../mutant';

/** Clauses on one field are taken for true. */
function ignoring(path: string): BehaviourOverride {
  return {
    matchClause: (original) => (cluster, clause, context) => clause.path === path || original(cluster, clause, context),
  };
}

/** Wherever a filter must narrow what is listed. Nothing is lost: what is not on the page may come on the next one. */
const narrowing = [
  'filtering.equality-sound',
  'filtering.count',
  'filtering.no-match',
  'filtering.undeclared-value',
  'filtering.exact',
  'filtering.value-operators',
  'filtering.value-characters',
  'filtering.and',
  'filtering.or',
  'filtering.contradiction',
  'filtering.laws',
  'filtering.partition',
  'filtering.with-order',
  'filtering.projected-away',
  'pagination.continue-filter',
  'security.injection',
  'robustness.plus',
] as const;

function dayOf(text: string): string {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? text : new Date(instant).toISOString().slice(0, 10);
}

export const mutants: readonly Mutant[] = [
  {
    id: 'filter-ignored',
    fault: 'the filter parameter is accepted and changes nothing',
    source: 'an operator mistake: the parameter was renamed in the handler only',
    area: 'filtering',
    primary: 'filtering.equality-sound',
    expect: [...narrowing, 'filtering.ill-typed', 'filtering.undecodable'],
    behaviour: { filterItems: () => (clusters) => clusters },
  },
  {
    id: 'last-modified-not-filtered',
    fault: 'clauses on the time of modification are accepted and match everything',
    source: 'an operator mistake: the field is missing in the map of filterable columns',
    area: 'filtering',
    primary: 'filtering.equality-sound',
    expect: ['filtering.equality-sound', 'filtering.count', 'filtering.exact'],
    behaviour: ignoring('metadata.lastModifiedTimestamp'),
  },
  {
    id: 'missing-value-equals-everything',
    fault: 'an item without the value matches whatever is asked for',
    source: 'a published fault model: the third truth value of SQL read as true',
    area: 'filtering',
    primary: 'filtering.equality-sound',
    // In an order they stand on the first page of the filter, or behind what of it is followed.
    expect: [
      'filtering.equality-sound',
      'filtering.count',
      'filtering.no-match',
      'filtering.undeclared-value',
      'filtering.or',
      'filtering.contradiction',
      'filtering.partition',
      ...inPages,
      'filtering.ill-typed',
      'filtering.exact',
    ],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        valueAt(cluster, clause.path) === undefined || original(cluster, clause, context),
    },
  },
  {
    id: 'timestamps-match-by-day',
    fault: 'a timestamp matches all of its day',
    source: 'a public report pattern: a DATE column where a TIMESTAMP is meant',
    area: 'filtering',
    primary: 'filtering.equality-sound',
    expect: ['filtering.equality-sound', 'filtering.count', 'filtering.exact'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) => {
        const stored = textAt(cluster, clause.path);
        return clause.kind === 'timestamp' && stored !== undefined
          ? dayOf(stored) === dayOf(clause.value)
          : original(cluster, clause, context);
      },
    },
  },
];

export const silence: Silence = { items: 1 };
