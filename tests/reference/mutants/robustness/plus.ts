import { robustnessFault, breaksOn } from '../robustness-fault';
import { parameterNames } from '../../fields';
import type { Mutant, Silence } from '../mutant';

const plus = 'robustness.plus';

export const mutants: readonly Mutant[] = [
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

export const silence: Silence = { items: 0 };
