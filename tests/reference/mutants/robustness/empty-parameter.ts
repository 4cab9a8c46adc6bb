import { robustnessFault, breaksOn, readAs } from '../robustness-fault';
import type { Mutant, Silence } from '../mutant';

const empty = 'robustness.empty-parameter';

export const mutants: readonly Mutant[] = [
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
];

export const silence: Silence = 'silent after the first read';
