import { whenPage } from '../when';
import type { BehaviourOverride } from '../behaviour';
import type { ListContext } from '../context';
import { filteringLogicMutants } from './filtering-logic';
import { filteringResultMutants } from './filtering-results';
import type { Mutant } from './mutant';
import { sortingKeyMutants } from './sorting-keys';
import { sortingPageMutants } from './sorting-pages';

type Condition = (context: ListContext) => boolean;
const isFiltered: Condition = ({ query }) => query.filter.length > 0;
const isOrdered: Condition = ({ query }) => query.order.length > 0;
const isProjected: Condition = ({ query }) => query.projection !== undefined;
const isOffset: Condition = ({ query }) => query.token === undefined && query.offset > 0;

const filterDropped = (condition: Condition): BehaviourOverride =>
  whenPage((context) => isFiltered(context) && condition(context), { filterItems: () => (clusters) => clusters });
const orderDropped = (condition: Condition): BehaviourOverride =>
  whenPage((context) => isOrdered(context) && condition(context), { sortItems: () => (clusters) => clusters });

/** Two faults at once: what either breaks is broken, and one does not hide the other. */
function pair(id: string, fault: string, one: Mutant | undefined, other: Mutant | undefined): Mutant {
  if (one === undefined || other === undefined) throw new Error(`A mutant of the pair ${id} is gone.`);
  const both = [one.behaviour, other.behaviour].map((behaviour) => (typeof behaviour === 'function' ? behaviour() : behaviour));
  return {
    id,
    fault,
    source: 'a published fault model: higher-order mutants',
    area: 'combination',
    primary: one.primary,
    expect: [...new Set([...one.expect, ...other.expect])],
    behaviour: Object.assign({}, ...both) as BehaviourOverride,
  };
}

const named = (mutants: readonly Mutant[], id: string): Mutant | undefined => mutants.find((mutant) => mutant.id === id);

