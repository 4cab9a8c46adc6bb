import { isDocumented } from '../contract/operators';
import type { ListingField } from '../contract/model';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import type { ListQuery } from '../listing/listing';
import { fieldText, type Item } from '../listing/value';
import { exchangesOf, type Walk } from '../listing/walk';
import { chainsOf, downUpDown, upDownUp } from './key-chains';
import { type Direction, directionsOf, keyOf, orderableFields } from './ordered';
import { isAtRisk, mostEqual, risksOf } from './order-risks';
import { longestPage, manyPages, sizeBetweenEquals, sizeFor, sizeOfEdge } from './page-edges';
import { plannedOnce } from './planned';
import { pageSizes, planProbes, sized } from './probe-plan';
import { projectedOrder } from './projected-order';
import { edgesOfTexts, isText } from './text-edges';
import { commonlyExplained, type Compare } from '../text/collators';
import { endOf, itemsOfBeginning, type Stretch } from './stretches';

/** An order that is walked over several pages, because its data is what a walk under an order breaks on. */
export interface FollowedOrder {
  readonly keys: readonly OrderKey[];
  readonly query: ListQuery;
  /** Items on a page, as far as a request can name it. */
  readonly size: number;
  /** Items after which the walk is cut. */
  readonly wanted: number;
  /** The listing is long, and this order is walked at its beginning and its end alone. */
  readonly isPart: boolean;
  /** It is walked for the text behind which its first page ends alone: who looks for something else spares its pages. */
  readonly isForText?: true;
}

/** What is followed, and which candidates were refused on the way. */
export interface Followed {
  readonly orders: readonly FollowedOrder[];
  readonly refused: ReadonlySet<ListingField>;
}

const plans = plannedOnce<'orders', Followed>();

/** The orders that are walked, chosen once for a listing by the data of the plain walk. */
export const followed = (scene: Scene): Promise<Followed> => plans(scene, 'orders', choose);

/** Those of them whose pages are looked at for whatever else a walk under an order shows. */
export const sharedOrders = async (scene: Scene): Promise<readonly FollowedOrder[]> =>
  (await followed(scene)).orders.filter(({ isForText }) => isForText !== true);

async function choose(scene: Scene): Promise<Followed> {
  const chains = await followedChains(scene);
  const { orders, refused } = await followedFields(scene, chains.length > 0);
  const known = [...orders, ...chains];
  const edges = [...known, ...(await followedEdges(scene, known))];
  return { orders: [...edges, ...(await followedTexts(scene, edges))], refused };
}

/**
 * Each order by one documented field at risk that is walked by itself in no direction yet, over one edge. Of candidates, which a target need
 * not take, the risks alone are walked; a listing of one page has no edge that the whole walks do not show.
 */
async function followedEdges(scene: Scene, known: readonly FollowedOrder[]): Promise<readonly FollowedOrder[]> {
  const { base, total, long } = await planProbes(scene.listing);
  const { maximum, usual } = await pageSizes(scene);
  if (total <= usual) return [];
  const isWalked = (field: ListingField): boolean =>
    known.some(({ keys: [first, ...others] }) => first?.field === field && others.length === 0);
  const fields = (await orderableFields(scene)).filter(
    (field) => isDocumented(field) && isAtRisk(base.items, field) && !isWalked(field),
  );
  const keys = fields.flatMap((field) => directionsOf(scene, field).map((direction): OrderKey => ({ field, direction })));
  const orders: FollowedOrder[] = [];
  for (const key of keys.filter((one) => !known.some((order) => areSameKeys(order.keys.slice(0, 1), [one])))) {
    const size = scene.contract.limit === undefined ? usual : sizeOfEdge(base.items, key, maximum);
    orders.push({ ...(await follow(scene, [key], size, 2 * size)), isPart: false });
  }
  // Of candidates the instants with most equals, newest first; where one is refused, the next.
  const instants = mostEqual(
    base.items,
    (await orderableFields(scene)).filter((field) => field.kind === 'timestamp' && !isDocumented(field) && !isWalked(field)),
  );
  for (const field of instants) {
    const key = keyOf(scene, field, 'descending');
    const size = sizeBetweenEquals(base.items, key, { usual, maximum });
    if (size === undefined || scene.contract.limit === undefined) continue;
    const order = { ...(await follow(scene, [key], size, 2 * size)), isPart: long };
    const isRefused = (await scene.listing.ask(order.query)).kind === 'refusal';
    if (!isRefused) return [...orders, order];
  }
  return orders;
}

