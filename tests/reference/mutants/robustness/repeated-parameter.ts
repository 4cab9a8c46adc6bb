import { robustnessFault, breaksOn, readTwice } from '../robustness-fault';
import { whenPage } from '../../when';
import { malformed } from '../../errors';
import { parameterNames } from '../../fields';
import { isRepeated } from '../../parameters';
import type { Mutant, Silence } from '../mutant';

const repeated = 'robustness.repeated-parameter';

export const mutants: readonly Mutant[] = [
  robustnessFault(
    'repeated-parameter-breaks',
    'a parameter that stands twice ends in a 500',
    'public reports: a list where a text is expected',
    [repeated],
    breaksOn(/limit=\d+&(?:.*&)?limit=/),
  ),
  robustnessFault(
    'repeated-parameter-added',
    'a limit that stands twice is the sum of both',
    'CWE-235: extra parameters',
    [repeated],
    readTwice((all) => all.replace(/limit=1(.*)&limit=2/, 'limit=3$1')),
  ),
  robustnessFault(
    'repeated-parameter-joined',
    'a limit of 1 that stands beside one of 2 is 12',
    'public reports: both texts put together',
    [repeated],
    readTwice((all) => all.replace(/limit=1(.*)&limit=2/, 'limit=12$1')),
  ),
  robustnessFault(
    'repeated-token-breaks',
    'a token that stands twice ends in a 500',
    'https://github.com/ljharb/qs#parsing-arrays',
    [repeated],
    breaksOn(/continue=[^&]+&(?:.*&)?continue=/),
  ),
  robustnessFault(
    'repeated-offset-added',
    'an offset that stands twice is the sum of both, and of any other parameter the last counts',
    'CWE-235: extra parameters',
    [repeated],
    readTwice((all) => all.replace(/offset=1(.*)&offset=2/, 'offset=3$1')),
  ),
  robustnessFault(
    'repeated-filter-dropped',
    'a filter that stands twice is none, and of any other parameter the last counts',
    'https://github.com/ljharb/qs#parsing-arrays',
    [repeated],
    {
      ...readTwice(),
      ...whenPage(({ request }) => /filters=[^&]*&(?:.*&)?filters=/.test(request.rawQuery), {
        filterItems: () => (clusters) => clusters,
      }),
    },
  ),
  ...(['order', 'projection'] as const).map((role) =>
    robustnessFault(
      `repeated-${role}-dropped`,
      `${role === 'order' ? 'an order' : 'a projection'} that stands twice is none`,
      'https://github.com/ljharb/qs#parsing-arrays',
      [repeated],
      {
        parameter: (original) => (name, context) =>
          name === parameterNames[role] && isRepeated(name, context) ? undefined : original(name, context),
      },
    ),
  ),
  robustnessFault(
    'repeated-order-breaks-where-others-are-refused',
    'an order that stands twice ends in a 500, and each other parameter is refused',
    'public reports: a list where a text is expected, behind a schema that knows numbers alone',
    [repeated],
    {
      parameter: (original) => (name, context) => {
        if (!isRepeated(name, context)) return original(name, context);
        if (name === parameterNames.order) throw new Error('unexpected list');
        throw malformed(name, 'RepeatedParameter', `The parameter ${name} is given more than once.`);
      },
    },
  ),
];

export const silence: Silence = 'silent after the first read';
