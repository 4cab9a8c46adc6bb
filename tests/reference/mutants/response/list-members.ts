import { memberAs } from '../list-member';
import { whenPage } from '../../when';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
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
    id: 'count-missing-when-empty',
    fault: 'a count of 0 is left out',
    source: 'public reports: omitempty in Go leaves out zero',
    area: 'response',
    primary: 'response.list-members',
    expect: ['response.list-members'],
    behaviour: memberAs('count', (count) => (count === 0 ? undefined : count)),
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

export const silence: Silence = 'no list';
