import { projectedPath } from '../contract/projected-path';
import { isDocumented } from '../contract/operators';
import type { ListingField } from '../contract/model';
import { type Expression, join, where } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { divides, expectedOf } from '../judging/matches';
import { isWithin } from '../listing/paths';
import type { ListQuery } from '../listing/listing';
import { fieldValues, sendableValues } from '../listing/column';
import type { Item } from '../listing/value';
import { clausesOf } from './clauses';
import { type DividingClause, dividingClause } from './dividing-clause';
import { takenFields } from './first-page';
import { coarseFirst, keyOf } from './ordered';
import { precedenceOf } from './precedence';
import { pageSizes, planProbes, sized } from './probe-plan';
import { itemsOfBeginning } from './stretches';

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
 * A value, or another one beside a clause by AND, which binds closer by itself; none where that does not show, or finds more than `most`
 * items. A condition that is put beside it, as a cursor is, may bind one of the two alone.
 */
async function mixedUnion(scene: Scene, most: number): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  const clauses = filter?.and === undefined || filter.or === undefined ? undefined : await clausesOf(scene);
  const precedence = clauses && (await precedenceOf(scene));
  if (clauses === undefined || precedence === undefined || precedence === 'or-first') return [];
  const { a, b, y } = clauses;
  const both = join('and', b, y);
  const mixed = precedence === 'left-to-right' ? join('or', both, a) : join('or', a, both);
  const [{ may }, without, alone] = [
    await expectedOf(scene, mixed),
    await expectedOf(scene, join('or', a, b)),
    await expectedOf(scene, a),
  ];
  const isShown = may.size < without.must.size && may.size > alone.may.size && may.size <= most;
  return isShown && canWrite(mixed, filter) ? [mixed] : [];
}

/**
 * Two values of a field, one of them beside a further clause where that can be, which leave items out; one value alone where the grammar or
 * the data has no such union.
 */
async function unionOf(scene: Scene, items: readonly Item[], clause: DividingClause, most: number): Promise<Expression> {
  const { field, value } = clause;
  const others = [...sendableValues(items, field)]
    .filter(([one, matches]) => one !== value && matches <= most - clause.matches)
    .toSorted(([, a], [, b]) => b - a);
  const [other] = others;
  const unions = [
    ...(await mixedUnion(scene, most)),
    ...(other === undefined ? [] : [join('or', where(field, value), where(field, other[0]))]),
    // Of a truth value both are everything; the same value again shows the operator at least.
    join('or', where(field, value), where(field, value)),
  ].filter((union) => canWrite(union, scene.contract.filter));
  for (const union of unions) if (await divides(scene, union)) return union;
  return where(field, value);
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
  const filter = await unionOf(scene, items, clause, long ? itemsOfBeginning(maximum - 1) : Infinity);
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
