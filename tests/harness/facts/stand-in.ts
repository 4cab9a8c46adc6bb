import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { disorderedPair, leftBehind } from '../judging/collation';
import type { ListQuery } from '../listing/listing';
import { chains, coarseFirst, downUpDown, keysOf, upDown } from './key-chains';
import { orderableFields, restOf } from './ordered';

/**
 * An order by several keys that begins with this one and stands in for an order by it alone, because the checks of further keys ask for it
 * anyway. `undefined` where none does: a page that is refused, or that the key alone would explain worse, is asked for by that key.
 */
export async function standIn(scene: Scene, key: OrderKey): Promise<ListQuery | undefined> {
  const most = scene.contract.order?.keys ?? Infinity;
  const signs = [upDown, downUpDown].find(([sign, ...others]) => sign === key.direction && others.length < most);
  if (signs === undefined) return undefined;
  const base = await scene.listing.walk();
  const [chain] = chains(coarseFirst(await orderableFields(scene), base.items), base.items, signs.length);
  if (chain?.[0] !== key.field) return undefined;
  const query: ListQuery = { order: keysOf(chain, signs) };
  const reply = await scene.listing.ask(query);
  if (reply.kind !== 'page' || disorderedPair(reply.items, [key]) !== undefined) return undefined;
  const rest = base.end === 'ended' ? restOf(reply.identities, base) : [];
  return leftBehind(reply.items, rest, [key]) === undefined ? query : undefined;
}
