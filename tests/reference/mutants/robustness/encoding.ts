import { robustnessFault, readAs, breaksOn } from '../robustness-fault';
import type { Mutant, Silence } from '../mutant';

const encoding = 'robustness.encoding';

export const mutants: readonly Mutant[] = [
  robustnessFault(
    'small-hexadecimal-digits-kept',
    'percent-encoding in small hexadecimal digits is not undone',
    'a decoder of its own',
    [encoding],
    readAs(/filters=[^&]*%(?:\d[a-f]|[a-f][\da-f])[^&]*/, 'filters=metadata.name%3Dnope'),
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
];

export const silence: Silence = { items: 1 };
