import type { ListContext } from '../context';
import type { TokenState } from '../token';
import type { RequestContext } from '../context';
import type { Replacements, Behaviour } from '../behaviour';
import { whenPage } from '../when';
import { all, fromPage, hasLimit, isContinued, isPlain } from './conditions';
import type { Mutant } from './mutant';

/** The token of a page leads elsewhere, where the condition holds; the offset member stays right. */
function tokenLeads(condition: (context: ListContext) => boolean, change: (start: number) => number): Replacements<Behaviour> {
  return {
    nextToken: (original, base) => (result, context) =>
      original(result, {
        ...context,
        behaviour: {
          ...context.behaviour,
          encodeToken: (state: TokenState, within: RequestContext) =>
            base.encodeToken(condition(context) ? { ...state, start: change(state.start) } : state, within),
        },
      }),
  };
}

const withLimit = all(isPlain, hasLimit);

/** Duplicates and gaps at the edges of pages, and sequences that depend on how they are walked. */
export const paginationSequenceMutants: readonly Mutant[] = [
  {
    id: 'pages-overlap',
    fault: 'with a limit, each page begins with the last item of the page before',
    source: 'off by one: a cursor that is included in its page',
    area: 'pagination',
    primary: 'pagination.walk-unique',
    // Another sequence than that of the default pages, and no longer where the offset member said.
    expect: ['pagination.walk-unique', 'pagination.page-size', 'pagination.next-offset'],
    behaviour: tokenLeads(withLimit, (start) => start - 1),
  },
  {
    id: 'pages-overlap-from-page-three',
    fault: 'the third page begins with the last item of the second',
    source: 'public reports: faults that a test with two pages cannot see',
    area: 'pagination',
    primary: 'pagination.walk-unique',
    // The walk now has an item more than there are, so that nothing by offset agrees with it.
    expect: ['pagination.walk-unique', 'pagination.page-size', 'pagination.offset-walk', 'pagination.offset-position'],
    behaviour: tokenLeads(all(isPlain, fromPage(2)), (start) => start - 1),
  },
  {
    id: 'pages-leave-a-gap',
    fault: 'with a limit, an item is lost between two pages',
    source: 'off by one: a cursor that is passed over',
    area: 'pagination',
    primary: 'pagination.walk-complete',
    expect: ['pagination.walk-complete', 'pagination.page-size', 'pagination.next-offset'],
    behaviour: tokenLeads(withLimit, (start) => start + 1),
  },
  {
    id: 'second-page-repeats-the-first',
    fault: 'with a limit, the first token leads to the first page again, the next ones on',
    source: 'pages counted from one in the token and from zero in the query',
    area: 'pagination',
    primary: 'pagination.walk-unique',
    expect: ['pagination.walk-unique', 'pagination.page-size', 'pagination.next-offset'],
    behaviour: tokenLeads(
      (context) => withLimit(context) && !isContinued(context),
      () => 0,
    ),
  },
  {
    id: 'last-page-lacks-its-last-item',
    fault: 'with a limit, the last page of a walk ends one item early',
    source: 'boundary mistake: the end index of a remainder',
    area: 'pagination',
    primary: 'pagination.walk-complete',
    // An item is left after it, and it has no token.
    expect: ['pagination.walk-complete', 'pagination.page-size', 'pagination.token-present'],
    behaviour: whenPage(all(isContinued, withLimit), {
      cutPage: (original) => (clusters, context) => {
        const page = original(clusters, context);
        return page.length < context.query.limit ? page.slice(0, -1) : page;
      },
      hasMore: () => (result, context) => context.start + context.query.limit < result.matching.length,
    }),
  },
  {
    id: 'page-size-turns-the-order',
    fault: 'small pages come in the opposite order',
    source: 'public reports: the plan of the database, and with it the order, depends on the limit',
    area: 'pagination',
    primary: 'pagination.page-size',
    expect: ['pagination.page-size'],
    behaviour: whenPage(
      (context) => withLimit(context) && context.query.limit > 20 && context.query.limit < 50 && !isAtOffset(context),
      {
        sortItems: () => (clusters) => clusters.toReversed(),
      },
    ),
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
    id: 'no-order-of-its-own',
    fault: 'the items of a page come in another order with each request',
    source: 'public reports: a query without an order, as the scan happens to find the rows',
    area: 'response',
    primary: 'response.stable',
    // Whatever compares two answers position by position sees it.
    expect: [
      'response.stable',
      'pagination.page-size',
      'pagination.token-replay',
      'pagination.offset-walk',
      'pagination.offset-position',
      // Projected items without an identity are compared by their position.
      'projection.values',
      'projection.membership',
      'robustness.unknown-parameter',
      'robustness.long-query',
      'robustness.empty-parameter',
    ],
    behaviour: () => {
      let seed = 1;
      const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
      return whenPage(isPlain, {
        cutPage: (original) => (clusters, context) =>
          original(clusters, context)
            .map((cluster) => [next(), cluster] as const)
            .sort(([a], [b]) => a - b)
            .map(([, cluster]) => cluster),
      });
    },
  },
];

function isAtOffset({ query }: ListContext): boolean {
  return query.token === undefined && query.offset > 0;
}
