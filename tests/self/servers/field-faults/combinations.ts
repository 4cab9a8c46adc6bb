import { crash, type FieldFault } from './fault';
import type { Query } from '../field-query';

/** What shows only where two parts of a query meet. */

/** Whether the projection leaves out a key of the order. */
const hidesKey = ({ keys, paths }: Query): boolean => paths !== undefined && keys.some(({ field }) => !paths.includes(field));
const hidesIdentity = ({ paths }: Query): boolean => paths !== undefined && !paths.includes('id');

const unionOutsideCursor: FieldFault['change'] = (base) => ({
  selects(parcel, query) {
    const { filter, cursor } = query;
    if (filter === undefined || filter.length < 2 || cursor === undefined) return base.selects(parcel, query);
    const [last] = filter.slice(-1);
    return (
      filter.slice(0, -1).some((one) => one.every((clause) => clause.value === parcel[clause.field])) ||
      base.selects(parcel, { ...query, filter: last === undefined ? undefined : [last] })
    );
  },
});

export const combinations: readonly FieldFault[] = [
  {
    id: 'cursor-without-projected-key',
    source: 'https://github.com/twentyhq/twenty/issues/24354',
    seen: 'Where the order key is not projected, it is missing in the cursor, and the walk goes astray.',
    change: (base) => ({
      cursorOf(last, query) {
        const cursor = base.cursorOf(last, query);
        return {
          ...cursor,
          values: cursor.values.map((value, index) =>
            query.paths?.includes(query.keys[index]?.field ?? '') === false ? null : value,
          ),
        };
      },
    }),
  },
  {
    id: 'cursor-without-projected-key-ends',
    source: 'https://github.com/twentyhq/twenty/issues/24354',
    seen: 'Where the order key is not projected, the walk ends after a page.',
    change: () => ({
      tell: (told, query) => (hidesKey(query) && query.pairs.some(([name]) => name === 'sort') ? { ...told, next: null } : told),
    }),
  },
  {
    id: 'cursor-without-projected-key-breaks',
    source: 'https://github.com/twentyhq/twenty/issues/24354',
    seen: 'Where a timestamp is the order key and not projected, a page with a successor answers with 500.',
    change: (base) => ({
      cursorOf: (last, query) =>
        hidesKey(query) && query.keys[0]?.field === 'dispatchedAt'
          ? crash("KeyError: 'dispatchedAt'")
          : base.cursorOf(last, query),
    }),
  },
  {
    id: 'cursor-without-projected-identity',
    source: 'https://github.com/twentyhq/twenty/issues/24354',
    seen: 'Where the identity is not projected, the tie breaker is lost: ties at an edge come again, without an end where a page is smaller.',
    change: (base) => ({
      cursorOf: (last, query) => ({ ...base.cursorOf(last, query), id: hidesIdentity(query) ? '0000000000000000000' : last.id }),
    }),
  },
  {
    id: 'union-outside-cursor',
    source: 'https://github.com/hypequery/hypequery/issues/348',
    seen: 'With OR, the second page holds what the first one held: `a OR (b AND cursor)`.',
    change: unionOutsideCursor,
  },
  ...(['in', 'in-alone'] as const).flatMap((grammar): readonly FieldFault[] => [
    {
      id: `values-outside-cursor-${grammar}`,
      source: 'https://github.com/hypequery/hypequery/issues/348 (for several values of one field)',
      seen: 'With several values, the second page holds what the first one held: `a OR (b AND cursor)`.',
      change: unionOutsideCursor,
      options: { grammar },
    },
    {
      id: `values-lost-on-second-page-${grammar}`,
      source: 'https://github.com/twentyhq/twenty/issues/24354 (for several values)',
      seen: 'From the second page on, only the first of several values is looked at.',
      change: (base) => ({
        selects: (parcel, query) =>
          base.selects(parcel, query.cursor === undefined ? query : { ...query, filter: query.filter?.slice(0, 1) }),
      }),
      options: { grammar },
    },
  ]),
  {
    id: 'cursor-union-outside-filter',
    source: 'https://github.com/hypequery/hypequery/issues/348 (for two keys)',
    seen: 'Under two keys, the cursor is an OR without brackets: from the second page on, the filter holds for ties only.',
    change: (base) => ({
      selects(parcel, query) {
        const { cursor, keys } = query;
        if (cursor === undefined || query.filter === undefined || keys.length < 2) return base.selects(parcel, query);
        const [first] = keys;
        const beyond = first !== undefined && base.compare(first, parcel[first.field], cursor.values[0] ?? null) > 0;
        return beyond || base.selects(parcel, query);
      },
    }),
  },
  {
    id: 'union-outside-scope',
    source: 'https://github.com/hypequery/hypequery/issues/348 (for the scope)',
    seen: 'With OR, parcels of another depot come: `depot = x AND a OR b`.',
    change: (base) => ({
      depotOf: ({ headers, raw }) => (/%20or%20|\+or\+/.test(raw) ? undefined : base.depotOf({ headers, raw })),
    }),
  },
  {
    id: 'filter-lost-on-second-page',
    source: 'https://github.com/twentyhq/twenty/issues/24354 (for the filter)',
    seen: 'From the second page on, a union is not looked at.',
    change: (base) => ({
      selects(parcel, query) {
        const lost = query.cursor !== undefined && (query.filter?.length ?? 0) > 1;
        return base.selects(parcel, lost ? { ...query, filter: undefined } : query);
      },
    }),
  },
  {
    id: 'projection-lost-on-second-page',
    source: 'https://github.com/twentyhq/twenty/issues/24354 (for the projection)',
    seen: 'From the second page on, whole parcels come, where an order is asked, too.',
    change: (base) => ({
      show: (parcel, query) =>
        base.show(parcel, query.cursor !== undefined && query.ask.raw.includes('sort=') ? { ...query, paths: undefined } : query),
    }),
  },
  {
    id: 'order-key-left-over',
    source: 'https://github.com/twentyhq/twenty/issues/24354 (mended by selecting the key)',
    seen: 'Beside a projection, the order key stands in each parcel though it is not asked.',
    change: (base) => ({
      show: (parcel, query) =>
        base.show(
          parcel,
          query.paths === undefined || !query.ask.raw.includes('sort=')
            ? query
            : { ...query, paths: [...query.paths, ...query.keys.map(({ field }) => field)] },
        ),
    }),
  },
  {
    id: 'order-key-left-over-nested',
    source: 'https://github.com/twentyhq/twenty/issues/24354 (mended by selecting the key)',
    seen: 'The same for an order by city alone.',
    change: (base) => ({
      show: (parcel, query) =>
        base.show(
          parcel,
          query.paths !== undefined && query.sort.includes('recipient.city')
            ? { ...query, paths: [...query.paths, 'recipient.city'] }
            : query,
        ),
    }),
  },
  {
    id: 'count-of-rest-under-filter',
    source: 'no report: a count behind the cursor',
    seen: 'Beside a filter, the count on the second page is that of the rest.',
    change: (base) => ({
      total: (parcels, query) =>
        query.filter !== undefined && query.cursor !== undefined
          ? parcels.filter((parcel) => base.selects(parcel, query)).length
          : base.total(parcels, query),
    }),
  },
  {
    id: 'count-ignores-union',
    source: 'https://github.com/hypequery/hypequery/issues/348 (for the count)',
    seen: 'With OR, the count is that of the first part.',
    change: (base) => ({ total: (parcels, query) => base.total(parcels, { ...query, filter: query.filter?.slice(0, 1) }) }),
  },
  {
    id: 'filter-after-projection',
    source: 'https://github.com/twentyhq/twenty/issues/24354 (for the filter)',
    seen: 'A filter by a field that is not projected finds nothing where a union is asked.',
    change: (base) => ({
      selects(parcel, query) {
        const { filter, paths } = query;
        if (filter === undefined || paths === undefined || filter.length < 2) return base.selects(parcel, query);
        const seen = filter.filter((part) => part.every(({ field }) => paths.includes(field)));
        return holdsWithin(seen, query, (one) => base.selects(parcel, one));
      },
    }),
  },
  {
    id: 'filter-and-order-of-one-field',
    source: 'no report: one clause overwrites another of the same name',
    seen: 'A descending order by the field that a filter names, too, ascends.',
    change: (base) => ({
      arrange(parcels, query) {
        const [first] = query.keys;
        const turned =
          first?.descending === true &&
          query.filter?.some((part) => part.some(({ field }) => field === 'name' && field === first.field));
        return turned === true ? [...base.arrange(parcels, query)].reverse() : base.arrange(parcels, query);
      },
    }),
  },
  {
    id: 'limit-lost-beside-filter',
    source: 'no report: the filtered branch of a handler',
    seen: 'With a filter, all that it finds comes on one page, over the maximum, too.',
    change: (base) => ({ cut: (rows, query) => base.cut(rows, query.filter === undefined ? query : { ...query, size: 1_000 }) }),
  },
  {
    id: 'offset-lost-beside-filter',
    source: 'no report: the filtered branch of a handler',
    seen: 'With a filter, an offset answers the first page.',
    change: (base) => ({ cut: (rows, query) => base.cut(rows, query.filter === undefined ? query : { ...query, skip: 0 }) }),
  },
  {
    id: 'offset-lost-beside-order',
    source: 'no report: the ordered branch of a handler',
    seen: 'With an order, an offset answers the first page.',
    change: (base) => ({
      cut: (rows, query) => base.cut(rows, query.ask.raw.includes('sort=') ? { ...query, skip: 0 } : query),
    }),
  },
  {
    id: 'order-lost-beside-union',
    source: 'no report: a union is two queries joined',
    seen: 'With OR, the order is that of the identity.',
    change: (base) => ({
      arrange: (parcels, query) =>
        (query.filter?.length ?? 0) > 1
          ? [...parcels].sort((one, other) => base.tie(one.id, other.id, query))
          : base.arrange(parcels, query),
    }),
  },
  {
    id: 'filter-lost-under-two-keys',
    source: 'https://github.com/hypequery/hypequery/issues/348 (for two keys)',
    seen: 'Under two keys, from the second page on, the filter is not looked at.',
    change: (base) => ({
      selects: (parcel, query) =>
        base.selects(parcel, query.cursor !== undefined && query.keys.length > 1 ? { ...query, filter: undefined } : query),
    }),
  },
  {
    id: 'second-key-not-projected',
    source: 'https://github.com/twentyhq/twenty/issues/24354 (for the second key)',
    seen: 'Where the second key is not projected, it is missing in the cursor.',
    change: (base) => ({
      cursorOf(last, query) {
        const cursor = base.cursorOf(last, query);
        const isLost = (index: number): boolean => index > 0 && query.paths?.includes(query.keys[index]?.field ?? '') === false;
        return { ...cursor, values: cursor.values.map((value, index) => (isLost(index) ? null : value)) };
      },
    }),
  },
  {
    id: 'count-of-page-under-filter',
    source: 'no report: a count behind the cut',
    seen: 'Beside a filter and an order, the count on a further page is that of the page.',
    change: (base) => ({
      tell: (told, query) =>
        query.filter !== undefined && query.cursor !== undefined ? { ...told, total: told.rows.length } : base.tell(told, query),
    }),
  },
  {
    id: 'order-keys-left-over-under-filter',
    source: 'https://github.com/twentyhq/twenty/issues/24354 (mended by selecting the key)',
    seen: 'Beside a projection, a filter and an order, the keys stand in each parcel though they are not asked.',
    change: (base) => ({
      show: (parcel, query) =>
        base.show(
          parcel,
          query.paths === undefined || query.filter === undefined || query.ask.raw.includes('skip=')
            ? query
            : { ...query, paths: [...query.paths, ...query.keys.map(({ field }) => field)] },
        ),
    }),
  },
  {
    id: 'projected-list-as-text',
    source: 'no report: a list is told as the joined text that its column holds',
    seen: 'Beside a projection the tags are one text with commas.',
    change: (base) => ({
      show(parcel, query) {
        const item = base.show(parcel, query) as { readonly [name: string]: unknown };
        return query.paths === undefined || !Array.isArray(item['tags']) ? item : { ...item, tags: item['tags'].join(',') };
      },
    }),
  },
];

const holdsWithin = (filter: Query['filter'], query: Query, selects: (query: Query) => boolean): boolean =>
  filter !== undefined && filter.length > 0 && selects({ ...query, filter });
