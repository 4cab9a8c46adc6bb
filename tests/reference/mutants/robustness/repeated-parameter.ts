import { robustnessFault, breaksOn, readAs } from '../robustness-fault';
import type { Mutant, Silence } from '../mutant';

const repeated = 'robustness.repeated-parameter';

export const mutants: readonly Mutant[] = [
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
    'repeated-token-breaks',
    'a token that stands twice ends in a 500',
    'https://github.com/ljharb/qs#parsing-arrays',
    [repeated],
    breaksOn(/continue=[^&]+&(?:.*&)?continue=/),
  ),
];

export const silence: Silence = 'silent after the first read';
