import { kinds, type FieldName, type Value } from '../field-data';
import type { FieldFault } from './fault';

/** Keyset cursors that lose precision. */

const digits = (count: number, value: Value): Value =>
  typeof value === 'string' ? value.replace(/\.(\d+)Z$/, (_, part: string) => `.${part.slice(0, count).padEnd(1, '0')}Z`) : value;

/** Timestamps of some fields keep so many digits of a second in the cursor, in some directions. */
const truncated =
  (count: number, fields: readonly FieldName[], direction?: 'ascending' | 'descending'): FieldFault['change'] =>
  (base) => ({
    cursorOf(last, query) {
      const cursor = base.cursorOf(last, query);
      const values = cursor.values.map((value, index) => {
        const key = query.keys[index];
        const concerned =
          key !== undefined && fields.includes(key.field) && direction !== (key.descending ? 'ascending' : 'descending');
        return concerned ? digits(count, value) : value;
      });
      return { ...cursor, values };
    },
  });

/** Values go through a double. */
const rounded = (value: Value): Value => (typeof value === 'bigint' ? BigInt(Number(value)) : value);

const changedInCursor =
  (change: (value: Value, field: FieldName) => Value): FieldFault['change'] =>
  (base) => ({
    cursorOf(last, query) {
      const cursor = base.cursorOf(last, query);
      return { ...cursor, values: cursor.values.map((value, index) => change(value, query.keys[index]?.field ?? 'id')) };
    },
  });

const roundedIdentity = (id: string): string => String(BigInt(Number(id)));

export const precision: readonly FieldFault[] = [
  {
    id: 'milliseconds',
    source: 'https://github.com/xing/rails_cursor_pagination/issues/101',
    seen: 'Parcels of one millisecond come again, or newest first are lost.',
    change: truncated(3, ['createdAt', 'dispatchedAt']),
  },
  {
    id: 'milliseconds-newest-first',
    source: 'https://github.com/miharekar/visualizer/issues/158',
    seen: 'Newest first, parcels of one millisecond are lost.',
    change: truncated(3, ['createdAt'], 'descending'),
  },
  {
    id: 'milliseconds-dispatched',
    source: 'https://github.com/xing/rails_cursor_pagination/issues/101',
    seen: 'In an order by dispatchedAt, parcels of one millisecond come again.',
    change: truncated(3, ['dispatchedAt']),
  },
  {
    id: 'milliseconds-oldest-first',
    source: 'https://github.com/xing/rails_cursor_pagination/issues/101',
    seen: 'Oldest first, parcels of one millisecond come again.',
    change: truncated(3, ['createdAt'], 'ascending'),
  },
  {
    id: 'seconds',
    source: 'https://github.com/evilmartians/graphql-connections/issues/7',
    seen: 'Parcels of one second come again, in pages that are small enough without an end.',
    change: truncated(0, ['createdAt', 'dispatchedAt']),
  },
  {
    id: 'identity-through-double',
    source: 'https://github.com/graphile/graphile-engine/issues/811',
    seen: 'Of equal parcels at an edge, those whose identities are near are lost or come twice.',
    change: (base) => ({ cursorOf: (last, query) => ({ ...base.cursorOf(last, query), id: roundedIdentity(last.id) }) }),
  },
  {
    id: 'identity-order-through-double',
    source: 'https://github.com/graphile/graphile-engine/issues/811',
    seen: 'In an order by identity, near identities are lost or come twice.',
    change: (base) => ({
      reach: (key, one, cursor, query) =>
        key.field === 'id' ? base.reach(key, one, roundedIdentity(String(cursor)), query) : base.reach(key, one, cursor, query),
    }),
  },
  {
    id: 'serial-through-double',
    source: 'https://github.com/graphile/graphile-engine/issues/811',
    seen: 'In an order by serial, near serials are lost or come twice.',
    change: changedInCursor(rounded),
  },
  {
    id: 'weight-rounded',
    source: 'https://github.com/xing/rails_cursor_pagination/issues/101 (for decimals)',
    seen: 'In an order by weight, weights that are alike to a digit are lost or come twice.',
    change: changedInCursor((value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value)),
  },
  {
    id: 'weight-whole',
    source: 'https://github.com/xing/rails_cursor_pagination/issues/101 (for decimals)',
    seen: 'In an order by weight, parcels behind a weight with a fraction are lost or come twice.',
    change: changedInCursor((value) => (typeof value === 'number' ? Math.trunc(value) : value)),
  },
  {
    id: 'weight-as-text',
    source: 'https://github.com/uriyyo/fastapi-pagination/pull/2044 (values in a cursor are text)',
    seen: 'In an order by weight, 9 stands behind 10 at an edge.',
    change: (base) => ({
      reach(key, one, cursor, query) {
        if (kinds[key.field] !== 'number' || one === null || cursor === null) return base.reach(key, one, cursor, query);
        const [left, right] = [String(one), String(cursor)];
        return (key.descending ? -1 : 1) * (left < right ? -1 : left > right ? 1 : 0);
      },
    }),
  },
];
