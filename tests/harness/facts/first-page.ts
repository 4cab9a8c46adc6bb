import { isDocumented } from '../contract/operators';
import type { ListingField } from '../contract/model';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import type { ListQuery } from '../listing/listing';
import { followed, followedBy } from './followed-orders';
import { type Direction, byField, keyOf, orderableFields } from './ordered';
import { orderBesideLimit } from './limit-beside-order';
import { pageSizes, planProbes, sized } from './probe-plan';
import { projectedOrder } from './projected-order';
import { standIn } from './stand-in';

/** The query of the first page by a field: that of its walk, where there is one, else one that other checks ask for, too. */
export async function firstBy(scene: Scene, field: ListingField, direction: Direction): Promise<ListQuery> {
  const key: OrderKey = { field, direction };
  return (
    (await followedBy(scene, [key]))?.query ??
    (await standIn(scene, key)) ??
    (await orderBesideLimit(scene, key)) ??
    projectedOrder(scene, { ...byField(field, direction), ...(await theOthers(scene, direction)) }, [key])
  );
}

/** Descending, a page of what the ascending one of the usual size does not show, where it may be so long: so both show what is in the middle. */
async function theOthers(scene: Scene, direction: Direction): Promise<Pick<ListQuery, 'limit'>> {
  const { total } = await planProbes(scene.listing);
  const { usual, maximum } = await pageSizes(scene);
  const others = total - usual;
  return direction === 'descending' && usual < others && others <= maximum ? sized(scene.contract, others) : {};
}

/** Orderable fields the target orders by: documented ones, and candidates it does not refuse. */
export async function takenFields(scene: Scene): Promise<readonly ListingField[]> {
  const { refused } = await followed(scene);
  const taken: ListingField[] = [];
  for (const field of await orderableFields(scene)) {
    if (refused.has(field)) continue;
    const query = await firstBy(scene, field, keyOf(scene, field, 'ascending').direction);
    if (isDocumented(field) || (await scene.listing.ask(query)).kind === 'page') taken.push(field);
  }
  return taken;
}
