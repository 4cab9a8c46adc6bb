import type { BehaviourOverride, Replacements } from '../behaviour';
import type { ListContext, Result } from '../context';
import type { ListSteps } from '../steps';
import type { Json } from '../json';
import { whenPage } from '../when';
import { isByOffset, isClamped, isContinued, isUnfiltered } from './conditions';
import type { Mutant } from './mutant';

/** One list member, other than it should be: a value that the schema does not allow is one, too. */
export function memberAs(
  name: 'continue' | 'count' | 'limit' | 'offset',
  change: (value: Json, result: Result, context: ListContext) => Json | undefined,
): Replacements<ListSteps> {
  return {
    listMeta: (original) => (result, context) => {
      const { [name]: value, ...others } = original(result, context);
      const changed = change(value, result, context);
      return (changed === undefined ? others : { ...others, [name]: changed }) as ReturnType<typeof original>;
    },
  };
}

const unfilteredCount = (change: (count: number, context: ListContext, result: Result) => number): BehaviourOverride =>
  whenPage(isUnfiltered, {
    countItems: (original) => (result, context) => change(original(result, context), context, result),
  });

const filtered = [
  'filtering.count',
  'filtering.and',
  'filtering.or',
  'filtering.contradiction',
  'filtering.laws',
  'filtering.clauses',
  'filtering.partition',
  'filtering.with-order',
  'filtering.projected-away',
] as const;