/** Each order by a text that every item has and that is not walked by itself yet, over one edge. A candidate may be refused. */
async function followedTexts(scene: Scene, known: readonly FollowedOrder[]): Promise<readonly FollowedOrder[]> {
  const { base, total } = await planProbes(scene.listing);
  const { maximum, usual } = await pageSizes(scene);
  if (total <= usual || scene.contract.limit === undefined) return [];
  const keys = (await orderableFields(scene))
    .filter((field) => isText(base.items, field))
    .flatMap((field) => directionsOf(scene, field).map((direction): OrderKey => ({ field, direction })))
    .filter((key) => !known.some((order) => areSameKeys(order.keys, [key])));
  const longest = Math.max(1, Math.min(maximum, total) - 1);
  const shortest = Math.min(longest, Math.ceil(usual / 2));
  const walks = known.flatMap(({ keys: [key, ...others], ...walk }) =>
    key !== undefined && others.length === 0 && isText(base.items, key.field) ? [{ ...walk, key }] : [],
  );
  const how = { shortest, longest, walks, own: await collationOf(scene, known), seed: scene.seed };
  const orders: FollowedOrder[] = [];
  for (const { key, size } of edgesOfTexts(base.items, keys, how)) {
    const order: FollowedOrder = { ...(await follow(scene, [key], size, 2 * size)), isPart: false, isForText: true };
    const isRefused = !isDocumented(key.field) && (await scene.listing.ask(order.query)).kind === 'refusal';
    if (!isRefused) orders.push(order);
  }
  return orders;
}

/** The collation of a text whose order is walked anyway, as its first page shows it. */
async function collationOf(scene: Scene, known: readonly FollowedOrder[]): Promise<Compare | undefined> {
  const order = known.find(({ keys: [key, ...others] }) => key?.field.kind === 'string' && others.length === 0);
  const [key] = order?.keys ?? [];
  if (order === undefined || key === undefined) return undefined;
  const page = await scene.listing.ask(order.query);
  const values = page.kind === 'page' ? page.items.flatMap((item) => fieldText(item, key.field) ?? []) : [];
  return commonlyExplained([key.direction === 'ascending' ? values : values.toReversed()])[0]?.compare;
}

/** The same of all orders that are walked. */
export const ownCollation = async (scene: Scene): Promise<Compare | undefined> =>
  collationOf(scene, (await followed(scene)).orders);

/** Orders by one field. A candidate that is refused gives way to the next field of the same risk. */
async function followedFields(scene: Scene, hasChains: boolean): Promise<Followed> {
  const { base, total, long } = await planProbes(scene.listing);
  const { maximum, usual } = await pageSizes(scene);
  const orders: FollowedOrder[] = [];
  const refused = new Set<ListingField>();
  for (const { fields, directions, isWhole, hasManyPages = false } of risksOf(base.items, await orderableFields(scene), {
    hasChains,
    long,
    seed: scene.seed,
  })) {
    const sizes = { usual, maximum, seed: scene.seed, ...(hasManyPages && { least: manyPages({ total, long }, usual) }) };
    for (const field of fields.filter((one) => !refused.has(one))) {
      const further: FollowedOrder[] = [];
      for (const direction of directions) {
        const key = keyOf(scene, field, direction);
        if ([...orders, ...further].some((other) => areSameKeys(other.keys, [key]))) continue;
        const isPart = long && !(isWhole && [...orders, ...further].every((other) => other.isPart));
        // Of a long listing every size has edges enough, and the longest pages are the fewest.
        const size = long && !isPart ? maximum : sizeFor(base.items, key, sizes);
        const wanted = isPart ? itemsOfBeginning(size) : isWhole ? Infinity : Math.max(1, total - usual);
        further.push({ ...(await follow(scene, [key], size, wanted)), isPart });
      }
      const [first] = further;
      if (first !== undefined && field.status === 'candidate' && (await scene.listing.ask(first.query)).kind === 'refusal') {
        refused.add(field);
        continue;
      }
      orders.push(...further);
      break;
    }
  }
  return { orders, refused };
}

/** Pages that are walked of an order by several keys, at the most; of the one with whole items, which are long, fewer. */
const pagesOfChain = { whole: 2, projected: 3 } as const;

/**
 * Orders by several keys: their cursors hold as many values, turn with each direction, and must part what ties by the keys before. Where
 * a candidate spoils one, another is made of what the target takes.
 */
