import type { Replacements } from '../../../reference/behaviour';
import type { ListContext } from '../../../reference/context';
import type { ListSteps } from '../../../reference/steps';
import { whenPage } from '../../../reference/when';
import { breakDown, one, type Rows } from './row';

const unsorted: Replacements<ListSteps> = { sortItems: () => (clusters) => clusters };
const isOrdered = ({ query }: ListContext): boolean => query.order.length > 0;
const dictionary = new Intl.Collator('und').compare;

export const sorting: Rows = {
  'sorting.ascending': { fault: unsorted, inconclusive: one },
  'sorting.descending': { fault: unsorted, inconclusive: one },
  'sorting.reverse': {
    fault: { compareKey: (original) => (a, b, key, context) => original(a, b, { ...key, direction: 1 }, context) },
    inconclusive: one,
  },
  'sorting.permutation': {
    // One item stands twice, and another is gone.
    fault: whenPage(isOrdered, {
      sortItems: (original) => (clusters, context) => {
        const sorted = original(clusters, context);
        return [...sorted.slice(0, -1), ...sorted.slice(0, 1)];
      },
    }),
    inconclusive: one,
  },
  'sorting.missing-values': { fault: { compareMissing: () => () => 0 }, inconclusive: one },
  'sorting.collation': {
    fault: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'string' && key.direction === -1 ? dictionary(a, b) : original(a, b, key, context),
    },
    inconclusive: one,
  },
  'sorting.second-key': {
    fault: { readOrder: (original) => (raw, context) => original(raw, context).slice(0, 1) },
    inconclusive: one,
  },
  'sorting.second-key-direction': {
    fault: {
      readOrder: (original) => (raw, context) =>
        original(raw, context).map((key, _, [first = key]) => ({ ...key, direction: first.direction })),
    },
    inconclusive: one,
  },
  'sorting.third-key': {
    fault: { readOrder: (original) => (raw, context) => original(raw, context).slice(0, 2) },
    inconclusive: one,
  },
  'sorting.ties': {
    // The sort is stable: on later pages equals come the other way round.
    fault: whenPage((context) => isOrdered(context) && context.start > 0, {
      sortItems: (original) => (clusters, context) => original(clusters.toReversed(), context),
    }),
    inconclusive: one,
  },
  'sorting.with-filter': {
    fault: whenPage((context) => isOrdered(context) && context.query.filter.length > 0, unsorted),
    inconclusive: one,
  },
  'sorting.with-projection': {
    fault: whenPage((context) => isOrdered(context) && context.query.projection !== undefined, unsorted),
    inconclusive: one,
  },
  'sorting.malformed': {
    fault: {
      readOrder: (original) => (raw, context) => (raw?.startsWith('nope') === true ? breakDown() : original(raw, context)),
    },
    inconclusive: 'silent after the first read',
  },
};
