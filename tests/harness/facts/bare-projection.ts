import { projectedPath } from '../contract/projected-path';
import { isDocumented } from '../contract/operators';
import type { ListingField } from '../contract/model';
import type { Expression } from '../grammar/expression';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { expectedOf } from '../judging/matches';
import { isWithin } from '../listing/paths';
import type { ListQuery } from '../listing/listing';
import { fieldValues } from '../listing/column';
import type { Item } from '../listing/value';
import { dividingClause } from './dividing-clause';
import { takenFields } from './first-page';
import { coarseFirst, keyOf } from './ordered';
import { pageSizes, planProbes, sized } from './probe-plan';
import { itemsOfBeginning } from './stretches';
import { walkedUnion } from './walked-union';

/** A filtered order that is projected to a field which is neither its identity nor what it is ordered or filtered by. */
export interface BareProjection {
  readonly query: ListQuery;
  readonly filter: Expression;
  readonly ordered: ListingField;
  readonly shown: ListingField;
  /** Items on a page, as far as a request can name it. */
  readonly size: number;
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
    (field) =>
      projection.paths.includes(projectedPath(field)) &&
      !isWithin(projectedPath(field), projection.keeps) &&
      !others.some((other) => projectedPath(other) === projectedPath(field)),
  );
  return fields.toSorted((a, b) => fieldValues(items, b).size - fieldValues(items, a).size)[0];
}

/**
 * The probe of a cursor that is made of the answer, and of a filter that goes with it; `undefined` where the data has none, `refused` where
 * the target refuses each one that it may refuse.
 */
export async function bareProjection(scene: Scene): Promise<BareProjection | 'refused' | undefined> {
  const { projection, order } = scene.contract;
  if (projection === undefined || order === undefined) return undefined;
  const { items } = await scene.listing.walk();
  const clause = await dividingClause(scene);
  if (clause === undefined) return undefined;
  const { maximum } = await pageSizes(scene);
  const { long } = await planProbes(scene.listing);
  const filter = await walkedUnion(scene, items, clause, long ? itemsOfBeginning(maximum - 1) : Infinity);
  const { must, may } = await expectedOf(scene, filter);
  const size = Math.max(1, Math.min(maximum - 1, Math.ceil(must.size / 2)));
  // The coarsest field leaves most to the tie breaker, which is not asked for either.
  const taken = coarseFirst(await takenFields(scene), items).filter(({ path }) => path !== clause.field.path);
  const documented = taken.filter(isDocumented);
  // A target that orders by each may refuse to order by both, or by a candidate beside others.
  let isRefused = false;
  for (const fields of documented.length < taken.length ? [taken, documented] : [taken]) {
    for (const keys of keysOf(scene, items, fields, clause.field)) {
      const query = { filter, order: keys.order, projection: [projectedPath(keys.shown)], ...sized(scene.contract, size) };
      if ((await scene.listing.ask(query)).kind !== 'refusal')
        return { query, filter, ...keys, size, wanted: may.size + size + 1 };
      isRefused = true;
    }
  }
  return isRefused ? 'refused' : undefined;
}

interface ProjectedOrder {
  readonly order: readonly OrderKey[];
  readonly ordered: ListingField;
  readonly shown: ListingField;
}

/** Orders of these fields for the probe, that of two keys first: its cursor is a union of conditions. */
function keysOf(
  scene: Scene,
  items: readonly Item[],
  [ordered, ...others]: readonly ListingField[],
  filtered: ListingField,
): readonly ProjectedOrder[] {
  const shown = ordered && tellingField(scene, items, [filtered, ordered]);
  if (ordered === undefined || shown === undefined) return [];
  const alone = { order: [keyOf(scene, ordered, 'descending')], ordered, shown };
  // The next coarsest field leaves ties, too.
  const next = scene.contract.order?.keys === 1 ? undefined : others.find(({ path }) => path !== shown.path);
  if (next === undefined) return [alone];
  return [{ ...alone, order: [...alone.order, keyOf(scene, next, 'ascending')] }, alone];
}
