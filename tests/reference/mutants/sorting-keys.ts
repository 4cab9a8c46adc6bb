import type { RequirementId } from '../../../generated/requirement-ids';
import { parameterNames } from '../fields';
import type { SpectroCluster } from '../types';
import type { Mutant } from './mutant';

/** An order by a field that no item has. */
const isUnknown = (order: string | undefined): boolean => order?.startsWith('nope') === true;

/** What any order shows that is not the asked one. */
const everyOrder: readonly RequirementId[] = [
  'sorting.ascending',
  'sorting.descending',
  'sorting.second-key',
  'sorting.second-key-direction',
  'sorting.third-key',
  'sorting.with-filter',
  'sorting.with-projection',
  'pagination.continue-order',
];

const severalKeys = ['sorting.second-key', 'sorting.second-key-direction', 'sorting.third-key'] as const;

/** Faults in which fields, directions and keys an order takes. */
export const sortingKeyMutants: readonly Mutant[] = [
  {
    id: 'order-ignored',
    fault: 'the order parameter is accepted and changes nothing',
    source: 'an operator mistake: the parameter was renamed in the handler only',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: [...everyOrder, 'sorting.reverse', 'sorting.missing-values'],
    behaviour: { sortItems: () => (clusters) => clusters },
  },
  {
    id: 'direction-ignored',
    fault: 'every order ascends',
    source: 'an operator mistake: the sign is parsed and dropped',
    area: 'sorting',
    primary: 'sorting.descending',
    expect: everyOrder.filter((id) => id !== 'sorting.ascending' && id !== 'sorting.second-key').concat('sorting.reverse'),
    behaviour: {
      compareKey: (original) => (a, b, key, context) => original(a, b, { ...key, direction: 1 }, context),
    },
  },
  {
    id: 'direction-inverted',
    fault: '1 descends and -1 ascends',
    source: 'a public report pattern: the sign convention of the store is the opposite one',
    area: 'sorting',
    primary: 'sorting.ascending',
    // Among equals by the first key the second still counts. Both are enumerations, and the rank of one is the server's own.
    expect: everyOrder.filter((id) => id !== 'sorting.second-key' && id !== 'sorting.second-key-direction'),
    behaviour: {
      compareKey: (original) => (a, b, key, context) => -original(a, b, key, context),
    },
  },
  {
    id: 'timestamps-newest-first',
    fault: 'timestamps are ordered newest first under 1, oldest first under -1',
    source: 'an operator mistake: the default of a dashboard built into the query',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending'],
    behaviour: {
      compareValues: (original) => (a, b, key, context) =>
        key.kind === 'timestamp' ? original(b, a, key, context) : original(a, b, key, context),
    },
  },
  {
    id: 'uid-ascends-always',
    fault: 'an order by uid ascends whatever its direction',
    source: 'a public report pattern: the primary key is read in the order of its index',
    area: 'sorting',
    primary: 'sorting.descending',
    expect: ['sorting.descending', 'sorting.reverse'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) =>
        original(a, b, key.path === 'metadata.uid' ? { ...key, direction: 1 } : key, context),
    },
  },
  {
    id: 'state-ascending-unordered',
    fault: 'ascending order by state does nothing, descending works',
    source: 'an operator mistake: only one direction has an index',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.reverse', 'sorting.missing-values'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) =>
        key.path === 'status.state' && key.direction === 1 ? 0 : original(a, b, key, context),
    },
  },
  {
    id: 'last-modified-unordered',
    fault: 'an order by the time of modification is accepted and changes nothing',
    source: 'a public report pattern: the field is missing in the map of sortable columns',
    area: 'sorting',
    primary: 'sorting.ascending',
    expect: ['sorting.ascending', 'sorting.descending', 'sorting.reverse', 'sorting.missing-values'],
    behaviour: {
      compareKey: (original) => (a, b, key, context) =>
        key.path === 'metadata.lastModifiedTimestamp' ? 0 : original(a, b, key, context),
    },
  },
  {
    id: 'second-key-ignored',
    fault: 'an order of several fields uses the first only',
    source: 'a public report pattern: the sort parameter read as one field',
    area: 'sorting',
    primary: 'sorting.second-key',
    expect: severalKeys,
    behaviour: {
      readOrder: (original) => (raw, context) => original(raw, context).slice(0, 1),
    },
  },
  {
    id: 'last-key-only',
    fault: 'an order of several fields uses the last only',
    source: 'an operator mistake: each key overwrites the one before it',
    area: 'sorting',
    primary: 'sorting.second-key',
    expect: severalKeys,
    behaviour: {
      readOrder: (original) => (raw, context) => original(raw, context).slice(-1),
    },
  },
  {
    id: 'keys-swapped',
    fault: 'the last field of an order weighs most',
    source: 'an operator mistake: one stable sort after another, in the order of the keys',
    area: 'sorting',
    primary: 'sorting.second-key',
    expect: severalKeys,
    behaviour: {
      readOrder: (original) => (raw, context) => original(raw, context).toReversed(),
    },
  },
  {
    id: 'further-keys-ascend',
    fault: 'the second key and those after it ascend, whatever their direction',
    source: 'an operator mistake: the direction is read for the first key only',
    area: 'sorting',
    primary: 'sorting.second-key-direction',
    expect: ['sorting.second-key-direction', 'sorting.third-key'],
    behaviour: {
      readOrder: (original) => (raw, context) =>
        original(raw, context).map((key, index) => (index === 0 ? key : { ...key, direction: 1 })),
    },
  },
  {
    id: 'one-direction-for-all-keys',
    fault: 'all keys take the direction of the first',
    source: 'a public report pattern: one direction argument for a list of columns',
    area: 'sorting',
    primary: 'sorting.second-key-direction',
    expect: ['sorting.second-key-direction', 'sorting.third-key'],
    behaviour: {
      readOrder: (original) => (raw, context) => {
        const keys = original(raw, context);
        return keys.map((key) => ({ ...key, direction: keys[0]?.direction ?? 1 }));
      },
    },
  },
  {
    id: 'third-key-ignored',
    fault: 'keys beyond the second are dropped',
    source: 'a published fault model: the third of a repeated structure is not handled (boundary of a list)',
    area: 'sorting',
    primary: 'sorting.third-key',
    expect: ['sorting.third-key'],
    behaviour: {
      readOrder: (original) => (raw, context) => original(raw, context).slice(0, 2),
    },
  },
  {
    id: 'sorted-list-cached-without-direction',
    fault: 'a sorted result is cached by its fields, not by their directions',
    source: 'an operator mistake: a cache key that leaves out part of the query',
    area: 'sorting',
    primary: 'sorting.descending',
    expect: ['sorting.descending', 'sorting.reverse'],
    behaviour: () => {
      const cache = new Map<string, readonly SpectroCluster[]>();
      return {
        sortItems: (original) => (clusters, context) => {
          const { order, filter, projection, scope } = context.query;
          const key = JSON.stringify([order.map(({ path }) => path), filter, projection, scope]);
          const known = cache.get(key) ?? original(clusters, context);
          cache.set(key, known);
          return known;
        },
      };
    },
  },
  {
    id: 'unknown-order-field-lists-nothing',
    fault: 'an order by a field that does not exist lists nothing',
    source: 'a public report pattern: the sort joins the index of a field, and there is none',
    area: 'sorting',
    primary: 'sorting.malformed',
    expect: ['sorting.malformed'],
    behaviour: {
      readOrder: (original) => (raw, context) => (isUnknown(raw) ? [] : original(raw, context)),
      filterItems: (original) => (clusters, context) =>
        isUnknown(context.behaviour.parameter(parameterNames.order, context)) ? [] : original(clusters, context),
    },
  },
  {
    id: 'unknown-order-field-breaks',
    fault: 'an order by a field that does not exist gives a 500',
    source: 'a public report pattern: the column name goes to the store unchecked',
    area: 'sorting',
    primary: 'sorting.malformed',
    expect: ['sorting.malformed'],
    behaviour: {
      readOrder: (original) => (raw, context) => {
        if (isUnknown(raw)) throw new TypeError('no such column');
        return original(raw, context);
      },
    },
  },
];
