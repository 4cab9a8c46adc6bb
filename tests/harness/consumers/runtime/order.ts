import type { Direction, OrderRole } from '../../contract/roles';
import type { OrderKey } from '../../grammar/order-key';
import { filled } from '../../grammar/template';
import { keyTemplate } from '../../grammar/write';
import type { Key } from './api';
import { unwritable } from './listing-error';

const directions = ['ascending', 'descending'] as const;

/** A key as the query spells it; `undefined` where that depends on its number, or is no text. */
export function spelledKey(key: OrderKey, order: OrderRole): string | undefined {
  const template = keyTemplate(key, order);
  if (typeof template !== 'string' || template.includes('{index')) return undefined;
  return filled(template, { field: key.field.path });
}

function keyOf(told: string | Key, order: OrderRole): OrderKey {
  const all = order.fields.flatMap((field) =>
    directions.map((direction) => ({ field, direction })).filter((key) => keyTemplate(key, order) !== undefined),
  );
  const found = all.find((key) =>
    typeof told === 'string'
      ? spelledKey(key, order) === told
      : key.field.path === told.field && key.direction === told.direction,
  );
  if (found !== undefined) return found;
  throw unwritable(
    `Expected a key that this listing can be ordered by; found ${typeof told === 'string' ? told : `${told.field}, ${told.direction}`}. The fields are ${order.fields.map(({ path }) => path).join(', ')}.`,
  );
}

/** Throws `ListingError` for a key that there is not, and for more keys than the contract promises. */
export function keysOf(told: string | Key | readonly (string | Key)[], order: OrderRole): readonly OrderKey[] {
  const keys = (typeof told === 'string' || 'direction' in told ? [told] : told).map((one) => keyOf(one, order));
  if (keys.length <= (order.keys ?? Infinity)) return keys;
  throw unwritable(`Expected at most ${order.keys} keys in an order; found ${keys.length}.`);
}

export const key =
  (direction: Direction) =>
  (field: string): Key => ({ direction, field });
