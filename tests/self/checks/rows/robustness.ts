import { whenRequest } from '../../../reference/when';
import { Refusal, malformed } from '../../../reference/errors';
import { breakDown, nothing, one, type Rows } from './row';

const silent = 'silent after the first read';

export const robustness: Rows = {
  'robustness.repeated-parameter': {
    fault: {
      parameter: (original) => (name, context) => {
        try {
          return original(name, context);
        } catch (refusal) {
          if (refusal instanceof Refusal && refusal.code === 'RepeatedParameter') breakDown();
          throw refusal;
        }
      },
    },
    inconclusive: silent,
  },
  'robustness.empty-parameter': {
    fault: { readFilter: (original) => (raw, context) => (raw === '' ? breakDown() : original(raw, context)) },
    inconclusive: silent,
  },
  'robustness.unknown-parameter': {
    fault: whenRequest(({ request }) => request.rawQuery.includes('nope'), { readQuery: () => breakDown }),
    inconclusive: silent,
  },
  'robustness.long-query': {
    fault: whenRequest(({ request }) => request.rawQuery.length > 8000, { readQuery: () => breakDown }),
    inconclusive: silent,
  },
  'robustness.encoding': {
    fault: whenRequest(({ request }) => request.rawQuery.includes('%2e'), {
      readFilter: () => () => {
        throw malformed('filters', 'MalformedFilter', 'Dots are not to be encoded.');
      },
    }),
    inconclusive: one,
  },
  'robustness.plus': {
    fault: whenRequest(({ request }) => request.rawQuery.includes('+'), { readFilter: () => () => [] }),
    inconclusive: nothing,
  },
};
