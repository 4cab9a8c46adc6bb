import { isDocumented } from '../contract/operators';
import type { Expression } from '../grammar/expression';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { expectedOf, faultOf } from '../judging/matches';
import { firstDuplicate } from '../judging/sequence';
import type { ListQuery } from '../listing/listing';
import { fieldText } from '../listing/value';
import { keyOf, known, orderableFields } from './ordered';

/** The key by which a union is ordered: a documented field of a clause of its own, of which the items that it finds hold several values. */
async function keyWithin(scene: Scene, union: Expression): Promise<OrderKey | undefined> {
  const named = new Set(union.clauses.map(({ field }) => field.path));
  const { may } = await expectedOf(scene, union);
  const found = [...(await known(scene))].flatMap(([identity, item]) => (may.has(identity) ? [item] : []));
  const field = (await orderableFields(scene)).find(
    (one) => isDocumented(one) && named.has(one.path) && new Set(found.map((item) => fieldText(item, one))).size > 1,
  );
  return field && keyOf(scene, field, 'descending');
}

/**
 * How a union is asked for: in an order by a field that it names itself, because a target may keep one of the two by name; without an order
 * where that is not answered as the union is, which tells whose fault it is.
 */
export async function unionQuery(scene: Scene, union: Expression): Promise<ListQuery & { readonly order?: readonly OrderKey[] }> {
  const key = await keyWithin(scene, union);
  if (key === undefined) return { filter: union };
  const query = { filter: union, order: [key] };
  const reply = await scene.listing.ask(query);
  const isAnswered =
    reply.kind === 'page' && firstDuplicate(reply.identities) === undefined && (await faultOf(scene, reply, union)) === undefined;
  return isAnswered ? query : { filter: union };
}
