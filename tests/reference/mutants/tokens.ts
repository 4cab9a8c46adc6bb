import { malformed } from '../errors';
import { whenPage } from '../when';
import { fromPage, isContinued } from './conditions';
import type { Mutant } from './mutant';

/** Continue tokens: dropped state, used up, misused. */
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
