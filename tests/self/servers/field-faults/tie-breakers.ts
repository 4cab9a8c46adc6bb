import type { FieldFault } from './fault';

/** Keyset cursors without a tie breaker, with the wrong one, or in one direction only. */

export const tieBreakers: readonly FieldFault[] = [
  {
    id: 'no-tie-breaker',
    source: 'https://github.com/tokio-rs/toasty/issues/1141',
    seen: 'Parcels that share the value at the edge of a page are lost.',
    change: () => ({ reachTie: () => -1 }),
  },
  {
    id: 'no-tie-breaker-inclusive',
    source: 'https://github.com/bensheldon/good_job/pull/1749',
    seen: 'Parcels that share the value at the edge of a page come twice.',
    change: (base) => ({ reachTie: (one, cursor, query) => (one === cursor ? base.reachTie(one, cursor, query) : 1) }),
  },
  {
    id: 'no-tie-breaker-created',
    source: 'https://github.com/ogx-ai/ogx/pull/6199',
    seen: 'In an order by createdAt, parcels of one instant are lost at an edge.',
    change: (base) => ({
      reachTie: (one, cursor, query) => (query.keys.at(-1)?.field === 'createdAt' ? -1 : base.reachTie(one, cursor, query)),
    }),
  },
  {
    id: 'no-tie-breaker-boolean',
    source: 'https://github.com/olavim/objection-cursor/issues/36',
    seen: 'In an order by fragile, a walk has two pages.',
    change: (base) => ({
      reachTie: (one, cursor, query) => (query.keys.at(-1)?.field === 'fragile' ? -1 : base.reachTie(one, cursor, query)),
    }),
  },
  {
    id: 'identity-alone',
    source: 'https://github.com/lablup/backend.ai/issues/13069',
    seen: 'Under any order but by identity, the second page holds what has a greater identity, not what comes next.',
    change: (base) => ({ isAfter: (parcel, cursor, query) => base.reachTie(parcel.id, cursor.id, query) > 0 }),
  },
  {
    id: 'identity-alone-descending',
    source: 'https://github.com/Uysim/pagy-cursor/issues/22',
    seen: 'The same where the order descends, and it is asked for by name.',
    change: (base) => ({
      isAfter: (parcel, cursor, query) =>
        query.sort.startsWith('-') && query.keys[0]?.field !== 'createdAt'
          ? base.reachTie(parcel.id, cursor.id, query) > 0
          : base.isAfter(parcel, cursor, query),
    }),
  },
  {
    id: 'identity-alone-text',
    source: 'https://github.com/lablup/backend.ai/issues/13069',
    seen: 'The same for an order by city alone.',
    change: (base) => ({
      isAfter: (parcel, cursor, query) =>
        query.sort.includes('recipient.city')
          ? base.reachTie(parcel.id, cursor.id, query) > 0
          : base.isAfter(parcel, cursor, query),
    }),
  },
  {
    id: 'tie-breaker-turned',
    source: 'https://github.com/lablup/backend.ai/issues/14731',
    seen: 'In a descending order, ties before the edge come again and ties behind it are lost.',
    change: (base) => ({
      reachTie: (one, cursor, query) => (query.keys.at(-1)?.descending ? -1 : 1) * base.reachTie(one, cursor, query),
    }),
  },
  {
    id: 'inclusive-descending',
    source: 'https://github.com/bensheldon/good_job/pull/1749',
    seen: 'In a descending order, the last parcel of a page is the first of the next one.',
    change: (base) => ({
      isAfter: (parcel, cursor, query) =>
        base.isAfter(parcel, cursor, query) || (query.keys[0]?.descending === true && parcel.id === cursor.id),
    }),
  },
  {
    id: 'first-key-alone',
    source: 'https://github.com/productdevbook/mavi/issues/62',
    seen: 'In an order by two keys, the second one is not looked at behind a page.',
    change: (base) => ({
      isAfter: (parcel, cursor, query) => base.isAfter(parcel, cursor, { ...query, keys: query.keys.slice(0, 1) }),
    }),
  },
  {
    id: 'mixed-directions-as-tuple',
    source: 'https://www.postgresql.org/docs/current/functions-comparisons.html#ROW-WISE-COMPARISON',
    seen: 'In an order by carrier up and weight down, rows are lost and repeated: `(a, b) > (x, y)` knows one direction.',
    change: (base) => ({
      reach: (key, one, cursor, query) =>
        base.reach({ ...key, descending: query.keys[0]?.descending === true }, one, cursor, query),
    }),
  },
  {
    id: 'second-page-ascends',
    source: 'extenddb #361',
    seen: 'From the second page on, a descending order by a name that is no timestamp ascends.',
    change: (base) => ({
      arrange(parcels, query) {
        const turned = query.cursor !== undefined && query.keys[0]?.descending === true && query.keys[0].field === 'name';
        const rows = base.arrange(parcels, query);
        return turned ? [...rows].reverse() : rows;
      },
    }),
  },
  {
    id: 'second-page-by-identity-nested',
    source: 'https://github.com/Uysim/pagy-cursor/issues/22',
    seen: 'From the second page on, an order by city is one by identity.',
    change: (base) => ({
      arrange: (parcels, query) =>
        query.cursor !== undefined && query.keys[0]?.field === 'recipient.city'
          ? [...parcels].sort((one, other) => base.tie(one.id, other.id, query))
          : base.arrange(parcels, query),
    }),
  },
  {
    id: 'no-tie-breaker-two-keys',
    source: 'https://github.com/productdevbook/mavi/issues/62',
    seen: 'In an order by carrier and fragile, parcels that share both are lost at an edge.',
    change: (base) => ({
      reachTie: (one, cursor, query) => (query.keys.length > 1 ? -1 : base.reachTie(one, cursor, query)),
    }),
  },
];
