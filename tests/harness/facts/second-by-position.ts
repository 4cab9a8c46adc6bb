import { isDocumented } from '../contract/operators';
import type { OrderKey } from '../grammar/order-key';
import type { Scene } from '../judging/check';
import { fieldText, type Item } from '../listing/value';
import type { Walk } from '../listing/walk';
import { followed, type FollowedOrder, walkOf } from './followed-orders';

/** The first page of an order, and the second one by its position in the place of what the first one leads on by. */
export interface ByPosition {
  readonly order: FollowedOrder;
  readonly walk: Walk;
}

/** What stands at the edge of a page: equals that hold a value, or what lacks the order's first one. */
type Edge = 'equal' | 'missing';

const holds = (item: Item, { field }: OrderKey): boolean => fieldText(item, field) !== undefined;

function edgeOf({ pages: [first, second] }: Walk, keys: readonly OrderKey[]): Edge | undefined {
  const [before, behind, key] = [first?.items.at(-1), second?.items[0], keys[0]];
  if (before === undefined || behind === undefined || key === undefined) return undefined;
  if (!holds(before, key)) return 'missing';
  return keys.every(({ field }) => fieldText(before, field) === fieldText(behind, field)) ? 'equal' : undefined;
}

/**
 * Orders whose first page ends between equals, or among what lacks the value, once more by position: pages that are cut by counting need a tie breaker,
 * too, and one place for what is missing. One order of each kind, with each seed another one; none where walks go by position anyway.
 */
export async function secondsByPosition(scene: Scene): Promise<readonly ByPosition[]> {
  const { next, offset, page } = scene.listing.contract;
  if (next === undefined || (offset === undefined && page === undefined)) return [];
  const found: { readonly order: FollowedOrder; readonly edge: Edge }[] = [];
  for (const order of (await followed(scene)).orders.filter(({ keys }) => keys.every(({ field }) => isDocumented(field)))) {
    const walk = await walkOf(scene, order);
    const edge = edgeOf(walk, order.keys);
    // Behind a page of another size the position is another one.
    if (edge !== undefined && walk.pages[0]?.items.length === order.size) found.push({ order, edge });
  }
  const seconds: ByPosition[] = [];
  for (const kind of ['equal', 'missing'] as const) {
    const alike = found.filter(({ edge }) => edge === kind);
    const order = alike[(scene.seed - 1) % Math.max(1, alike.length)]?.order;
    if (order !== undefined) seconds.push({ order, walk: await givenWalk(scene, order) });
  }
  return seconds;
}

const givenWalk = ({ listing }: Scene, { query, size }: FollowedOrder): Promise<Walk> =>
  listing.contract.offset === undefined
    ? listing.walkGiven('page', [query, { ...query, page: 1 }])
    : listing.walkGiven('offset', [query, { ...query, offset: size }]);
