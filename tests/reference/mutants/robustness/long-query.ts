import { robustnessFault, long } from '../robustness-fault';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
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
];

export const silence: Silence = 'silent after the first read';