/** The count, the number fetched and the next offset. */
export const countMutants: readonly Mutant[] = [
  {
    id: 'count-capped',
    fault: 'the count is 100 at the most',
    source: 'public reports: counting stops at a limit',
    area: 'pagination',
    primary: 'pagination.count-total',
    expect: ['pagination.count-total'],
    behaviour: unfilteredCount((count) => Math.min(count, 100)),
  },
  {
    id: 'count-one-less',
    fault: 'the count is the index of the last item',
    source: 'off by one',
    area: 'pagination',
    primary: 'pagination.count-total',
    expect: ['pagination.count-total'],
    behaviour: unfilteredCount((count) => Math.max(0, count - 1)),
  },
  {
    id: 'count-estimated',
    fault: 'the count is rounded up to tens',
    source: 'public reports: the estimate of the database in place of a count',
    area: 'pagination',
    primary: 'pagination.count-total',
    // More than the walk returned: either the count is wrong or the walk is not complete.
    expect: ['pagination.count-total', 'pagination.walk-complete'],
    behaviour: unfilteredCount((count) => Math.ceil(count / 10) * 10),
  },
  {
    id: 'count-of-the-scope',
    fault: 'the count is that of the listing without the filter',
    source: 'public reports: the count query lacks the condition',
    area: 'filtering',
    primary: 'filtering.count',
    // Every check that compares the count of a filter.
    expect: filtered,
    behaviour: { countItems: () => (result) => result.inScope.length },
  },
  {
    id: 'count-of-the-page',
    fault: 'the count is the number of items on the page',
    source: 'public reports: the length of the list is taken for the total',
    area: 'pagination',
    primary: 'pagination.count-total',
    // A page that counts itself says that nothing is left, under every parameter.
    expect: [
      'pagination.count-total',
      'pagination.count-constant',
      'sorting.permutation',
      'filtering.count',
      'filtering.partition',
      'filtering.with-order',
      'filtering.projected-away',
    ],
    behaviour: { countItems: () => (result) => result.page.length },
  },
  {
    id: 'count-of-what-is-left',
    fault: 'the count is that of the items from this page on',
    source: 'a count query with the offset',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant'],
    behaviour: {
      countItems:
        () =>
        (result, { start }) =>
          Math.max(0, result.matching.length - start),
    },
  },
  {
    id: 'count-zero-on-continued-pages',
    fault: 'a page that a token leads to has the count 0',
    source: 'the total is counted for the first page only',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant'],
    behaviour: whenPage(isContinued, { countItems: () => () => 0 }),
  },
  {
    id: 'count-wrong-on-the-last-page',
    fault: 'the last page of a walk counts its own items',
    source: 'a short cut where the end is known',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant'],
    behaviour: whenPage(isContinued, {
      countItems: (original) => (result, context) =>
        context.behaviour.hasMore(result, context) ? original(result, context) : result.page.length,
    }),
  },
  {
    id: 'count-wrong-by-offset',
    fault: 'a page by offset counts one item too many',
    source: 'two query paths',
    area: 'pagination',
    primary: 'pagination.count-constant',
    expect: ['pagination.count-constant'],
    behaviour: whenPage(isByOffset, { countItems: (original) => (result, context) => original(result, context) + 1 }),
  },
  {
    id: 'count-negative-when-empty',
    fault: 'an empty result has the count -1',
    source: 'a sentinel that gets out',
    area: 'response',
    primary: 'response.list-members',
    // Where the client's own evaluation gives an empty set, its count is 0.
    expect: ['response.list-members', 'filtering.contradiction'],
    behaviour: { countItems: (original) => (result, context) => original(result, context) || -1 },
  },
  {
    id: 'count-as-text',
    fault: 'the count is a string',
    source: 'public reports: 64-bit integers as text',
    area: 'response',
    primary: 'response.list-members',
    expect: ['response.list-members', 'response.schema', 'projection.schema'],
    behaviour: memberAs('count', String),
  },
  {
    id: 'count-missing-when-empty',
    fault: 'a count of 0 is left out',
    source: 'public reports: omitempty in Go leaves out zero',
    area: 'response',
    primary: 'response.list-members',
    expect: ['response.list-members'],
    behaviour: memberAs('count', (count) => (count === 0 ? undefined : count)),
  },
  {
    id: 'number-fetched-is-the-default',
    fault: 'the limit member is always 50',
    source: 'a constant in place of a value',
    area: 'pagination',
    primary: 'pagination.number-fetched',
    expect: ['pagination.number-fetched'],
    behaviour: memberAs('limit', () => 50),
  },
  {
    id: 'number-fetched-is-the-count',
    fault: 'the limit member is the count',
    source: 'two members mixed up',
    area: 'pagination',
    primary: 'pagination.number-fetched',
    expect: ['pagination.number-fetched'],
    behaviour: memberAs('limit', (_, result) => result.matching.length),
  },
  {
    id: 'number-fetched-one-more-at-the-end',
    fault: 'on a last page that is not full the limit member is one too high',
    source: 'off by one in a remainder',
    area: 'pagination',
    primary: 'pagination.number-fetched',
    expect: ['pagination.number-fetched'],
    behaviour: whenPage(isContinued, {
      ...memberAs('limit', (_, { page }, { query }) => (page.length < query.limit ? page.length + 1 : page.length)),
    }),
  },
  {
    id: 'number-fetched-as-asked',
    fault: 'where a limit was clamped, the limit member is the one that was asked for',
    source: 'the request is echoed',
    area: 'pagination',
    primary: 'pagination.number-fetched',
    expect: ['pagination.number-fetched'],
    behaviour: whenPage(isClamped, {
      ...memberAs('limit', (_, __, context) => Number(context.behaviour.parameter('limit', context))),
    }),
  },
  {
    id: 'number-fetched-missing',
    fault: 'there is no limit member',
    source: 'a member of the document that was never built',
    area: 'response',
    primary: 'response.list-members',
    expect: ['response.list-members'],
    behaviour: memberAs('limit', () => undefined),
  },
  {
    id: 'next-offset-is-the-start',
    fault: 'the offset member is the index the page starts at',
    source: 'public reports: "offset" echoed',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: memberAs('offset', (_, __, { start }) => start),
  },
  {
    id: 'next-offset-constant',
    fault: 'the offset member is 50 on every page',
    source: 'the example of the document, taken literally',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: memberAs('offset', () => 50),
  },
  {
    id: 'next-offset-one-off',
    fault: 'the offset member is the index of the last item of the page',
    source: 'off by one',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: memberAs('offset', (offset) => Math.max(0, Number(offset) - 1)),
  },
  {
    id: 'next-offset-forgets-the-offset',
    fault: 'on a page by offset the offset member is the length of the page',
    source: 'a count in place of a position',
    area: 'pagination',
    primary: 'pagination.next-offset',
    expect: ['pagination.next-offset'],
    behaviour: whenPage(isByOffset, { ...memberAs('offset', (_, { page }) => page.length) }),
  },
  {
    id: 'next-offset-as-text',
    fault: 'the offset member is a string',
    source: 'public reports: 64-bit integers as text',
    area: 'response',
    primary: 'response.list-members',
    expect: ['response.list-members', 'response.schema', 'projection.schema'],
    behaviour: memberAs('offset', String),
  },
  {
    id: 'end-token-null',
    fault: 'the last page has the token null',
    source: 'public reports: no value, written as null',
    area: 'response',
    primary: 'response.list-members',
    // A last page with a token that is not the empty string.
    expect: ['response.list-members', 'response.nulls', 'pagination.token-at-end'],
    behaviour: memberAs('continue', (token) => token || null),
  },
  {
    id: 'end-token-missing',
    fault: 'the last page has no token member',
    source: 'public reports: omitempty in Go leaves out the empty string',
    area: 'response',
    primary: 'response.list-members',
    expect: ['response.list-members', 'pagination.token-at-end'],
    behaviour: memberAs('continue', (token) => token || undefined),
  },
  {
    id: 'list-members-missing-when-empty',
    fault: 'an empty page has an empty list metadata object',
    source: 'an early return for the empty result',
    area: 'response',
    primary: 'response.list-members',
    expect: ['response.list-members'],
    behaviour: whenPage((context) => context.query.filter.length > 0, {
      listMeta: (original) => (result, context) =>
        result.page.length === 0 ? ({} as ReturnType<typeof original>) : original(result, context),
    }),
  },
];
