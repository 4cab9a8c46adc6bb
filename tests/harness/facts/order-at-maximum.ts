import { isDocumented } from '../contract/operators';
import type { Scene } from '../judging/check';
import type { ListQuery } from '../listing/listing';
import { byField, directionsOf, orderableFields } from './ordered';
import { pageSizes, planProbes } from './probe-plan';
import { projectedOrder } from './projected-order';

/**
 * An order in pages of exactly the maximum, of which no other one is: to know whether there is a next one, an item more is often asked for, which a
 * bound may take away. With each seed another order. `undefined` where the usual page is as long, or the listing is no longer.
 */
export async function orderAtMaximum(scene: Scene): Promise<ListQuery | undefined> {
  const { usual, maximum } = await pageSizes(scene);
  const { total } = await planProbes(scene.listing);
  if (scene.contract.limit?.maximum === undefined || usual >= maximum || total <= maximum) return undefined;
  const fields = (await orderableFields(scene)).filter(isDocumented);
  const keys = fields.flatMap((field) => directionsOf(scene, field).map((direction) => ({ field, direction })));
  const key = keys[(scene.seed - 1) % Math.max(1, keys.length)];
  return key && projectedOrder(scene, { ...byField(key.field, key.direction), limit: maximum }, [key]);
}
