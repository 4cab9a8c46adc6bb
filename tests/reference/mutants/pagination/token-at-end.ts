import { pair } from '../parameter-pair';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  pair(
    'garbage-and-last-token',
    'a full last page carries a token, and a token that cannot be read is overlooked',
    'second order: a client in a loop begins again and again',
    ['pagination.token-at-end', 'pagination.token-garbage'],
    {
      hasMore: () => (result, context) => result.page.length === context.query.limit,
      readContinue: (original) => (raw, context) => {
        try {
          return original(raw, context);
        } catch {
          return undefined;
        }
      },
    },
  ),
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
];

export const silence: Silence = { items: 0 };
