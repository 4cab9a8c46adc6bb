import type { Key } from '../field-query';
import type { FieldName } from '../field-data';
import { crash, type FieldFault } from './fault';

/** Keyset cursors that stop, skip or break at a missing value. */

const isNewestFirst = ({ keys }: { readonly keys: readonly Key[] }): boolean => keys[0]?.descending === true;

/** `a > x` is unknown where either is null, so the row is not selected. */
const unknownIsFalse =
  (fields: readonly FieldName[] | undefined, when: (key: Key) => boolean = () => true): FieldFault['change'] =>
  (base) => ({
    reach(key, one, cursor, query) {
      const concerned = (fields === undefined || fields.includes(key.field)) && when(key);
      return concerned && (one === null || cursor === null) ? -1 : base.reach(key, one, cursor, query);
    },
  });

export const missingValues: readonly FieldFault[] = [
  {
    id: 'null-comparison-unknown',
    source: 'https://github.com/Azure/data-api-builder/issues/3234',
    seen: 'Parcels without a note never come in an order by note.',
    change: unknownIsFalse(undefined),
  },
  {
    id: 'null-timestamp-unknown',
    source: 'https://github.com/nicia-ai/typegraph/issues/696',
    seen: 'Parcels that are not dispatched yet never come in an order by dispatchedAt.',
    change: unknownIsFalse(['dispatchedAt']),
  },
  {
    id: 'null-note-unknown',
    source: 'https://github.com/nicia-ai/typegraph/issues/696',
    seen: 'Four of five parcels never come in an order by note.',
    change: unknownIsFalse(['note']),
  },
  {
    id: 'null-weight-unknown-descending',
    source: 'https://github.com/JSONbored/metagraphed/pull/9938',
    seen: 'The heaviest first: the walk stops inside the parcels without a weight.',
    change: unknownIsFalse(['weight'], ({ descending }) => descending),
    options: { nulls: 'greatest' },
  },
  {
    id: 'null-cursor-breaks',
    source: 'https://github.com/encode/django-rest-framework/issues/8912',
    seen: 'The page behind a missing value answers with 500.',
    change: (base) => ({
      reach: (key, one, cursor, query) =>
        cursor === null ? crash("'<' not supported between NoneType and str") : base.reach(key, one, cursor, query),
    }),
  },
  {
    id: 'null-cursor-is-the-word',
    source: 'https://github.com/encode/django-rest-framework/issues/9381',
    seen: 'Behind a missing note come the notes that stand behind the word None.',
    change: (base) => ({
      cursorOf(last, query) {
        const cursor = base.cursorOf(last, query);
        return {
          ...cursor,
          values: cursor.values.map((value, index) => (value === null && query.keys[index]?.field === 'note' ? 'None' : value)),
        };
      },
    }),
  },
  {
    id: 'null-cursor-drops-condition',
    source: 'https://github.com/twentyhq/twenty/issues/24333',
    seen: 'Behind a missing value the order starts again, less what has a smaller identity.',
    change: (base) => ({
      isAfter(parcel, cursor, query) {
        const isMissing = cursor.values.includes(null);
        return isMissing ? base.reachTie(parcel.id, cursor.id, query) > 0 : base.isAfter(parcel, cursor, query);
      },
    }),
  },
  {
    id: 'null-skipped-newest-first',
    source: 'https://github.com/getprobo/probo/pull/1331',
    seen: 'Newest dispatch first: behind the parcels without one, the others never come.',
    change: (base) => ({
      isAfter(parcel, cursor, query) {
        const lost = isNewestFirst(query) && query.keys[0]?.field === 'dispatchedAt' && cursor.values[0] === null;
        return base.isAfter(parcel, cursor, query) && !(lost && parcel.dispatchedAt !== null);
      },
    }),
  },
  {
    id: 'empty-text-is-missing',
    source: 'https://github.com/twentyhq/twenty/issues/24333',
    seen: 'A false, a zero or an empty text at the edge of a page is taken for no value: the next page starts again.',
    change: (base) => ({
      reach: (key, one, cursor, query) =>
        cursor === 0 || cursor === false || cursor === '' ? 0 : base.reach(key, one, cursor, query),
    }),
  },
  {
    id: 'missing-second-key-lost',
    source: 'https://github.com/zitadel/zitadel/issues/766',
    seen: 'In an order by carrier and note, parcels without a note are lost at an edge.',
    change: (base) => ({
      isAfter(parcel, cursor, query) {
        const [first, second] = query.keys;
        const lost =
          first !== undefined &&
          second !== undefined &&
          parcel[second.field] === null &&
          cursor.values[0] === parcel[first.field];
        return base.isAfter(parcel, cursor, query) && !lost;
      },
    }),
  },
  {
    id: 'nulls-last-in-cursor-only',
    source: 'https://github.com/Azure/data-api-builder/issues/3234',
    seen: 'The sort has missing values first where it descends, the cursor has them last: they come again on each page.',
    change: (base) => ({
      reach: (key, one, cursor, query) =>
        one === null || cursor === null ? Number(one === null) - Number(cursor === null) : base.reach(key, one, cursor, query),
    }),
  },
  {
    id: 'nulls-last-in-cursor-only-weight',
    source: 'https://github.com/Azure/data-api-builder/issues/3234',
    seen: 'The same for a weight, which one parcel in eleven lacks.',
    change: (base) => ({
      reach: (key, one, cursor, query) =>
        key.field === 'weight' && (one === null || cursor === null)
          ? Number(one === null) - Number(cursor === null)
          : base.reach(key, one, cursor, query),
    }),
  },
];
