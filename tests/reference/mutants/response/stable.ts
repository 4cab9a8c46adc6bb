import { whenPage } from '../../when';
import { isPlain } from '../conditions';
import type { Mutant, Silence } from '../mutant';

export const mutants: readonly Mutant[] = [
  {
    id: 'no-order-of-its-own',
    fault: 'the items of a page come in another order with each request',
    source: 'public reports: a query without an order, as the scan happens to find the rows',
    area: 'response',
    primary: 'response.stable',
    // Whatever compares two answers position by position sees it.
    expect: [
      'response.stable',
      'pagination.page-size',
      'pagination.token-replay',
      'pagination.offset-walk',
      'pagination.offset-position',
      // Projected items without an identity are compared by their position.
      'projection.values',
      'projection.membership',
      'robustness.unknown-parameter',
      'robustness.long-query',
      'robustness.empty-parameter',
    ],
    behaviour: () => {
      let seed = 1;
      const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
      return whenPage(isPlain, {
        cutPage: (original) => (clusters, context) =>
          original(clusters, context)
            .map((cluster) => [next(), cluster] as const)
            .sort(([a], [b]) => a - b)
            .map(([, cluster]) => cluster),
      });
    },
  },
];

export const silence: Silence = 'silent after the first read';
