import { compareCodePoints } from '../order';
import type { Mutant } from './mutant';

export const sortingMutants: readonly Mutant[] = [
  {
    id: 'sorted-page-by-page',
    fault: 'each page is sorted by itself, after it was cut',
    source: 'sorting in the view instead of the query',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending'],
    behaviour: {
      sortItems: () => (clusters) => clusters,
      cutPage: (original, base) => (clusters, context) => base.sortItems(original(clusters, context), context),
    },
  },
  {
    id: 'timestamps-ordered-as-text',
    fault: 'timestamps are compared as text, whatever their offset and precision',
    source: 'timestamps stored as strings',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'timestamp' ? compareCodePoints(a, b) : original(a, b, key, context),
    },
  },
];
