import { malformed } from '../errors';
import { all, hasLimit, isByOffset, isPlain } from './conditions';
import { whenPage } from '../when';
import type { Mutant } from './mutant';

/** Walks by continue tokens that loop, break off, and end too early or too late. */
export const tokenEndMutants: readonly Mutant[] = [
  {
    id: 'token-loops',
    fault: 'the token of the second page leads to the second page',
    source: 'public reports: tokens that never end',
    area: 'pagination',
    primary: 'pagination.walk-ends',
    expect: ['pagination.walk-ends', 'pagination.walk-unique'],
    behaviour: {
      nextToken: (original, base) => (result, context) =>
        context.query.token === undefined || !isPlain(context)
          ? original(result, context)
          : base.encodeToken({ ...context.query.token }, context),
    },
  },
  {
    id: 'token-never-ends',
    fault: 'empty pages follow the last one, each with a token',
    source: 'public reports: a token is always given',
    area: 'pagination',
    primary: 'pagination.walk-ends',
    expect: ['pagination.walk-ends'],
    behaviour: { hasMore: () => () => true },
  },
  {
    id: 'token-leads-nowhere',
    fault: 'the token of the second page is refused',
    source: 'a token longer than the column that stores it',
    area: 'pagination',
    primary: 'pagination.walk-ends',
    // The walk by an order breaks off as well; those under a filter are shorter.
    expect: ['pagination.walk-ends', 'sorting.ascending'],
    behaviour: {
      decodeToken: (original) => (text, context) => {
        const state = original(text, context);
        if (state.start >= 94) throw malformed('continue', 'InvalidToken', 'The continue token was not issued by this server.');
        return state;
      },
    },
  },
  {
    id: 'token-loops-under-an-order',
    fault: 'with an order the token of the second page leads to the second page',
    source: 'public reports: tokens that never end, on the path of sorted lists only',
    area: 'pagination',
    primary: 'sorting.ascending',
    // Walks under a filter end on their second page.
    expect: ['sorting.ascending'],
    behaviour: {
      nextToken: (original, base) => (result, context) => {
        const { order, token } = context.query;
        const next = original(result, context);
        return order.length > 0 && token !== undefined && next !== '' ? base.encodeToken({ ...token }, context) : next;
      },
    },
  },
  {
    id: 'token-loops-under-a-filter',
    fault: 'with a filter the token of the first page leads to the first page',
    source: 'public reports: tokens that never end, on the path of filtered lists only',
    area: 'pagination',
    primary: 'filtering.with-order',
    // No walk is followed beyond what its filter can find. That items come again is no matter of their order.
    expect: ['filtering.with-order', 'filtering.projected-away'],
    behaviour: {
      nextToken: (original, base) => (result, context) => {
        const next = original(result, context);
        if (context.query.filter.length === 0 || next === '') return next;
        return base.encodeToken({ start: context.start, query: context.behaviour.queryDigest(context) }, context);
      },
    },
  },
  {
    id: 'empty-page-at-the-end',
    fault: 'the last page with items carries a token, and one empty page follows',
    source: 'public reports: the end is found by reading beyond it',
    area: 'pagination',
    primary: 'pagination.token-at-end',
    expect: ['pagination.token-at-end'],
    behaviour: { hasMore: () => (result) => result.page.length > 0 },
  },
  {
    id: 'token-after-the-last-full-page',
    fault: 'a full last page carries a token, and an empty page follows',
    source: 'more is inferred from a full page',
    area: 'pagination',
    primary: 'pagination.token-at-end',
    expect: ['pagination.token-at-end'],
    behaviour: { hasMore: () => (result, context) => result.page.length === context.query.limit },
  },
  {
    id: 'token-at-the-exact-end',
    fault: 'a page that ends exactly at the end carries a token',
    source: 'boundary operator mistake: <= for <',
    area: 'pagination',
    primary: 'pagination.token-at-end',
    // Only where a page is full does it end there without a further request.
    expect: ['pagination.token-at-end'],
    behaviour: {
      hasMore: (original) => (result, context) =>
        original(result, context) ||
        (result.page.length === context.query.limit && context.start + context.query.limit === result.matching.length),
    },
  },
  {
    id: 'token-ends-early',
    fault: 'with a limit, a last page that would not be full is not offered',
    source: 'pages counted by integer division',
    area: 'pagination',
    primary: 'pagination.walk-complete',
    expect: ['pagination.walk-complete', 'pagination.page-size', 'pagination.token-present'],
    behaviour: whenPage(all(isPlain, hasLimit), {
      hasMore: (original) => (result, context) =>
        original(result, context) && context.start + 2 * context.query.limit <= result.matching.length,
    }),
  },
  {
    id: 'token-missing-when-one-page-is-left',
    fault: 'no token is given where exactly one full page is left',
    source: 'boundary operator mistake: > for >=, seen on exact multiples only',
    area: 'pagination',
    primary: 'pagination.token-present',
    // The half of a filter that has two full pages is lost.
    expect: ['pagination.token-present', 'filtering.with-order', 'filtering.projected-away'],
    behaviour: {
      hasMore: (original) => (result, context) =>
        original(result, context) && result.matching.length - context.start !== 2 * context.query.limit,
    },
  },
  {
    id: 'token-missing-with-offset',
    fault: 'a page by offset has no token',
    source: 'public reports: two ways of paging that do not know of each other',
    area: 'pagination',
    primary: 'pagination.token-present',
    expect: ['pagination.token-present'],
    behaviour: whenPage(isByOffset, { nextToken: () => () => '' }),
  },
];
