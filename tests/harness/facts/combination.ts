import { projectedPath } from '../contract/projected-path';
import type { OrderKey } from '../grammar/order-key';
import type { Json, ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { expectedOf } from '../judging/matches';
import { counted } from '../text/counted';
import { identityPaths } from '../contract/identity-paths';
import { documentedBy, isDocumented } from '../contract/operators';
import { where, type Clause, type Expression } from '../grammar/expression';
import type { ListQuery } from '../listing/listing';
import { keyOf, known, orderableFields } from './ordered';
import { pageSizes, planProbes, sized } from './probe-plan';
import { showsAll } from './projected-alike';
import { itemsOfBeginning } from './stretches';
import type { Item } from '../listing/value';
import { valueAt } from '../contract/pointer';
import { fieldText } from '../listing/value';
import { onceFor } from '../once-for';
import { unlessTooLong } from './too-long';
import { isWithin, pointerOfPath } from '../listing/paths';
import type { Walk } from '../listing/walk';

/**
 * A query of several parameters over three pages or more, shared by all checks on what must be kept beside and across pages. It has as many
 * of them as the contract promises.
 */
export interface KeptQuery {
  readonly query: ListQuery;
  /** The same without a projection. */
  readonly unprojected: ListQuery;
  /** Items on a page, as far as a request can name it. */
  readonly size: number;
  /** None where no order is promised. */
  readonly keys: readonly OrderKey[];
  readonly filter: Expression | undefined;
  readonly projection: readonly string[] | undefined;
  /** Items after which a walk is cut: one more than the filter may find, or three pages. */
  readonly wanted: number;
}

export interface KeptQueries {
  /** Filter and order; beside a projection where its pages show as much. */
  readonly filter: KeptQuery | undefined;
  /** Filter, order and projection, the filter's own field projected away. */
  readonly all: KeptQuery | undefined;
}

export interface DividingClause extends Clause {
  readonly field: ListingField;
  readonly matches: number;
}

/**
 * A clause that some items match and others do not: the most common value of the coarsest documented filter field. In a long listing the
 * most common one of those that a few pages hold, so that its walk is whole.
 */
export async function dividingClause(scene: Scene): Promise<DividingClause | undefined> {
  const { base, long } = await planProbes(scene.listing);
  const { items } = base;
  const { maximum } = await pageSizes(scene);
  const documented = documentedBy('eq', scene.contract.filter);
  const most = long ? itemsOfBeginning(maximum - 1) : 0;
  return unlessTooLong(scene, (of) => {
    let [common, few]: (DividingClause | undefined)[] = [];
    for (const field of documented) {
      for (const [value, matches] of of(items, field)) {
        if (matches === items.length) continue;
        if (matches > (common?.matches ?? 0)) common = { field, value, matches };
        if (matches > Math.max(2, few?.matches ?? 0) && matches <= most) few = { field, value, matches };
      }
    }
    return few ?? common;
  });
}

const wide = onceFor<readonly Item[], string, readonly string[]>();

/**
 * Paths of a wide projection: the identity, the order's field with its parent, the deepest path elsewhere, the
 * two deepest of one object, one that holds no text, and a list; never the filter's field.
 */
async function projectedPaths(
  scene: Scene,
  identity: readonly string[],
  field: ListingField | undefined,
  clause: DividingClause | undefined,
): Promise<readonly string[]> {
  const { items } = await scene.listing.walk();
  const key = JSON.stringify([identity, field?.path, clause?.field.path, clause?.value]);
  return wide(items, key, () => widePaths(scene, items, identity, field, clause));
}

/** The first two paths into one object below an item; none where there are no two. */
function siblings(paths: readonly string[]): readonly string[] {
  for (const [index, one] of paths.entries()) {
    const other = paths.slice(index + 1).find((path) => parentOf(path) === parentOf(one));
    if (other !== undefined && parentOf(one) !== '') return [one, other];
  }
  return [];
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

function widePaths(
  { contract }: Pick<Scene, 'contract'>,
  items: readonly Item[],
  identity: readonly string[],
  field: ListingField | undefined,
  clause: DividingClause | undefined,
): readonly string[] {
  const listed = clause === undefined ? items : items.filter((item) => fieldText(item, clause.field) === clause.value);
  const base = contract.projection?.base;
  // The outermost name that a projection may ask for.
  const rootOf = (path: string): string =>
    path
      .split('.')
      .slice(0, base === undefined ? 1 : base.split('.').length + 1)
      .join('.');
  const ordered = field && projectedPath(field);
  const root = ordered && rootOf(ordered);
  const shows = (path: string): boolean => clause !== undefined && isWithin(projectedPath(clause.field), [path]);
  // Held by more than half of what is listed, so that it stands on one of the first pages.
  const holds = (path: string, kind: (value: Json) => boolean): boolean => {
    const pointer = pointerOfPath(path);
    const held = listed.filter((item) => {
      const value = valueAt(item, pointer);
      return value !== undefined && kind(value);
    });
    return 2 * held.length > listed.length;
  };
  const elsewhere = (contract.projection?.paths ?? [])
    .filter((path) => rootOf(path) !== root && !shows(path))
    .sort((a, b) => b.split('.').length - a.split('.').length);
  const deepest = elsewhere.find((path) => holds(path, () => true));
  const scalar = elsewhere.find((path) => holds(path, (value) => typeof value === 'number' || typeof value === 'boolean'));
  const list = [...elsewhere, ...(contract.projection?.lists ?? [])].find((path) =>
    holds(path, (value) => Array.isArray(value) && value.length > 0),
  );
  const above = [...identity, ...(root === undefined || shows(root) ? [] : [root])];
  const paths = [...above, ordered, deepest, ...siblings(elsewhere.filter((path) => holds(path, () => true))), scalar, list];
  return [...new Set(paths.filter((path) => path !== undefined))];
}

export async function combinedProbes(scene: Scene): Promise<KeptQueries> {
  const { contract, listing } = scene;
  const clause = await dividingClause(scene);
  const documented = (await orderableFields(scene)).filter(isDocumented);
  // What a filter has made equal shows no order.
  const field = documented.find(({ path }) => path !== clause?.field.path) ?? documented[0];
  const lacksData =
    (contract.order?.fields.some(isDocumented) === true && field === undefined) ||
    (documentedBy('eq', contract.filter).length > 0 && clause === undefined);
  if (lacksData) return { filter: undefined, all: undefined };
  const keys: readonly OrderKey[] = field === undefined ? [] : [keyOf(scene, field, 'descending')];
  const { usual, maximum } = await pageSizes(scene);
  const filter = clause && where(clause.field, clause.value);
  const listed = clause?.matches ?? (await listing.walk()).items.length;
  // Three pages: what a token keeps, the next one made of it may lose.
  const pages = Math.ceil(listed / usual) === 3 ? 4 : 3;
  const part = Math.min(maximum - 1, Math.max(1, Math.ceil(listed / pages)));
  // A size that is the usual one, or cuts as many pages, may be lost unnoticed.
  const size = part === usual && part + 1 < Math.min(maximum, listed) ? part + 1 : part;
  const wanted = filter === undefined ? 2 * size + 1 : (await expectedOf(scene, filter)).may.size + 1;
  const identity = identityPaths(contract);
  const paths = identity === undefined ? [] : await projectedPaths(scene, identity, field, clause);
  const projection = paths.length === 0 ? undefined : paths;
  const query = { ...(filter && { filter }), ...(keys.length > 0 && { order: keys }), ...sized(contract, size) };
  const isCombined = filter !== undefined || keys.length > 0;
  const plain: KeptQuery = { query, unprojected: query, size, keys, filter, projection: undefined, wanted };
  const all: KeptQuery | undefined = projection && { ...plain, query: { ...query, projection }, projection };
  const isShown = all !== undefined && isCombined && (await showsAll(scene, all, await combinedWalk(scene, all)));
  return { filter: isShown ? all : isCombined ? plain : undefined, all };
}

/** Every page of a combination; a target that ignores the filter is not followed to the end. */
export function combinedWalk({ listing }: Pick<Scene, 'listing'>, { query, wanted }: KeptQuery): Promise<Walk> {
  return listing.walk(query, wanted);
}

/** The items of a walk as the default walk holds them: whole, even where the walk was projected. */
export async function membersInOrder(scene: Scene, walk: Walk): Promise<readonly Item[]> {
  const items = await known(scene);
  return walk.identities.flatMap((identity) => items.get(identity) ?? []);
}

/** Says what is lacking where there is no combination: values that a filter, or an order, would show by. */
export async function needsCombination(scene: Scene, evidence: Evidence): Promise<void> {
  const { items } = await scene.listing.walk();
  if (items.length > 2 && documentedBy('eq', scene.contract.filter).length > 0 && (await dividingClause(scene)) === undefined)
    return evidence.needs('two-kinds');
  const isOrdered = (await orderableFields(scene)).some(isDocumented);
  if (items.length > 2 && !isOrdered) return evidence.needs('own-order');
  evidence.needs('three-of-two-kinds');
}

/** Says what is lacking where a combination showed no second page: a query that the target takes, or items. */
export function needsPages(
  evidence: Evidence,
  { pages: [first, ...others] }: Walk,
  { size, wanted }: Pick<KeptQuery, 'size' | 'wanted'>,
): void {
  const isAlone = first !== undefined && others.length === 0;
  if (isAlone && first.items.length > size)
    evidence.needs('taken', `a limit of ${size}; this one gave ${counted(first.items.length, 'item')}`);
  else if (isAlone && wanted > size + 1)
    evidence.needs('taken', 'a filter beside other parameters, and finds the items of the filter');
  else evidence.needs('three-of-two-kinds');
}
