import { type Condition, filterDropped, orderDropped, isShown } from '../dropped';
import { whenPage } from '../../when';
import { isProjected } from '../conditions';
import { pageAs } from '../page-as';
import { valueAt } from '../../json';
import type { Mutant, Silence } from '../mutant';

const isOffset: Condition = ({ query }) => query.token === undefined && query.offset > 0;

export const mutants: readonly Mutant[] = [
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
    id: 'projection-dropped-beside-an-offset',
    fault: 'with an offset whole items are shown',
    source: 'an operator mistake: the offset query was written before projections came',
    area: 'combination',
    primary: 'model.equivalence',
    expect: ['model.equivalence'],
    behaviour: whenPage(isOffset, { projectItem: () => (cluster) => cluster }),
  },
  {
    id: 'offset-ignored-beside-filter',
    fault: 'with a filter an offset gives the first page',
    source: 'missing combination: a second query path',
    area: 'pagination',
    primary: 'model.equivalence',
    expect: ['model.equivalence'],
    behaviour: {
      pageStart: (original) => (query, context) =>
        query.filter.length > 0 && query.token === undefined ? 0 : original(query, context),
    },
  },
  {
    id: 'projection-drops-what-lacks-the-field',
    fault: 'items that hold none of the asked properties but the identity are left out',
    source: 'a public report pattern: an inner join with the table of the projected values',
    area: 'projection',
    primary: 'model.equivalence',
    // Nothing has a property that does not exist.
    expect: ['model.equivalence', 'projection.malformed'],
    behaviour: whenPage(isProjected, {
      filterItems: (original) => (clusters, context) =>
        original(clusters, context).filter((cluster) =>
          context.query.projection?.some((path) => path !== 'metadata.uid' && valueAt(cluster, path) !== undefined),
        ),
    }),
  },
  {
    id: 'limit-one-too-many-beside-filter-and-offset',
    fault: 'with a filter a page by an offset holds one item more than its limit',
    source: 'boundary operator mistake: the end of a slice is counted from the item before',
    area: 'pagination',
    primary: 'model.equivalence',
    expect: ['model.equivalence'],
    behaviour: pageAs(
      (limit) => limit + 1,
      (context) => isOffset(context) && context.query.filter.length > 0,
    ),
  },
];

export const silence: Silence = { items: 0 };
