import type { ListContext } from '../context';
import { valueAt } from '../json';
import { Refusal } from '../errors';
import { whenPage } from '../when';
import type { BehaviourOverride } from '../behaviour';
import type { Mutant } from './mutant';

/** Clauses on one field are taken for true. */
function ignoring(path: string): BehaviourOverride {
  return {
    matchClause: (original) => (cluster, clause, context) => clause.path === path || original(cluster, clause, context),
  };
}

const isFiltered = (context: ListContext): boolean => context.query.filter.length > 0;

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
  'filtering.clauses',
  'filtering.partition',
  'filtering.with-order',
  'filtering.projected-away',
  'pagination.continue-filter',
  'security.injection',
  'robustness.plus',
] as const;

/** A filter whose result takes two pages. */
const inPages = ['filtering.with-order', 'filtering.projected-away'] as const;

/** Wherever nothing must be found. */
const nothing = [
  'filtering.no-match',
  'filtering.undeclared-value',
  'filtering.exact',
  'filtering.contradiction',
  'security.injection',
] as const;

/** Faults in what a filter finds and counts. */
export const filteringResultMutants: readonly Mutant[] = [
  {
    id: 'filter-ignored',
    fault: 'the filter parameter is accepted and changes nothing',
    source: 'an operator mistake: the parameter was renamed in the handler only',
    area: 'filtering',
    primary: 'filtering.equality-sound',
    expect: narrowing,
    behaviour: { filterItems: () => (clusters) => clusters },
  },
  {
    id: 'last-modified-not-filtered',
    fault: 'clauses on the time of modification are accepted and match everything',
    source: 'an operator mistake: the field is missing in the map of filterable columns',
    area: 'filtering',
    primary: 'filtering.equality-sound',
    expect: ['filtering.equality-sound', 'filtering.count'],
    behaviour: ignoring('metadata.lastModifiedTimestamp'),
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
  {
    id: 'undeclared-value-ignored',
    fault: 'a clause with a value that the enumeration does not declare is dropped',
    source: 'an operator mistake: an unknown enumeration value is read as "not given"',
    area: 'filtering',
    primary: 'filtering.undeclared-value',
    expect: ['filtering.undeclared-value'],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        clause.value === 'no-such-value' || original(cluster, clause, context),
    },
  },
  {
    id: 'missing-value-equals-everything',
    fault: 'an item without the value matches whatever is asked for',
    source: 'a published fault model: the third truth value of SQL read as true',
    area: 'filtering',
    primary: 'filtering.equality-sound',
    expect: [
      'filtering.equality-sound',
      'filtering.count',
      'filtering.no-match',
      'filtering.undeclared-value',
      'filtering.or',
      'filtering.contradiction',
      'filtering.partition',
      ...inPages,
      'pagination.continue-filter',
    ],
    behaviour: {
      matchClause: (original) => (cluster, clause, context) =>
        valueAt(cluster, clause.path) === undefined || original(cluster, clause, context),
    },
  },
  {
    id: 'no-match-finds-everything',
    fault: 'a filter that matches nothing is dropped',
    source: 'an operator mistake: an empty list of ids is read as "no restriction"',
    area: 'filtering',
    primary: 'filtering.no-match',
    expect: nothing,
    behaviour: {
      filterItems: (original) => (clusters, context) => {
        const matching = original(clusters, context);
        return matching.length === 0 ? clusters : matching;
      },
    },
  },
  {
    id: 'no-match-gives-null',
    fault: 'a filter that matches nothing gives null in the place of an empty list',
    source: 'a public report pattern: a nil slice of Go as JSON',
    area: 'filtering',
    primary: 'response.empty-list',
    expect: ['response.empty-list', 'response.nulls'],
    behaviour: whenPage(isFiltered, {
      envelope: (original) => (items, listmeta, context) =>
        items.length === 0 ? { ...original(items, listmeta, context), items: null } : original(items, listmeta, context),
    }),
  },
  {
    id: 'no-match-not-found',
    fault: 'a filter that matches nothing gives a 404',
    source: 'a public report pattern: "not found" of a single read used for a list',
    area: 'filtering',
    primary: 'filtering.no-match',
    expect: ['filtering.no-match', 'filtering.contradiction'],
    behaviour: {
      filterItems: (original) => (clusters, context) => {
        const matching = original(clusters, context);
        if (matching.length === 0) throw new Refusal(404, 'NotFound', 'Nothing matches the filter.');
        return matching;
      },
    },
  },
  {
    id: 'count-without-the-filter',
    fault: 'under a filter the count is that of the whole listing',
    source: 'a public report pattern: the count query has no WHERE',
    area: 'filtering',
    primary: 'filtering.count',
    expect: [
      'filtering.count',
      'filtering.and',
      'filtering.or',
      'filtering.contradiction',
      'filtering.laws',
      'filtering.clauses',
      'filtering.partition',
      ...inPages,
    ],
    behaviour: { countItems: () => (result) => result.inScope.length },
  },
  {
    id: 'filtered-count-is-of-the-page',
    fault: 'under a filter the count is the number of items on the page',
    source: 'an operator mistake: the length of the list in the place of the total',
    area: 'filtering',
    primary: 'filtering.count',
    expect: ['filtering.count', 'filtering.partition', 'filtering.with-order', 'filtering.projected-away'],
    behaviour: whenPage(isFiltered, { countItems: () => (result) => result.page.length }),
  },
  {
    id: 'filtered-count-capped',
    fault: 'under a filter the count never exceeds ten',
    source: 'a public report pattern: a search engine that stops counting',
    area: 'filtering',
    primary: 'filtering.count',
    expect: ['filtering.count', 'filtering.partition'],
    behaviour: whenPage(isFiltered, { countItems: (original) => (result, context) => Math.min(10, original(result, context)) }),
  },
  {
    id: 'matches-capped',
    fault: 'a filter finds at most fifteen items',
    source: 'a public report pattern: the window of a search engine',
    area: 'filtering',
    primary: 'filtering.equality-complete',
    expect: ['filtering.equality-complete', 'filtering.count', 'filtering.partition'],
    behaviour: whenPage(isFiltered, {
      filterItems: (original) => (clusters, context) => original(clusters, context).slice(0, 15),
    }),
  },
  {
    id: 'filtered-after-the-page-was-cut',
    fault: 'the filter is applied to each page, so that pages are short',
    source: 'a public report pattern: filtering in the view instead of the query',
    area: 'filtering',
    primary: 'pagination.pages-full',
    // The offset counts what does not match, too.
    expect: ['pagination.pages-full'],
    behaviour: {
      filterItems: () => (clusters) => clusters,
      cutPage: (original, base) => (clusters, context) => base.filterItems(original(clusters, context), context),
      nextStart: () => (result, context) => Math.min(context.start + context.query.limit, result.matching.length),
      countItems: (_original, base) => (result, context) => base.filterItems(result.inScope, context).length,
    },
  },
  {
    id: 'filtered-within-the-first-page',
    fault: 'the filter sees the first page only',
    source: 'an operator mistake: the limit is part of the query, the filter runs on its result',
    area: 'filtering',
    primary: 'filtering.equality-complete',
    expect: ['filtering.equality-complete', 'filtering.count', 'filtering.or', 'filtering.partition', ...inPages],
    behaviour: whenPage(isFiltered, {
      filterItems: (original) => (clusters, context) => original(clusters.slice(0, context.query.limit), context),
    }),
  },
];