/** Faults that show under several parameters at once only, now and then only, or two at a time. */
export const combinationMutants: readonly Mutant[] = [
  {
    id: 'filter-dropped-beside-an-order',
    fault: 'with an order the filter is dropped',
    source: 'a public report pattern: two query paths, one for sorted lists',
    area: 'combination',
    primary: 'filtering.with-order',
    expect: ['filtering.with-order', 'filtering.projected-away', 'filtering.count', 'pagination.continue-filter'],
    behaviour: filterDropped(isOrdered),
  },
  {
    id: 'filter-dropped-beside-a-projection',
    fault: 'with a projection the filter is dropped',
    source: 'a public report pattern: two query paths, one for partial documents',
    area: 'combination',
    primary: 'filtering.projected-away',
    expect: ['filtering.projected-away'],
    behaviour: filterDropped(isProjected),
  },
  {
    id: 'filter-dropped-beside-an-offset',
    fault: 'with an offset the filter is dropped',
    source: 'an operator mistake: the offset query was written before filters came',
    area: 'combination',
    primary: 'model.equivalence',
    expect: ['model.equivalence'],
    behaviour: filterDropped(isOffset),
  },
  {
    id: 'filter-dropped-after-the-first-page',
    fault: 'a request with a continue token is answered without the filter',
    source: 'a public report pattern: a token that carries the position and not the query',
    area: 'combination',
    primary: 'pagination.continue-filter',
    expect: [
      'pagination.continue-filter',
      'pagination.continue-order',
      'filtering.with-order',
      'filtering.projected-away',
      'sorting.with-filter',
      'sorting.with-projection',
    ],
    behaviour: filterDropped(({ query }) => query.token !== undefined),
  },
  {
    id: 'filter-dropped-under-a-small-limit',
    fault: 'with a limit below ten the filter is dropped',
    source: 'an operator mistake: a fast path for previews',
    area: 'combination',
    primary: 'filtering.with-order',
    expect: ['filtering.with-order', 'filtering.projected-away', 'filtering.count', 'pagination.continue-filter'],
    behaviour: filterDropped(({ query }) => query.limit < 10),
  },
  {
    id: 'filter-on-projected-away-field-finds-everything',
    fault: 'a clause on a field that is projected away matches everything',
    source: 'a public report pattern: the filter runs on projected rows, and what is missing passes',
    area: 'combination',
    primary: 'filtering.projected-away',
    expect: ['filtering.projected-away'],
    behaviour: whenPage(isProjected, {
      matchClause: (original) => (cluster, clause, context) =>
        !isShown(clause.path, context) || original(cluster, clause, context),
    }),
  },
  {
    id: 'filter-on-projected-away-field-finds-nothing',
    fault: 'a clause on a field that is projected away matches nothing',
    source: 'a public report pattern: the filter runs on projected rows',
    area: 'combination',
    primary: 'filtering.projected-away',
    expect: ['filtering.projected-away'],
    behaviour: whenPage(isProjected, {
      matchClause: (original) => (cluster, clause, context) =>
        isShown(clause.path, context) && original(cluster, clause, context),
    }),
  },
  {
    id: 'order-dropped-beside-a-filter',
    fault: 'with a filter the order is dropped',
    source: 'a public report pattern: a search index answers in order of relevance',
    area: 'combination',
    primary: 'sorting.with-filter',
    expect: ['sorting.with-filter', 'sorting.with-projection', 'pagination.continue-order'],
    behaviour: orderDropped(isFiltered),
  },
  {
    id: 'order-dropped-beside-a-projection',
    fault: 'with a projection the order is dropped',
    source: 'a public report pattern: two query paths, one for partial documents',
    area: 'combination',
    primary: 'sorting.with-projection',
    expect: ['sorting.with-projection'],
    behaviour: orderDropped(isProjected),
  },
  {
    id: 'order-dropped-beside-an-offset',
    fault: 'with an offset the order is dropped',
    source: 'an operator mistake: the offset query was written before orders came',
    area: 'combination',
    primary: 'model.equivalence',
    expect: ['model.equivalence'],
    behaviour: orderDropped(isOffset),
  },
  {
    id: 'order-by-projected-away-field-dropped',
    fault: 'an order by a field that is projected away is dropped',
    source: 'a public report pattern: the sort runs on projected rows',
    area: 'combination',
    primary: 'model.equivalence',
    expect: ['model.equivalence'],
    behaviour: whenPage((context) => isProjected(context) && context.query.order.some(({ path }) => !isShown(path, context)), {
      sortItems: () => (clusters) => clusters,
    }),
  },
  {
    id: 'order-dropped-beside-everything',
    fault: 'with filter, projection and limit at once the order is dropped',
    source: 'a published fault model: interaction of four parameters',
    area: 'combination',
    primary: 'sorting.with-projection',
    expect: ['sorting.with-projection'],
    behaviour: orderDropped((context) => isFiltered(context) && isProjected(context) && context.query.limit < 50),
  },
  {
    id: 'projection-dropped-beside-an-offset',
    fault: 'with an offset whole items are shown',
    source: 'an operator mistake: the offset query was written before projections came',
    area: 'combination',
    primary: 'model.equivalence',
    expect: ['model.equivalence'],
    behaviour: whenPage(isOffset, { projectItem: () => (cluster) => cluster }),
  },
  {
    id: 'limit-dropped-beside-a-filter',
    fault: 'with a filter the page has the default size, whatever the limit',
    source: 'a public report pattern: a search index with its own page size',
    area: 'combination',
    primary: 'pagination.limit',
    expect: ['pagination.limit'],
    behaviour: whenPage(isFiltered, {
      cutPage: (original) => (clusters, context) => original(clusters, { ...context, query: { ...context.query, limit: 50 } }),
    }),
  },
  {
    id: 'every-third-descending-page-unordered',
    fault: 'every third page in one descending order stands in the order of the listing',
    source: 'a public report pattern: one of three replicas without the index',
    area: 'combination',
    primary: 'sorting.descending',
    // One page proves it. That it is no mirror cannot be shown twice.
    expect: ['sorting.descending', 'sorting.missing-values'],
    behaviour: () => {
      let asked = 0;
      const single: Condition = ({ query }) =>
        query.order.length === 1 && query.order[0]?.direction === -1 && query.filter.length === 0;
      return whenPage((context) => single(context), {
        sortItems: (original) => (clusters, context) => {
          asked += 1;
          return asked % 3 === 0 ? clusters : original(clusters, context);
        },
      });
    },
  },
  pair(
    'third-key-and-undeclared-value-ignored',
    'a third key is dropped, and so is a clause with an undeclared value',
    named(sortingKeyMutants, 'third-key-ignored'),
    named(filteringResultMutants, 'undeclared-value-ignored'),
  ),
  pair(
    'ties-skipped-and-contradiction-widens',
    'equals are skipped at the edge of a page, and contradictions find the items of either value',
    named(sortingPageMutants, 'ties-skipped-at-the-edge-of-a-page'),
    named(filteringLogicMutants, 'contradiction-widens'),
  ),
  pair(
    'uid-ascends-and-precedence-changes',
    'an order by uid always ascends, and precedence changes with the number of clauses',
    named(sortingKeyMutants, 'uid-ascends-always'),
    named(filteringLogicMutants, 'precedence-changes-with-length'),
  ),
];

/** Whether a field is among what a projection shows. */
function isShown(path: string, { query }: ListContext): boolean {
  return query.projection?.some((asked) => path === asked || path.startsWith(`${asked}.`)) ?? true;
}
