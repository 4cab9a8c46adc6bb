import { createHash } from 'node:crypto';
import type { Parcel } from '../field-data';
import type { Query } from '../field-query';
import type { Steps } from '../field-steps';
import type { FieldFault } from './fault';

/** Pages cut where the sort is unstable among ties, and joins that multiply rows before the cut. */

const mixed = (id: string, salt: number): string => createHash('sha1').update(`${id} ${salt}`).digest('hex');

/** Ties stand as the planner likes for this page. */
const shuffledTies =
  (salt: (query: Query) => number): FieldFault['change'] =>
  () => ({
    tie: (one, other, query) => (mixed(one, salt(query)) < mixed(other, salt(query)) ? -1 : 1),
  });

/** The token holds an offset, and pages are cut from the whole order. */
const byOffset =
  (change: FieldFault['change']): FieldFault['change'] =>
  (base) => {
    const changed = { ...base, ...change(base) };
    const start = ({ cursor, skip }: Query): number =>
      cursor === undefined ? skip : Number(BigInt(cursor.id) - 1_000_000_000_000_000_000n);
    return {
      ...change(base),
      isAfter: () => true,
      cut: (rows, query) => changed.cut(rows.slice(start(query)), { ...query, skip: 0 }),
      cursorOf: (last, query) => ({
        values: query.keys.map(({ field }) => last[field]),
        id: String(1_000_000_000_000_000_000n + BigInt(start(query) + query.size)),
      }),
      tell: (told, query) => (start(query) + query.size >= told.total ? { ...told, next: null } : told),
    };
  };

const multiplied = (base: Steps, when: (query: Query) => boolean): Partial<Steps> => ({
  cut(rows, query) {
    if (!when(query)) return base.cut(rows, query);
    const joined = rows.flatMap((parcel) => Array.from({ length: Math.max(1, parcel.tags.length) }, () => parcel));
    return [...new Set(base.cut(joined, query))];
  },
});

export const unstable: readonly FieldFault[] = [
  {
    id: 'skip-without-tie-breaker',
    source: 'https://github.com/mislav/will_paginate/issues/553',
    seen: 'In an order, a page by skip holds parcels of the page before where they share its value.',
    change: (base) => ({
      tie: (one, other, query) =>
        query.skip > 0 ? (mixed(one, query.skip) < mixed(other, query.skip) ? -1 : 1) : base.tie(one, other, query),
    }),
  },
  {
    id: 'skip-turns-missing',
    source: 'https://www.postgresql.org/docs/current/queries-order.html (NULLS FIRST in one of two statements)',
    seen: 'In an order, a page by skip has what lacks the value at the other end.',
    change: (base) => ({
      arrange(parcels, query) {
        const arranged = base.arrange(parcels, query);
        const [first] = query.keys;
        if (query.skip === 0 || first === undefined) return arranged;
        const lacks = arranged.filter((parcel) => parcel[first.field] === null);
        const holding = arranged.filter((parcel) => parcel[first.field] !== null);
        return arranged[0]?.[first.field] === null ? [...holding, ...lacks] : [...lacks, ...holding];
      },
    }),
  },
  {
    id: 'offset-ties-by-page',
    source: 'https://github.com/mislav/will_paginate/issues/553',
    seen: 'Among ties, a parcel stands on two pages by offset and another on none.',
    change: shuffledTies(({ skip }) => skip),
  },
  {
    id: 'offset-ties-by-limit',
    source: 'https://github.com/mislav/will_paginate/issues/553',
    seen: 'Among ties, the order depends on the size of the page (top-N heapsort).',
    change: byOffset(shuffledTies(({ size, skip, cursor }) => size + skip + (cursor === undefined ? 0 : 1))),
  },
  {
    id: 'token-is-offset-ties-unstable',
    source: 'https://github.com/mislav/will_paginate/issues/553',
    seen: 'The token is an offset, and ties stand otherwise on each page.',
    change: byOffset(
      shuffledTies(({ cursor, skip }) => Number((cursor === undefined ? BigInt(skip) : BigInt(cursor.id)) % 1009n)),
    ),
  },
  {
    id: 'city-ties-unstable',
    source: 'https://github.com/mislav/will_paginate/issues/553',
    seen: 'The same for an order by city or carrier alone.',
    change: byOffset((base) => ({
      tie(one, other, query) {
        const salt = Number((query.cursor === undefined ? BigInt(query.skip) : BigInt(query.cursor.id)) % 1009n);
        const concerned = query.keys.some(({ field }) => field === 'recipient.city' || field === 'carrier');
        return concerned ? (mixed(one, salt) < mixed(other, salt) ? -1 : 1) : base.tie(one, other, query);
      },
    })),
  },
  {
    id: 'join-multiplies',
    source: 'https://github.com/laravel/framework/issues/25804',
    seen: 'By offset, in an order by city, a page is short, and a parcel with two tags stands on two pages.',
    change: (base) => multiplied(base, ({ keys }) => keys.some(({ field }) => field === 'recipient.city')),
  },
  {
    id: 'join-multiplies-filtered',
    source: 'https://github.com/laravel/framework/issues/25804',
    seen: 'The same for a filter by city, and the count is that of the rows.',
    change: (base) => ({
      ...multiplied(base, ({ ask }) => ask.raw.includes('recipient.city%20eq')),
      total(parcels, query) {
        const isJoined = query.ask.raw.includes('recipient.city%20eq');
        return base.total(
          isJoined
            ? parcels.flatMap((parcel: Parcel) => Array.from({ length: Math.max(1, parcel.tags.length) }, () => parcel))
            : parcels,
          query,
        );
      },
    }),
  },
];
