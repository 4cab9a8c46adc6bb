import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import { lackingIn } from '../listing/column';
import type { Page } from '../listing/reply';
import { fieldText, type Item } from '../listing/value';
import { followed, followedBy, type FollowedOrder } from './followed-orders';
import { type Direction, directions, keyOf, orderableFields } from './ordered';
import { planProbes } from './probe-plan';

/** The page of a long listing at which an order passes from what lacks the value to what holds it, or back. */
export interface MissingEdge {
  readonly page: Page;
  /** Of its items the first one lacks the value and the others hold it, or the other way round. */
  readonly isSharp: boolean;
  /** The value with which the order ends, where what lacks one stands behind it. */
  readonly last: string | undefined;
}

/** The direction of that order: descending it ends with the value that an ascending one begins with, so that it shows both. */
export const edgeDirection = (scene: Scene, field: ListingField): Direction => keyOf(scene, field, 'descending').direction;

/** Whether an order by a field of the same kind is followed to that page, which shows the same. */
async function isFollowedFor(scene: Scene, { kind }: ListingField): Promise<boolean> {
  const { base } = await planProbes(scene.listing);
  const isAlike = ({ keys: [first, ...others], isPart }: FollowedOrder): boolean =>
    isPart && others.length === 0 && first?.field.kind === kind && lackingIn(base.items, first.field) > 0;
  return (await followed(scene)).orders.some(isAlike);
}

/** Whether a field is the first of its kind that some items lack, so that a long listing has one such page for each kind. */
async function standsForItsKind(scene: Scene, field: ListingField): Promise<boolean> {
  const { base } = await planProbes(scene.listing);
  const ofKind = (await orderableFields(scene)).filter(({ kind }) => kind === field.kind);
  return ofKind.find((one) => lackingIn(base.items, one) > 0) === field;
}

/**
 * Enters that order where the missing values must begin or end, by how many there are; `first`: its first page. `undefined` where the order
 * is followed in a direction, the listing is short, or was not walked to its end, or cannot be entered by position, or the first page shows as much.
 */
export async function missingEdge(scene: Scene, field: ListingField, first: Page): Promise<MissingEdge | undefined> {
  const { base, total, long } = await planProbes(scene.listing);
  for (const direction of directions) if ((await followedBy(scene, [{ field, direction }])) !== undefined) return undefined;
  const lacks = (item: Item): boolean => fieldText(item, field) === undefined;
  const missing = lackingIn(base.items, field);
  const [begins] = first.items;
  if (!long || base.end !== 'ended' || scene.listing.contract.offset === undefined) return undefined;
  if (begins === undefined || missing === 0) return undefined;
  const isFirst = lacks(begins);
  const edge = isFirst ? missing : total - missing;
  if (edge < first.items.length || !(await standsForItsKind(scene, field)) || (await isFollowedFor(scene, field)))
    return undefined;
  const page = await scene.listing.ask({ order: [{ field, direction: edgeDirection(scene, field) }], offset: edge - 1 });
  if (page.kind !== 'page') return undefined;
  const isSharp = page.items.every((item, index) => lacks(item) === (index === 0 ? isFirst : !isFirst));
  const [last] = page.items;
  return { page, isSharp, last: isSharp && last !== undefined ? fieldText(last, field) : undefined };
}
