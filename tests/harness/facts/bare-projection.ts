import type { ListingField } from '../contract/model';
import { type Expression, join, where } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { expectedOf } from '../judging/matches';
import { isWithin } from '../listing/paths';
import type { ListQuery } from '../listing/listing';
import { fieldValues, sendableValues, type Item } from '../listing/value';
import { dividingClause } from './combination';
import { takenFields } from './first-page';
import { coarseFirst, keyOf } from './ordered';
import { pageSizes, sized } from './probe-plan';

/** A filtered order that is projected to a field which is neither its identity nor what it is ordered or filtered by. */
export interface BareProjection {
  readonly query: ListQuery;
  readonly filter: Expression;
  readonly ordered: ListingField;
  readonly shown: ListingField;
  /** Items after which a walk is cut: more than a page beyond what the filter may find. */
  readonly wanted: number;
}

/** The field that most tells the items of a listing apart, among those that may be asked for and are not these. */
function tellingField(
  { contract: { projection, filter, order } }: Scene,
  items: readonly Item[],
  others: readonly ListingField[],
): ListingField | undefined {
  if (projection === undefined) return undefined;
  const fields = [...(filter?.fields ?? []), ...(order?.fields ?? [])].filter(
    ({ path }) =>
      projection.paths.includes(path) && !isWithin(path, projection.keeps) && !others.some((other) => other.path === path),
  );
  return fields.toSorted((a, b) => fieldValues(items, b).size - fieldValues(items, a).size)[0];
}

/** The two most common values of a field, either of which may hold; one of them where the grammar has no union. */
function unionOf({ contract }: Scene, items: readonly Item[], field: ListingField, value: string): Expression {
  const [other] = [...sendableValues(items, field)].filter(([one]) => one !== value).toSorted(([, a], [, b]) => b - a);
  const union = other === undefined ? undefined : join('or', where(field, value), where(field, other[0]));
  return union !== undefined && canWrite(union, contract.filter) ? union : where(field, value);
}

/** The probe of a cursor that is made of the answer, and of a filter that goes with it; `undefined` where the data has none. */
export async function bareProjection(scene: Scene): Promise<BareProjection | undefined> {
  const { items } = await scene.listing.walk();
  const clause = await dividingClause(scene);
  if (clause === undefined) return undefined;
  // The coarsest field leaves most to the tie breaker, which is not asked for either.
  const [ordered] = coarseFirst(await takenFields(scene), items).filter(({ path }) => path !== clause.field.path);
  const shown = ordered && tellingField(scene, items, [clause.field, ordered]);
  if (ordered === undefined || shown === undefined) return undefined;
  const filter = unionOf(scene, items, clause.field, clause.value);
  const { must, may } = await expectedOf(scene, filter);
  const size = Math.max(1, Math.min((await pageSizes(scene)).maximum - 1, Math.ceil(must.size / 2)));
  const order: readonly OrderKey[] = [keyOf(scene, ordered, 'descending')];
  const query = { filter, order, projection: [shown.path], ...sized(scene.contract, size) };
  return { query, filter, ordered, shown, wanted: may.size + size + 1 };
}
