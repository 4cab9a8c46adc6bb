import type { ListingField } from '../contract/model';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import type { Asking, ListQuery } from '../listing/listing';
import { fieldValues, type Item } from '../listing/value';
import type { Walk } from '../listing/walk';
import { chainsOf, downUpDown, upDownUp } from './key-chains';
import { type Direction, keyOf, orderableFields } from './ordered';
import { longestPage, sizeFor } from './page-edges';
import { pageSizes, planProbes, sized } from './probe-plan';

/** An order that is walked over several pages, because its data is what a walk under an order breaks on. */
export interface FollowedOrder {
  readonly keys: readonly OrderKey[];
  readonly query: ListQuery;
  /** Items on a page, as far as a request can name it. */
  readonly size: number;
  /** Items after which the walk is cut. */
  readonly wanted: number;
}

/** A field and the directions in which it is worth walking; several fields: the first that the target takes. */
interface Risk {
  readonly fields: readonly ListingField[];
  readonly directions: readonly Direction[];
  readonly isWhole: boolean;
}

/** How many items have no value of a field, or several: those of one have it once. */
const lacking = (items: readonly Item[], field: ListingField): number =>
  field.each === undefined
    ? items.length - [...fieldValues(items, field).values()].reduce((sum, count) => sum + count, 0)
    : items.length;

const largestGroup = (items: readonly Item[], field: ListingField): number => Math.max(0, ...fieldValues(items, field).values());

/** Those with most of something first; those without it are left out. */
const byMost = (fields: readonly ListingField[], measure: (field: ListingField) => number): readonly ListingField[] =>
  fields.filter((field) => measure(field) > 0).toSorted((a, b) => measure(b) - measure(a));

/**
 * What a walk under an order breaks on, as public reports have it: values that are missing; equals over the edge of a page; instants newest
 * first, whose fractions a cursor cuts; text, which the cursor may compare otherwise than the order does.
 */
function risksOf(items: readonly Item[], fields: readonly ListingField[], hasChains: boolean): readonly Risk[] {
  const lacks = byMost(fields, (field) => lacking(items, field));
  const ties = byMost(fields, (field) => largestGroup(items, field) - 1);
  const instants = fields.filter(({ kind }) => kind === 'timestamp');
  const others = fields.filter(({ kind }) => kind === 'number' || kind === 'boolean');
  const first: Risk = { fields: fields.slice(0, 1), directions: ['ascending'], isWhole: true };
  const gaps = { fields: lacks.length > 0 ? lacks : ties, isWhole: lacks.length > 0 };
  // Orders by several keys hold the other direction, and the other kinds.
  if (hasChains) return [first, { ...gaps, directions: ['ascending'] }];
  return [
    first,
    { ...gaps, directions: ['ascending', 'descending'] },
    { fields: byMost(instants, (field) => largestGroup(items, field)), directions: ['descending'], isWhole: false },
    { fields: others.slice(0, 1), directions: ['ascending'], isWhole: false },
  ];
}

/** What is followed, and which candidates were refused on the way. */
export interface Followed {
  readonly orders: readonly FollowedOrder[];
  readonly refused: ReadonlySet<ListingField>;
}

const known = new WeakMap<Asking, Promise<Followed>>();

/** The orders that are walked, chosen once for a listing by the data of the plain walk. */
export function followed(scene: Scene): Promise<Followed> {
  const orders = known.get(scene.listing) ?? choose(scene);
  known.set(scene.listing, orders);
  return orders;
}

async function choose(scene: Scene): Promise<Followed> {
  const chains = await followedChains(scene);
  const { orders, refused } = await followedFields(scene, chains.length > 0);
  return { orders: [...orders, ...chains], refused };
}

/** Orders by one field. A candidate that is refused gives way to the next field of the same risk. */
async function followedFields(scene: Scene, hasChains: boolean): Promise<Followed> {
  const { base, total } = await planProbes(scene.listing);
  const { maximum, usual } = await pageSizes(scene);
  const orders: FollowedOrder[] = [];
  const refused = new Set<ListingField>();
  for (const { fields, directions, isWhole } of risksOf(base.items, await orderableFields(scene), hasChains)) {
    const wanted = isWhole ? Infinity : Math.max(1, total - usual);
    for (const field of fields.filter((one) => !refused.has(one))) {
      const further = directions
        .map((direction) => keyOf(scene, field, direction))
        .filter((key, index, keys) => keys.findIndex(({ direction }) => direction === key.direction) === index)
        .filter((key) => !orders.some((other) => areSameKeys(other.keys, [key])))
        .map((key) => follow(scene, [key], sizeFor(base.items, key, maximum), wanted));
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

/** Pages of a walk by several keys in a long listing. */
const pagesOfChain = 4;

/**
 * Orders by several keys: their cursors hold as many values, turn with each direction, and must part what ties by the keys before. Where
 * a candidate spoils one, another is made of what the target takes.
 */
async function followedChains(scene: Scene): Promise<readonly FollowedOrder[]> {
  if (scene.contract.order?.keys === 1) return [];
  const { base, total } = await planProbes(scene.listing);
  const { maximum, usual } = await pageSizes(scene);
  const size = longestPage(total, maximum);
  // Without the last page: whatever is lost before it shows.
  const wanted = Math.max(1, Math.min(size * pagesOfChain, total - usual));
  const orders: FollowedOrder[] = [];
  for (const signs of [upDownUp, downUpDown]) {
    for (const fieldsOf of [orderableFields, takenSingly]) {
      const [keys] = chainsOf(scene, await fieldsOf(scene), base.items, signs);
      if (keys === undefined) break;
      const order = follow(scene, keys, size, wanted);
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

const follow = ({ contract }: Scene, keys: readonly OrderKey[], size: number, wanted: number): FollowedOrder => ({
  keys,
  size,
  query: { order: keys, ...sized(contract, size) },
  wanted,
});

const areSameKeys = (some: readonly OrderKey[], others: readonly OrderKey[]): boolean =>
  some.length === others.length &&
  some.every(({ field, direction }, index) => field === others[index]?.field && direction === others[index]?.direction);

/** The followed order by these keys; `undefined` where it is judged by its first page alone. */
export async function followedBy(scene: Scene, keys: readonly OrderKey[]): Promise<FollowedOrder | undefined> {
  return (await followed(scene)).orders.find((order) => areSameKeys(order.keys, keys));
}

export const walkOf = ({ listing }: Pick<Scene, 'listing'>, { query, wanted }: FollowedOrder): Promise<Walk> =>
  listing.walk(query, wanted);

/** The walk by a field in a direction; `undefined` where that order is judged by its first page alone. */
export async function walkBy(scene: Scene, field: ListingField, direction: Direction): Promise<Walk | undefined> {
  const order = await followedBy(scene, [{ field, direction }]);
  return order && walkOf(scene, order);
}
