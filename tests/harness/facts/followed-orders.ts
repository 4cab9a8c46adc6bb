import type { ListingField } from '../contract/model';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { naturalOrder } from '../judging/collation';
import type { Asking, ListQuery } from '../listing/listing';
import { fieldText, fieldValues, type Item } from '../listing/value';
import type { Walk } from '../listing/walk';
import { type Direction, byField, orderableFields } from './ordered';
import { pageSizes, planProbes, sized } from './probe-plan';

/** An order that is walked over several pages, because its data is what a walk under an order breaks on. */
export interface FollowedOrder {
  readonly key: OrderKey;
  readonly query: ListQuery;
  /** Items on a page, as far as a request can name it. */
  readonly size: number;
  /** Items after which the walk is cut. */
  readonly wanted: number;
}

/** A field and a direction in which it is worth walking; several fields: the first that the target takes. */
interface Risk {
  readonly fields: readonly ListingField[];
  readonly directions: readonly Direction[];
  readonly isWhole: boolean;
}

const lacking = (items: readonly Item[], field: ListingField): number =>
  items.filter((item) => fieldText(item, field) === undefined).length;

const largestGroup = (items: readonly Item[], field: ListingField): number => Math.max(0, ...fieldValues(items, field).values());

/** Those with most of something first; those without it are left out. */
const byMost = (fields: readonly ListingField[], measure: (field: ListingField) => number): readonly ListingField[] =>
  fields.filter((field) => measure(field) > 0).toSorted((a, b) => measure(b) - measure(a));

/**
 * What a walk under an order breaks on, as public reports have it: values that are missing, in either direction; equals over the edge of a
 * page; instants newest first, whose fractions a cursor cuts; text, which the cursor may compare otherwise than the order does.
 */
function risksOf(items: readonly Item[], fields: readonly ListingField[]): readonly Risk[] {
  const lacks = byMost(fields, (field) => lacking(items, field));
  const ties = byMost(fields, (field) => largestGroup(items, field) - 1);
  const instants = fields.filter(({ kind }) => kind === 'timestamp');
  const others = fields.filter(({ kind }) => kind === 'number' || kind === 'boolean');
  return [
    { fields: fields.slice(0, 1), directions: ['ascending'], isWhole: true },
    { fields: lacks, directions: ['ascending', 'descending'], isWhole: true },
    ...(lacks.length === 0 ? [{ fields: ties, directions: ['ascending', 'descending'], isWhole: false } as const] : []),
    { fields: byMost(instants, (field) => largestGroup(items, field)), directions: ['descending'], isWhole: false },
    { fields: others.slice(0, 1), directions: ['ascending'], isWhole: false },
  ];
}

/** Edges of pages that part two equals, or two items without the value, wherever the target puts those; such an edge shows most. */
function tellingEdges(items: readonly Item[], { field, direction }: OrderKey, size: number): number {
  const held = items.map((item) => fieldText(item, field)).filter((text) => text !== undefined);
  const sorted = held.toSorted(naturalOrder(field));
  if (direction === 'descending') sorted.reverse();
  const absent = Array.from({ length: items.length - held.length }, () => undefined);
  return [
    [...sorted, ...absent],
    [...absent, ...sorted],
  ]
    .map((values) => {
      const edges = values.flatMap((value, index) => (index > 0 && index % size === 0 ? [[values[index - 1], value]] : []));
      const between = edges.filter(([before, after]) => before === undefined && after === undefined).length;
      return edges.filter(([before, after]) => before === after).length + 2 * Math.min(1, between);
    })
    .reduce((sum, count) => sum + count, 0);
}

/** Pages of a listing that is walked under an order: four at most where it is short, so that an edge can stand where it tells something. */
const fewestPages = 3;
const mostPages = 4;

/** The page size of a walk by a key: one that puts edges between equals, and between items without the value. */
function sizeFor(items: readonly Item[], key: OrderKey, maximum: number): number {
  const total = items.length;
  const longest = Math.max(1, Math.min(maximum - 1, Math.ceil(total / fewestPages)));
  const shortest = Math.min(longest, Math.max(1, Math.ceil(total / mostPages)));
  let best = { size: longest, score: -Infinity };
  for (let size = longest; size >= shortest; size -= 1) {
    // A further page is a further request, so it must show more than an edge between equals.
    const score = tellingEdges(items, key, size) - 2 * Math.ceil(total / size);
    if (score > best.score) best = { size, score };
  }
  return best.size;
}

export interface Followed {
  readonly orders: readonly FollowedOrder[];
  /** Candidates that were refused when they were asked for. */
  readonly refused: ReadonlySet<ListingField>;
}

const known = new WeakMap<Asking, Promise<Followed>>();

/** What is followed, and which candidates were refused on the way; chosen once for a listing. */
export function followed(scene: Scene): Promise<Followed> {
  const orders = known.get(scene.listing) ?? choose(scene);
  known.set(scene.listing, orders);
  return orders;
}

async function choose(scene: Scene): Promise<Followed> {
  const { base, total } = await planProbes(scene.listing);
  const { maximum, usual } = await pageSizes(scene);
  const orders: FollowedOrder[] = [];
  const refused = new Set<ListingField>();
  for (const { fields, directions, isWhole } of risksOf(base.items, await orderableFields(scene))) {
    for (const field of fields.filter((one) => !refused.has(one))) {
      const further = directions
        .map((direction): OrderKey => ({ field, direction }))
        .filter((key) => !orders.some((other) => isSameKey(other.key, key)))
        .map((key) => ({ key, size: sizeFor(base.items, key, maximum) }))
        .map(({ key, size }) => ({
          key,
          size,
          query: { ...byField(field, key.direction), ...sized(scene.contract, size) },
          wanted: isWhole ? Infinity : Math.max(1, total - usual),
        }));
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

const isSameKey = (a: OrderKey, b: OrderKey): boolean => a.field === b.field && a.direction === b.direction;

/** The orders that are walked, chosen by the data of the plain walk; a candidate that is refused gives way to the next field. */
export const followedOrders = async (scene: Scene): Promise<readonly FollowedOrder[]> => (await followed(scene)).orders;

/** The followed order by one key; `undefined` where it is judged by its first page alone. */
export async function orderBy(scene: Scene, key: OrderKey): Promise<FollowedOrder | undefined> {
  return (await followedOrders(scene)).find((order) => isSameKey(order.key, key));
}

export const walkOf = ({ listing }: Scene, { query, wanted }: FollowedOrder): Promise<Walk> => listing.walk(query, wanted);

/** The walk by a field in a direction; `undefined` where that order is judged by its first page alone. */
export async function walkBy(scene: Scene, field: ListingField, direction: Direction): Promise<Walk | undefined> {
  const order = await orderBy(scene, { field, direction });
  return order && walkOf(scene, order);
}
