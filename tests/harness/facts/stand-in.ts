import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { disorderedPair } from '../judging/collation';
import { allOf, leftBehind } from '../judging/left-behind';
import type { ListQuery } from '../listing/listing';
import type { Page } from '../listing/reply';
import type { Walk } from '../listing/walk';
import { onceFor } from '../once-for';
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
  if (reply.kind !== 'page') return undefined;
  const base = await scene.listing.walk();
  const isShown = inOrder(reply, `${key.field.path} ${key.direction}`, () => isInOrder(reply, base, key));
  return isShown ? order.query : undefined;
}

/** By page: each check asks for the same ones, and a page and the plain walk beside it are of one view of the target. */
const inOrder = onceFor<Page, string, boolean>();

function isInOrder({ items, identities }: Page, base: Walk, key: OrderKey): boolean {
  if (disorderedPair(items, [key]) !== undefined) return false;
  const rest = base.end === 'ended' ? restOf(identities, base) : allOf([]);
  return leftBehind(items, rest, [key]) === undefined;
}

const isSameKey = (some: OrderKey | undefined, other: OrderKey): boolean =>
  some?.field === other.field && some.direction === other.direction;
