import type { ListContext } from '../../context';
import { whenPage } from '../../when';
import { isShown } from '../dropped';
import type { Mutant, Silence } from '../mutant';

/** The field of the order, or the identity, is not among what is asked for. */
const hidesOrder = (context: ListContext): boolean => context.query.order.some(({ path }) => !isShown(path, context));
const hidesIdentity = (context: ListContext): boolean => context.query.order.length > 0 && !isShown('metadata.uid', context);

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
];

export const silence: Silence = { items: 1 };
