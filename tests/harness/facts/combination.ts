import type { OrderKey } from '../grammar/order-key';
import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import { expectedOf, faultOf } from '../judging/matches';
import { counted } from '../text/counted';
import { identityPaths } from '../contract/identity-paths';
import { documentedBy, isDocumented } from '../contract/operators';
import { where, type Expression } from '../grammar/expression';
import type { ListQuery } from '../listing/listing';
import { disorderedPair } from '../judging/collation';
import { directionsOf, keyOf, known, orderableFields } from './ordered';
import { dividingClause, foundBy, type DividingClause } from './dividing-clause';
import { manyPages, sizeOfPages } from './page-edges';
import { plannedOnce } from './planned';
import { pageSizes, planProbes, sized } from './probe-plan';
import { itemsOfBeginning } from './stretches';
import { walkedUnion } from './walked-union';
import { satisfied } from '../listing/matching';
import { projectedPaths } from './wide-projection';
import { showsAll } from './projected-alike';
import type { Item } from '../listing/value';
import { onceFor } from '../once-for';
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

const shown = onceFor<readonly Item[], string, OrderKey>();

/** The first order that what a clause finds does not stand in anyway: one that is kept by chance shows nothing. Of one direction before the other. */
function showingKey(
  scene: Pick<Scene, 'contract'>,
  items: readonly Item[],
  fields: readonly ListingField[],
  clause: DividingClause | undefined,
): OrderKey | undefined {
  const possible = (['descending', 'ascending'] as const).flatMap((direction) =>
    fields.filter((field) => directionsOf(scene, field).includes(direction)).map((field): OrderKey => ({ field, direction })),
  );
  const [first] = fields;
  if (first === undefined) return undefined;
  return shown(items, JSON.stringify([fields.map(({ path }) => path), clause?.field.path, clause?.value]), () => {
    const listed = foundBy(items, clause);
    return possible.find((key) => disorderedPair(listed, [key]) !== undefined) ?? keyOf(scene, first, 'descending');
  });
}

const plans = plannedOnce<'queries', KeptQueries>();

/** The combined queries, chosen once for a listing by the data of the plain walk. */
export const combinedProbes = (scene: Scene): Promise<KeptQueries> => plans(scene, 'queries', choose);

async function choose(scene: Scene): Promise<KeptQueries> {
  const { contract, listing } = scene;
  const clause = await dividingClause(scene);
  const documented = (await orderableFields(scene)).filter(isDocumented);
  // What a filter has made equal shows no order.
  const others = documented.filter(({ path }) => path !== clause?.field.path);
  const { items } = await listing.walk();
  const key = showingKey(scene, items, others.length > 0 ? others : documented, clause);
  const lacksData =
    (contract.order?.fields.some(isDocumented) === true && key === undefined) ||
    (documentedBy('eq', contract.filter).length > 0 && clause === undefined);
  if (lacksData) return { filter: undefined, all: undefined };
  const keys: readonly OrderKey[] = key === undefined ? [] : [key];
  const { usual, maximum } = await pageSizes(scene);
  const filter = clause && (await walkedFilter(scene, items, clause));
  const found = filter === undefined ? items : items.filter(satisfying(items, filter));
  const listed = found.length;
  // Three pages: what a token keeps, the next one made of it may lose. As many as the listing has by default: a target may have a bound for them.
  const most = Math.min(listed, manyPages(await planProbes(listing), usual));
  const pages = most > 3 ? most : Math.ceil(listed / usual) === 3 ? 4 : 3;
  // A size that is the usual one, or cuts as many pages, may be lost unnoticed.
  const size = sizeOfPages(found, key, { pages, usual, maximum });
  const wanted = filter === undefined ? 2 * size + 1 : (await expectedOf(scene, filter)).may.size + 1;
  const identity = identityPaths(contract);
  const paths = identity === undefined ? [] : await projectedPaths(scene, identity, key?.field, clause);
  const projection = paths.length === 0 ? undefined : paths;
  const query = { ...(filter && { filter }), ...(keys.length > 0 && { order: keys }), ...sized(contract, size) };
  const isCombined = filter !== undefined || keys.length > 0;
  const plain: KeptQuery = { query, unprojected: query, size, keys, filter, projection: undefined, wanted };
  const all: KeptQuery | undefined = projection && { ...plain, query: { ...query, projection }, projection };
  const isShown = all !== undefined && isCombined && (await showsAll(scene, all, await combinedWalk(scene, all)));
  return { filter: isShown ? all : isCombined ? plain : undefined, all };
}

/**
 * The filter of a combination: a value. Where no other walk is of a union, because that would be projected, a union of two, if its first
 * page holds what it should, or the value alone tells as much.
 */
async function walkedFilter(scene: Scene, items: readonly Item[], clause: DividingClause): Promise<Expression> {
  const { projection, order } = scene.contract;
  const alone = where(clause.field, clause.value);
  if (projection !== undefined && order !== undefined) return alone;
  const { long } = await planProbes(scene.listing);
  const { maximum } = await pageSizes(scene);
  const union = await walkedUnion(scene, items, clause, long ? itemsOfBeginning(maximum - 1) : Infinity);
  if (union.clauses.length === 1) return alone;
  const reply = await scene.listing.ask({ filter: union });
  return reply.kind === 'page' && (await faultOf(scene, reply, union)) === undefined ? union : alone;
}

const satisfying = (items: readonly Item[], filter: Expression): ((item: Item, position: number) => boolean) => {
  const holds = satisfied(items, filter, 'exact', 'and-first');
  return (_, position) => holds(position);
};

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
