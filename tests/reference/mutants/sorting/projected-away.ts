import type { BehaviourOverride } from '../../behaviour';
import type { ListContext } from '../../context';
import type { Filter } from '../../filter';
import { whenPage } from '../../when';
import { isContinued } from '../conditions';
import { isShown } from '../dropped';
import type { Mutant, Silence } from '../mutant';

/** The field of the order, or the identity, is not among what is asked for. */
const hidesOrder = (context: ListContext): boolean => context.query.order.some(({ path }) => !isShown(path, context));
const hidesIdentity = (context: ListContext): boolean => context.query.order.length > 0 && !isShown('metadata.uid', context);

/** Another filter behind the first page, of those that hold both operators. */
const withAlternatives = (change: (filter: Filter) => Filter): BehaviourOverride =>
  whenPage((context) => isContinued(context) && isMixed(context.query.filter), {
    filterItems: (original) => (clusters, context) =>
      original(clusters, { ...context, query: { ...context.query, filter: change(context.query.filter) } }),
  });

const isMixed = (filter: Filter): boolean => filter.length > 1 && filter.some((clauses) => clauses.length > 1);

export const mutants: readonly Mutant[] = [
  {
    id: 'cursor-without-its-key-begins-again',
    fault: 'where the field of the order is not asked for, the second page is the first one again',
    source: 'twentyhq/twenty#24354: the cursor is made of the answer',
    area: 'sorting',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: whenPage(hidesOrder, {
      nextStart: (original) => (result, context) => (context.start === 0 ? 0 : original(result, context)),
    }),
  },
  {
    id: 'cursor-without-its-key-ends',
    fault: 'where the field of the order is not asked for, there is no second page',
    source: 'twentyhq/twenty#24354: the cursor is made of the answer',
    area: 'sorting',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: whenPage(hidesOrder, { hasMore: () => () => false }),
  },
  {
    id: 'tie-breaker-lost-with-the-identity',
    fault: 'where the identity is not asked for, the next page begins one item too late',
    source: 'twentyhq/twenty#24354: the cursor is made of the answer',
    area: 'sorting',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: whenPage(hidesIdentity, { nextStart: (original) => (result, context) => original(result, context) + 1 }),
  },
  {
    id: 'page-without-identity-repeats-its-first-item',
    fault: 'where the identity is not asked for beside an order, the last item of a page is its first one again',
    source: 'an operator mistake: rows told apart by an identity that the query left out',
    area: 'sorting',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: whenPage(hidesIdentity, {
      cutPage: (original) => (clusters, context) => {
        const page = original(clusters, context);
        return page.length > 3 ? [...page.slice(0, -1), ...page.slice(0, 1)] : page;
      },
    }),
  },
  {
    id: 'union-holds-for-the-first-page',
    fault: 'beside a projection the second page of a union is cut from what the first alternative finds and the whole listing',
    source: 'hypequery#348: a OR (b AND cursor)',
    area: 'combination',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: whenPage(
      (context) => context.query.projection !== undefined && context.query.filter.length > 1 && context.start > 0,
      { matchFilter: () => () => true },
    ),
  },
  {
    id: 'and-lost-behind-the-first-page',
    fault: 'behind the first page each alternative of a filter is its first clause alone',
    source: 'dropped state: the filter in the token has one clause for each alternative',
    area: 'combination',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: withAlternatives((filter) => filter.map((clauses) => clauses.slice(0, 1))),
  },
  {
    id: 'or-regrouped-behind-the-first-page',
    fault: 'behind the first page (a OR b) AND c stands for a OR (b AND c)',
    source: 'https://github.com/hypequery/hypequery/issues/348',
    area: 'combination',
    primary: 'sorting.projected-away',
    expect: ['sorting.projected-away'],
    behaviour: withAlternatives((filter) => {
      const further = filter.flatMap((clauses) => clauses.slice(1));
      return filter.map((clauses) => [...clauses.slice(0, 1), ...further]);
    }),
  },
];

export const silence: Silence = { items: 1 };
