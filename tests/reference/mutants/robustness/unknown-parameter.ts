import { robustnessFault, long, breaksOn, readAs } from '../robustness-fault';
import type { Mutant, Silence } from '../mutant';

const unknown = 'robustness.unknown-parameter';

export const mutants: readonly Mutant[] = [
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
];

export const silence: Silence = 'silent after the first read';
