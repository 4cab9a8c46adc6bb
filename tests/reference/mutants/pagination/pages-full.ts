import { whenPage } from '../../when';
import { isPlain, isContinued, isOrdered, isUnfiltered, isProjected, hasLimit, all } from '../conditions';
import { pageAs } from '../page-as';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
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
    id: 'pages-not-full',
    fault: 'the second page of the default size holds half of what it may',
    source: 'items are filtered by permission after the page was cut',
    area: 'pagination',
    primary: 'pagination.pages-full',
    expect: ['pagination.pages-full'],
    behaviour: whenPage((context) => isPlain(context) && isContinued(context) && !hasLimit(context), {
      cutPage: (original) => (clusters, context) => original(clusters, context).slice(0, 25),
    }),
  },
  {
    id: 'limit-one-too-few',
    fault: 'a page holds one item less than its limit',
    source: 'boundary mistake: the item that was fetched to see whether there is more is not added to the limit',
    area: 'pagination',
    primary: 'pagination.pages-full',
    expect: ['pagination.pages-full'],
    behaviour: pageAs((limit) => Math.max(1, limit - 1)),
  },
  {
    id: 'limit-capped-at-20',
    fault: 'no page that asks for more holds more than 20 items',
    source: 'a cap below the documented maximum',
    area: 'pagination',
    primary: 'pagination.pages-full',
    expect: ['pagination.pages-full'],
    behaviour: pageAs((limit) => Math.min(limit, 20), all(hasLimit, isPlain)),
  },
  {
    id: 'rows-of-a-join-cut-first',
    fault: 'in an order two rows of a page are those of an item that is on it already, and are joined after the page was cut',
    source: 'https://github.com/laravel/framework/issues/25804',
    area: 'sorting',
    primary: 'pagination.pages-full',
    expect: ['pagination.pages-full'],
    behaviour: whenPage(all(isOrdered, isUnfiltered), {
      cutPage: (original) => (clusters, context) => original(clusters, context).slice(0, Math.max(1, context.query.limit - 2)),
    }),
  },
  {
    id: 'limit-halved-beside-a-projected-union',
    fault: 'a page of a union that is projected holds half of what it may',
    source: 'an operator mistake: the limit is shared among the alternatives of the union',
    area: 'combination',
    primary: 'pagination.pages-full',
    expect: ['pagination.pages-full'],
    behaviour: pageAs(
      (limit) => Math.ceil(limit / 2),
      all(isProjected, ({ query }) => query.filter.length > 1),
    ),
  },
];

export const silence: Silence = { items: 0 };