async function followedChains(scene: Scene): Promise<readonly FollowedOrder[]> {
  if (scene.contract.order?.keys === 1) return [];
  const { base, total, long } = await planProbes(scene.listing);
  const { maximum, usual } = await pageSizes(scene);
  const size = longestPage(total, maximum);
  const orders: FollowedOrder[] = [];
  for (const signs of [upDownUp, downUpDown]) {
    for (const fieldsOf of [orderableFields, takenSingly]) {
      const [keys] = chainsOf(scene, await fieldsOf(scene), base.items, signs);
      if (keys === undefined) break;
      // One order by several keys is asked for with whole items. Without the last page: whatever is lost before it shows.
      const isWhole = signs === upDownUp;
      const wanted = Math.max(1, Math.min(pagesOfChain[isWhole ? 'whole' : 'projected'] * size, total - usual));
      const order = { ...(await (isWhole ? followWhole : follow)(scene, keys, size, wanted)), isPart: long };
      const reply = await scene.listing.ask(order.query);
      if (reply.kind === 'page') orders.push(order);
      if (reply.kind !== 'refusal') break;
    }
  }
  return orders;
}

/** Fields that the target takes as the only key. */
async function takenSingly(scene: Scene): Promise<readonly ListingField[]> {
  const taken: ListingField[] = [];
  for (const field of await orderableFields(scene))
    if ((await scene.listing.ask({ order: [keyOf(scene, field, 'ascending')] })).kind === 'page') taken.push(field);
  return taken;
}

type Pages = Omit<FollowedOrder, 'isPart'>;

const followWhole = ({ contract }: Scene, keys: readonly OrderKey[], size: number, wanted: number): Pages => ({
  keys,
  size,
  query: { order: keys, ...sized(contract, size) },
  wanted,
});

/** The same with as much of the items as shows the order, where the target takes that. */
async function follow(scene: Scene, keys: readonly OrderKey[], size: number, wanted: number): Promise<Pages> {
  const whole = followWhole(scene, keys, size, wanted);
  return { ...whole, query: await projectedOrder(scene, whole.query, keys) };
}

const areSameKeys = (some: readonly OrderKey[], others: readonly OrderKey[]): boolean =>
  some.length === others.length &&
  some.every(({ field, direction }, index) => field === others[index]?.field && direction === others[index]?.direction);

/** The followed order by these keys; `undefined` where it is judged by its first page alone. */
export async function followedBy(scene: Scene, keys: readonly OrderKey[]): Promise<FollowedOrder | undefined> {
  return (await followed(scene)).orders.find((order) => areSameKeys(order.keys, keys));
}

/**
 * The end of an order that is walked in part, or of what holds its value where the rest stands behind; none where it is walked whole, or is
 * not taken from there.
 */
export async function endOfWalk(scene: Scene, order: FollowedOrder): Promise<readonly Stretch[]> {
  const { query, size, isPart, keys } = order;
  if (!isPart) return [];
  const { base, total } = await planProbes(scene.listing);
  const [first] = (await walkOf(scene, order)).items;
  const lacks = (item: Item): boolean => keys.some(({ field }) => fieldText(item, field) === undefined);
  // By several keys what lacks a value may stand anywhere.
  const behind = keys.length > 1 || first === undefined || lacks(first) ? 0 : base.items.filter(lacks).length;
  return endOf(scene.listing, query, { size, total, behind });
}

export const walkOf = ({ listing }: Pick<Scene, 'listing'>, { query, wanted }: FollowedOrder): Promise<Walk> =>
  listing.walk(query, wanted);

/** What is seen of an order by a field in a direction: its walk, and the end of it. */
export interface Seen {
  readonly walk: Walk;
  readonly end: readonly Stretch[];
  /** Of both, in order. */
  readonly items: readonly Item[];
  readonly at: readonly number[];
}

/** `undefined` where that order is judged by its first page alone. */
export async function seenBy(scene: Scene, field: ListingField, direction: Direction): Promise<Seen | undefined> {
  const order = await followedBy(scene, [{ field, direction }]);
  if (order === undefined) return undefined;
  const walk = await walkOf(scene, order);
  const end = walk.end === 'cut' ? await endOfWalk(scene, order) : [];
  const walks = [walk, ...end.map((stretch) => stretch.walk)];
  return { walk, end, items: walks.flatMap(({ items }) => items), at: walks.flatMap(exchangesOf) };
}

/** The walk by a field in a direction; `undefined` where that order is judged by its first page alone. */
export async function walkBy(scene: Scene, field: ListingField, direction: Direction): Promise<Walk | undefined> {
  const order = await followedBy(scene, [{ field, direction }]);
  return order && walkOf(scene, order);
}
