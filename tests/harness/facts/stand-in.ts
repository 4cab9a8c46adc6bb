import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { disorderedPair } from '../judging/collation';
import { allOf, leftBehind } from '../judging/left-behind';
import type { ListQuery } from '../listing/listing';
import { followed } from './followed-orders';
import { restOf } from './ordered';

/**
 * A followed order by several keys that begins with this one and stands in for an order by it alone. `undefined` where there is none, or
 * where its page is not in order by the key: then that key is asked for by itself.
 */
export async function standIn(scene: Scene, key: OrderKey): Promise<ListQuery | undefined> {
  const { orders } = await followed(scene);
  const order = orders.find(({ keys: [first, ...others] }) => others.length > 0 && isSameKey(first, key));
  if (order === undefined) return undefined;
  const reply = await scene.listing.ask(order.query);
  if (reply.kind !== 'page' || disorderedPair(reply.items, [key]) !== undefined) return undefined;
  const base = await scene.listing.walk();
  const rest = base.end === 'ended' ? restOf(reply.identities, base) : allOf([]);
  return leftBehind(reply.items, rest, [key]) === undefined ? order.query : undefined;
}

const isSameKey = (some: OrderKey | undefined, other: OrderKey): boolean =>
  some?.field === other.field && some.direction === other.direction;
