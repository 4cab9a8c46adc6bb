import type { Scene } from '../judging/check';
import type { Asking } from '../listing/listing';
import type { Page } from '../listing/reply';
import type { Walk } from '../listing/walk';
import { sharedOrders, walkOf } from './followed-orders';
import { walkOfOtherSize } from './other-size';
import { planProbes } from './probe-plan';
import { unreached } from './unreached';

/** What the listing without a filter and an order was seen to hold. */
export interface Listed {
  /** The walk of pages of the default size, that of another size, and the one by offsets. */
  readonly walks: readonly [base: Walk, other: Walk, byOffset: Walk];
  /** A page behind the end of the default walk, with an item that it has not returned. */
  readonly behind: Page | undefined;
  readonly identities: ReadonlySet<string>;
}

/** Every item that some walk of the whole listing returned, because one walk alone may leave items out. */
export async function listedItems(listing: Asking): Promise<Listed> {
  const { base, offsetWalk } = await planProbes(listing);
  const other = await walkOfOtherSize(listing);
  const byOffset = await listing.walkGiven('offset', offsetWalk);
  const behind = await unreached(listing);
  const further = (behind?.identities ?? []).flatMap((identity) => identity ?? []);
  const identities = new Set([...base.identities, ...other.identities, ...byOffset.identities, ...further]);
  return { walks: [base, other, byOffset], behind, identities };
}

/** Every item that a walk under an order returned, without a filter: where the other walks lack one, they may be short. */
export async function orderedItems(scene: Scene): Promise<ReadonlySet<string>> {
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  if (whole.contract.order === undefined) return new Set();
  const walks: Walk[] = [];
  for (const order of await sharedOrders(whole)) walks.push(await walkOf(whole, order));
  return new Set(walks.flatMap(({ identities }) => identities));
}
