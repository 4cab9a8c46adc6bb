import { malformed } from '../errors';
import { whenPage } from '../when';
import { all, fromPage, hasLimit, isByOffset, isContinued, isPlain } from './conditions';
import type { Mutant } from './mutant';

/** Continue tokens: dropped state, loops, early and late ends, used up, misused. */
export const tokenMutants: readonly Mutant[] = [
  {
    id: 'second-page-forgets-the-filter',
    fault: 'a request with a continue token is answered without the filter',
    source: 'dropped state: a token that carries the position and not the query',
    area: 'pagination',
    primary: 'pagination.continue-filter',
    // What follows is in order of its own, and none of the filter's items: seen by every walk under a filter.
    expect: [
      'pagination.continue-filter',
      'pagination.continue-order',
      'sorting.with-filter',
      'sorting.with-projection',
      'filtering.with-order',
      'filtering.projected-away',
    ],
    behaviour: whenPage(isContinued, { filterItems: () => (clusters) => clusters }),
  },
  {
    id: 'second-page-forgets-the-order',
    fault: 'a request with a continue token is answered in the default order',
    source: 'dropped state: the order is applied to the first page only',
    area: 'pagination',
    primary: 'pagination.continue-order',
    // Ordered walks are out of order, and lose and repeat items.
    expect: [
      'pagination.continue-order',
      'sorting.ascending',
      'sorting.permutation',
      'sorting.ties',
      'sorting.reverse',
      'sorting.missing-values',
      'sorting.with-filter',
      'sorting.with-projection',
      'filtering.with-order',
      'filtering.projected-away',
    ],
    behaviour: whenPage(isContinued, { sortItems: () => (clusters) => clusters }),
  },
  {
    id: 'second-page-forgets-the-projection',
    fault: 'a request with a continue token returns whole items',
    source: 'dropped state: the projection is applied to the first page only',
    area: 'pagination',
    primary: 'pagination.continue-projection',
    expect: ['pagination.continue-projection'],
    behaviour: whenPage(isContinued, { projectItem: () => (cluster) => cluster }),
  },
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
    // No walk is followed beyond what its filter can find; the items it repeats are out of order as well.
    expect: [
      'filtering.with-order',
      'filtering.projected-away',
      'sorting.with-filter',
      'sorting.with-projection',
      'pagination.continue-order',
    ],
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
  {
    id: 'token-used-up',
    fault: 'a continue token works once',
    source: 'server-side cursors that are removed when read',
    area: 'pagination',
    primary: 'pagination.token-replay',
    expect: ['pagination.token-replay'],
    behaviour: () => {
      let issued = 0;
      const used = new Set<string>();
      return {
        encodeToken: (original) => (state, context) => `${original(state, context)}.${(issued += 1)}`,
        decodeToken: (original) => (text, context) => {
          if (used.has(text)) throw malformed('continue', 'TokenUsed', 'The continue token was used before.');
          used.add(text);
          return original(text.replace(/\.\d+$/, ''), context);
        },
      };
    },
  },
  {
    id: 'token-moves-on',
    fault: 'a continue token that is sent again gives the page after its own',
    source: 'a server-side cursor that moves with each read',
    area: 'pagination',
    primary: 'pagination.token-replay',
    expect: ['pagination.token-replay'],
    behaviour: () => {
      let issued = 0;
      const uses = new Map<string, number>();
      return {
        encodeToken: (original) => (state, context) => `${original(state, context)}.${(issued += 1)}`,
        decodeToken: (original) => (text, context) => {
          const before = uses.get(text) ?? 0;
          uses.set(text, before + 1);
          const state = original(text.replace(/\.\d+$/, ''), context);
          return { ...state, start: state.start + 10 * before };
        },
      };
    },
  },
  {
    id: 'garbage-token-starts-again',
    fault: 'a token the server never gave gives the first page',
    source: 'public reports: a token that cannot be read is overlooked',
    area: 'pagination',
    primary: 'pagination.token-garbage',
    expect: ['pagination.token-garbage'],
    behaviour: {
      readContinue: (original) => (raw, context) => {
        try {
          return original(raw, context);
        } catch {
          return undefined;
        }
      },
    },
  },
  {
    id: 'garbage-token-gives-nothing',
    fault: 'a token the server never gave gives an empty page',
    source: 'a cursor that is not found is at its end',
    area: 'pagination',
    primary: 'pagination.token-garbage',
    expect: ['pagination.token-garbage'],
    behaviour: {
      readContinue: (original) => (raw, context) => {
        try {
          return original(raw, context);
        } catch {
          return { start: 1_000_000, query: '' };
        }
      },
    },
  },
  {
    id: 'garbage-token-breaks',
    fault: 'a token the server never gave ends in a 500',
    source: 'public reports: a decoder whose error nobody handles',
    area: 'pagination',
    primary: 'pagination.token-misused',
    expect: ['pagination.token-misused'],
    behaviour: {
      decodeToken: (original) => (text, context) => {
        if (!text.includes('.')) throw new Error('illegal base64');
        return original(text, context);
      },
    },
  },
  {
    id: 'altered-token-breaks',
    fault: 'a token that was altered ends in a 500',
    source: 'a signature is checked by an assertion',
    area: 'pagination',
    primary: 'pagination.token-misused',
    expect: ['pagination.token-misused'],
    behaviour: {
      decodeToken: (original) => (text, context) => {
        try {
          return original(text, context);
        } catch (refusal) {
          throw text.includes('.') ? new Error('signature mismatch') : refusal;
        }
      },
    },
  },
  {
    id: 'token-with-offset-breaks',
    fault: 'a token beside an offset ends in a 500',
    source: 'missing combination: two positions at once',
    area: 'pagination',
    primary: 'pagination.token-misused',
    expect: ['pagination.token-misused'],
    behaviour: {
      pageStart: (original) => (query, context) => {
        if (query.token !== undefined && query.offset > 0) throw new Error('two positions');
        return original(query, context);
      },
    },
  },
  {
    id: 'second-page-forgets-the-filter-beside-a-projection',
    fault: 'from the second page on, a walk under a filter and a projection is answered without the filter',
    source: 'dropped state under a combination of parameters only',
    area: 'filtering',
    primary: 'filtering.projected-away',
    // What is not of the filter stands after it, in an order that begins anew.
    expect: ['filtering.projected-away', 'sorting.with-projection'],
    behaviour: whenPage((context) => context.query.projection !== undefined && fromPage(2)(context) && isContinued(context), {
      filterItems: () => (clusters) => clusters,
    }),
  },
];
