import type { FieldFault } from './fault';

/** The cursor before the filter: the parts behind its first OR are not held by it. */
const cursorInFirstPart: FieldFault['change'] = (base) => ({
  selects(parcel, query) {
    const { filter, cursor } = query;
    if (filter === undefined || filter.length < 2 || cursor === undefined) return base.selects(parcel, query);
    return (
      filter.slice(1).some((one) => one.every((clause) => base.matches(clause, parcel))) ||
      base.selects(parcel, { ...query, filter: filter.slice(0, 1) })
    );
  },
});

/** Where a cursor stands beside a filter with OR. */
/** The cursor's condition takes the place of the filter's clauses of the order's first field: both are kept by the name of the field. */
const clauseReplacedByCursor: FieldFault['change'] = (base) => ({
  selects(parcel, query) {
    const { filter, cursor, keys } = query;
    if (filter === undefined || cursor === undefined) return base.selects(parcel, query);
    const left = filter.map((clauses) => clauses.filter(({ field }) => field !== keys[0]?.field));
    return base.selects(parcel, { ...query, filter: left });
  },
});

export const unionCursors: readonly FieldFault[] = [
  {
    id: 'clause-replaced-by-cursor',
    source: 'https://github.com/hypequery/hypequery/issues/348 (for the field of the order)',
    seen: "Behind the first page a filter by the order's own field is not kept.",
    change: clauseReplacedByCursor,
  },
  {
    id: 'cursor-in-first-part',
    source: 'https://github.com/hypequery/hypequery/issues/348 (the cursor before the filter)',
    seen: 'With OR, the second page holds what the first one held by another part: `(cursor AND a) OR b`.',
    change: cursorInFirstPart,
  },
];
