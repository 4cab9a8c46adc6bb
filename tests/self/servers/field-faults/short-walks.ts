import type { Query } from '../field-query';
import type { Steps } from '../field-steps';
import { holds } from '../field-steps';
import type { FieldFault } from './fault';

/** Walks that end while items stand behind, and pages that pass over what an order finds nothing for. */

const tokenOf = ({ pairs }: Query): string | undefined => pairs.find(([name]) => name === 'after')?.[1];
const isOrdered = ({ pairs }: Query): boolean => pairs.some(([name]) => name === 'sort');

/** The walk ends with its last page but so many, where `when` holds. */
const endsAfter =
  (most: number, when: (query: Query) => boolean): FieldFault['change'] =>
  () => {
    const depths = new Map<string, number>();
    return {
      tell(told, query) {
        const depth = (depths.get(tokenOf(query) ?? '') ?? 0) + 1;
        if (told.next !== null) depths.set(told.next, depth);
        return when(query) && depth >= most ? { ...told, next: null } : told;
      },
    };
  };

/** A page that leaves one item alone says that it is the last, where `when` holds. */
const dropsLastOne =
  (when: (query: Query) => boolean): FieldFault['change'] =>
  (base) => {
    const selected = new WeakMap<Query, number>();
    return {
      arrange(parcels, query) {
        selected.set(query, parcels.length);
        return base.arrange(parcels, query);
      },
      tell: (told, query) =>
        when(query) && (selected.get(query) ?? 0) - query.skip === told.rows.length + 1 ? { ...told, next: null } : told,
    };
  };

/** An inner join, or a condition that an index brings with it: what lacks a key of the order is left out, and not counted, where `when` holds. */
const withoutMissing =
  (when: (query: Query) => boolean): FieldFault['change'] =>
  (base: Steps) => {
    const isLeft = (query: Query, parcel: Parameters<Steps['selects']>[0]): boolean =>
      !when(query) || query.keys.every(({ field }) => parcel[field] !== null);
    return {
      selects: (parcel, query) => isLeft(query, parcel) && base.selects(parcel, query),
      total: (parcels, query) => parcels.filter((parcel) => isLeft(query, parcel) && holds(base, parcel, query)).length,
    };
  };

export const shortWalks: readonly FieldFault[] = [
  {
    id: 'order-ends-after-five-pages',
    source: 'a bound of pages that only the path of an order has',
    seen: 'Under an order a walk of ten parcels a page ends with the fiftieth.',
    change: endsAfter(5, isOrdered),
    options: { defaultSize: 10, maximum: 20 },
  },
  {
    id: 'filter-ends-after-five-pages',
    source: 'a bound of pages that only the path of a filter has',
    seen: 'Under a filter a walk of few parcels a page ends with the fifth.',
    change: endsAfter(5, ({ filter }) => filter !== undefined),
    options: { defaultSize: 10, maximum: 20 },
  },
  {
    id: 'last-one-dropped',
    source: 'what is left is compared with one instead of none',
    seen: 'A last page of a single parcel is never reached.',
    change: dropsLastOne(() => true),
  },
  {
    id: 'last-one-dropped-under-filter',
    source: 'what is left is compared with one instead of none, by the query that counts for a filter',
    seen: 'Under a filter a last page of a single parcel is never reached.',
    change: dropsLastOne(({ filter }) => filter !== undefined),
  },
  {
    id: 'last-one-dropped-under-order',
    source: 'what is left is compared with one instead of none, by the query of an order',
    seen: 'Under an order a last page of a single parcel is never reached.',
    change: dropsLastOne(isOrdered),
  },
  {
    id: 'nothing-behind-an-order-at-the-maximum',
    source: 'one item more is looked for, and the bound of a page is put to that number, too',
    seen: 'Under an order a page of the maximum says that it is the last.',
    change: () => ({ tell: (told, query) => (isOrdered(query) && query.size === 100 ? { ...told, next: null } : told) }),
    options: { defaultSize: 50, maximum: 100 },
  },
  {
    id: 'missing-left-out-under-filter-and-order',
    source: 'https://github.com/laravel/framework/issues/25804 (an inner join that a filter brings to an order)',
    seen: 'Under a filter, an order by a field leaves out the parcels without it, and does not count them.',
    change: withoutMissing(({ filter, pairs }) => filter !== undefined && pairs.some(([name]) => name === 'sort')),
  },
  {
    id: 'missing-weight-left-out-under-filter-and-order',
    source: 'https://github.com/laravel/framework/issues/25804 (an inner join that a filter brings to an order)',
    seen: 'Under a filter, an order by weight leaves out the parcels without one.',
    change: withoutMissing(
      ({ filter, keys, pairs }) =>
        filter !== undefined && pairs.some(([name]) => name === 'sort') && keys.some(({ field }) => field === 'weight'),
    ),
  },
];
