import { malformed } from '../errors';
import { maximumLimit } from '../page';
import type { Mutant } from './mutant';

export const paginationMutants: readonly Mutant[] = [
  {
    id: 'limit-above-maximum-honoured',
    fault: 'a limit above the maximum is taken as it is',
    source: 'a maximum that stands in the documentation alone',
    area: 'pagination',
    primary: 'pagination.limit-maximum',
    expect: ['pagination.limit-maximum'],
    behaviour: {
      readLimit: (original) => (raw, context) => (Number(raw) > maximumLimit ? Number(raw) : original(raw, context)),
    },
  },
  {
    id: 'second-page-forgets-the-filter',
    fault: 'a request with a continue token is answered without the filter',
    source: 'a token that carries the position and not the query',
    area: 'pagination',
    primary: 'pagination.continue-filter',
    expect: ['pagination.continue-filter'],
    behaviour: {
      filterItems: (original) => (clusters, context) =>
        context.query.token === undefined ? original(clusters, context) : clusters,
    },
  },
  {
    id: 'token-after-the-last-full-page',
    fault: 'a full last page carries a token, and an empty page follows',
    source: 'more is inferred from a full page',
    area: 'pagination',
    primary: 'pagination.token-at-end',
    expect: ['pagination.token-at-end'],
    behaviour: {
      hasMore: () => (result, context) => result.page.length === context.query.limit,
    },
  },
  {
    id: 'token-used-up',
    fault: 'a continue token works once',
    source: 'server-side cursors that are removed when read',
    area: 'pagination',
    primary: 'pagination.token-replay',
    expect: ['pagination.token-replay'],
    behaviour: () => {
      const used = new Set<string>();
      return {
        decodeToken: (original) => (text, context) => {
          if (used.has(text)) throw malformed('continue', 'TokenUsed', 'The continue token was used before.');
          used.add(text);
          return original(text, context);
        },
      };
    },
  },
];
