import type { OrderKey } from '../grammar/order-key';
import { isDocumented } from '../contract/operators';
import { keyTemplate } from '../grammar/write';
import type { Scene } from '../judging/check';
import { firstDuplicate } from '../judging/sequence';
import { everything, type ListQuery } from '../listing/listing';
import { followedBy } from './followed-orders';
import { byField, orderableFields } from './ordered';
import { pageSizes } from './probe-plan';
import { standIn } from './stand-in';

/** Limits that give a page of the default size or more, and therefore cost nothing beside an order that is asked for anyway. */
type Rider = 'above-maximum' | 'zero' | 'beyond-31-bits' | 'beyond-32-bits';

/** Where 32 bits are kept of it, or 16, it is a limit of five. */
export const beyond32Bits = 2 ** 32 + 5;

/** The first number that 32 bits with a sign do not hold: where they are kept of it, it is below zero. */
export const beyond31Bits = 2 ** 31;

interface Riding {
  readonly direction: OrderKey['direction'];
  /** The order is one by an enumeration: each rider has an order of its own. */
  readonly isEnumeration: boolean;
  readonly limit: (maximum: number) => number | string;
}

const riders: { readonly [rider in Rider]: Riding } = {
  'above-maximum': { direction: 'ascending', isEnumeration: false, limit: (maximum) => maximum + 1 },
  zero: { direction: 'descending', isEnumeration: false, limit: () => '0' },
  'beyond-31-bits': { direction: 'descending', isEnumeration: true, limit: () => beyond31Bits },
  'beyond-32-bits': { direction: 'ascending', isEnumeration: true, limit: () => beyond32Bits },
};

/** A limit beside an order, and whether the answer is the first page by that order, too. */
interface BesideOrder {
  readonly key: OrderKey;
  readonly query: ListQuery;
  readonly servesOrder: boolean;
}

/** The key beside which a limit is asked: by the last field of its sort, where that order is judged by one page of its own. */
async function keyFor(scene: Scene, rider: Rider): Promise<OrderKey | undefined> {
  const { order, limit } = scene.listing.contract;
  if (order === undefined || limit?.maximum === undefined) return undefined;
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  const { direction, isEnumeration } = riders[rider];
  const fields = (await orderableFields(whole)).filter(
    (one) => (isEnumeration || isDocumented(one)) && (one.kind === 'enumeration') === isEnumeration,
  );
  for (const field of fields.toReversed()) {
    const key: OrderKey = { field, direction };
    const isAlone = (await followedBy(whole, [key])) === undefined && (await standIn(whole, key)) === undefined;
    if (isAlone && keyTemplate(key, order) !== undefined) return key;
  }
  return undefined;
}

/**
 * A limit that no page should have, beside an order; `undefined` where the answer does not serve both: then each is asked for by itself.
 */
export async function limitBesideOrder(scene: Scene, rider: Rider): Promise<BesideOrder | undefined> {
  const key = await keyFor(scene, rider);
  const { usual, maximum } = await pageSizes(scene);
  const first = await scene.listing.ask(everything);
  if (key === undefined || first.kind !== 'page') return undefined;
  const query: ListQuery = { ...byField(key.field, key.direction), limit: riders[rider].limit(maximum) };
  const reply = await scene.listing.ask(query);
  const isUsual =
    reply.kind === 'page' && reply.items.length >= Math.min(usual, first.items.length) && reply.items.length <= maximum;
  // An identity that is missing there or comes twice is a fault of such limits, and none of the order.
  const isWhole =
    isUsual && reply.identities.every((one) => one !== undefined && one !== '') && firstDuplicate(reply.identities) === undefined;
  if (isUsual && reply.items.length > 0) return { key, query, servesOrder: isWhole };
  // The order alone is asked for anyway; where that is taken, it is the limit that was refused, or broke the target.
  const isRefused = reply.kind === 'refusal' || reply.kind === 'breakdown';
  const isLimit = isRefused && (await scene.listing.ask(byField(key.field, key.direction))).kind === 'page';
  return isLimit ? { key, query, servesOrder: false } : undefined;
}

/** The query of a first page by a key with a limit beside it. */
export async function orderBesideLimit(scene: Scene, { field, direction }: OrderKey): Promise<ListQuery | undefined> {
  for (const [rider, riding] of Object.entries(riders) as readonly (readonly [Rider, Riding])[]) {
    if (riding.direction !== direction || riding.isEnumeration !== (field.kind === 'enumeration')) continue;
    const beside = await limitBesideOrder(scene, rider);
    if (beside?.servesOrder === true && beside.key.field === field) return beside.query;
  }
  return undefined;
}
