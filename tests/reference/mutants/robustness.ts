import type { RequirementId } from '../../../generated/requirement-ids';
import type { BehaviourOverride } from '../behaviour';
import { parameterNames } from '../fields';
import type { Mutant } from './mutant';

function robustnessFault(
  id: string,
  fault: string,
  source: string,
  expect: readonly [RequirementId, ...RequirementId[]],
  behaviour: BehaviourOverride,
): Mutant {
  return { id, fault, source, area: 'robustness', primary: expect[0], expect, behaviour };
}

/** Requests whose raw query matches break the server. */
const breaksOn = (pattern: RegExp): BehaviourOverride => ({
  readQuery: (original) => (context) => {
    if (pattern.test(context.request.rawQuery)) throw new Error('unexpected query');
    return original(context);
  },
});

/** Requests whose raw query matches are read as another one. */
const readAs = (pattern: RegExp, replacement: string): BehaviourOverride => ({
  readQuery: (original) => (context) => {
    const rawQuery = context.request.rawQuery.replace(pattern, replacement);
    return original({ ...context, request: { ...context.request, rawQuery } });
  },
});

const repeated = 'robustness.repeated-parameter';
const empty = 'robustness.empty-parameter';
const unknown = 'robustness.unknown-parameter';
const long = 'robustness.long-query';
const encoding = 'robustness.encoding';
const plus = 'robustness.plus';

/** Queries written in an unusual way. */
export const robustnessMutants: readonly Mutant[] = [
  robustnessFault(
    'repeated-parameter-breaks',
    'a parameter that stands twice ends in a 500',
    'public reports: a list where a text is expected',
    [repeated],
    breaksOn(/limit=\d+&limit=/),
  ),
  robustnessFault(
    'repeated-parameter-added',
    'a limit that stands twice is the sum of both',
    'CWE-235: extra parameters',
    [repeated],
    readAs(/limit=1&limit=2/, 'limit=3'),
  ),
  robustnessFault(
    'repeated-parameter-joined',
    'a limit of 1 that stands beside one of 2 is 12',
    'public reports: both texts put together',
    [repeated],
    readAs(/limit=1&limit=2/, 'limit=12'),
  ),
  robustnessFault(
    'empty-token-breaks',
    'an empty token ends in a 500',
    'a decoder that is given nothing',
    [empty],
    breaksOn(/(^|&)continue=(&|$)/),
  ),
  robustnessFault(
    'empty-order-breaks',
    'an empty order ends in a 500',
    'the first element of an empty list',
    [empty],
    breaksOn(/(^|&)orderBy=(&|$)/),
  ),
  robustnessFault(
    'empty-projection-breaks',
    'an empty projection ends in a 500',
    'the first element of an empty list',
    [empty],
    breaksOn(/(^|&)fields=(&|$)/),
  ),
  robustnessFault(
    'empty-token-starts-elsewhere',
    'an empty token leads to the second page',
    'an empty text decoded to a default state',
    [empty],
    readAs(/(^|&)continue=(?=&|$)/, '$1offset=50'),
  ),
  // The long query is one with an unknown parameter.
  robustnessFault(
    'unknown-parameter-breaks',
    'an unknown parameter ends in a 500',
    'a strict decoder whose error nobody handles',
    [unknown, long],
    breaksOn(/nopeNope=/),
  ),
  robustnessFault(
    'unknown-parameter-filters',
    'an unknown parameter is taken for a filter, and nothing matches',
    'public reports: every parameter is a field',
    [unknown, long],
    readAs(/nopeNope=.*/, 'filters=metadata.name%3Dnope'),
  ),
  robustnessFault(
    'unknown-parameter-resets',
    'with an unknown parameter the second page is given',
    'positional reading of the query',
    [unknown, long],
    readAs(/nopeNope=.*/, 'offset=50'),
  ),
  robustnessFault(
    'long-query-breaks',
    'a query of more than 4 KiB ends in a 500',
    'public reports: a buffer for the request line',
    [long],
    {
      readQuery: (original) => (context) => {
        if (context.request.rawQuery.length > 4096) throw new Error('buffer too small');
        return original(context);
      },
    },
  ),
  robustnessFault(
    'small-hexadecimal-digits-kept',
    'percent-encoding in small hexadecimal digits is not undone',
    'a decoder of its own',
    [encoding],
    readAs(/filters=(?:%[0-9a-f]{2})+(?=&|$)/, 'filters=metadata.name%3Dnope'),
  ),
  robustnessFault(
    'encoded-letters-kept',
    'letters that are percent-encoded are not undone',
    'routing on the raw query',
    [encoding],
    {
      readFilter: (original) => (raw, context) =>
        original(/filters=%73|filters=%6d/.test(context.request.rawQuery) ? `%${raw ?? ''}` : raw, context),
    },
  ),
  robustnessFault(
    'broken-encoding-breaks',
    'a percent sign without digits ends in a 500',
    'public reports: URIError',
    [encoding],
    breaksOn(/%zz/),
  ),
  robustnessFault(
    'plus-breaks',
    'a plus sign in a value ends in a 500',
    'a value used as a regular expression',
    [plus],
    breaksOn(/filters=[^&]*\+/),
  ),
  robustnessFault(
    'plus-drops-the-filter',
    'a filter with a plus sign is left out',
    'a value that cannot be read is no filter',
    [plus],
    {
      readFilter: (original) => (raw, context) =>
        original(new RegExp(`${parameterNames.filter}=[^&]*\\+`).test(context.request.rawQuery) ? undefined : raw, context),
    },
  ),
];
