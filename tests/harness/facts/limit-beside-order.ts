import type { OrderKey } from '../grammar/order-key';
import { isDocumented } from '../contract/operators';
import { keyTemplate } from '../grammar/write';
import type { Scene } from '../judging/check';
import { firstDuplicate } from '../judging/sequence';
import { everything, type ListQuery } from '../listing/listing';
import { followedBy } from './followed-orders';
import { byField, orderableFields } from './ordered';
import { plannedOnce } from './planned';
import { pageSizes } from './probe-plan';
import { standIn } from './stand-in';

/** Limits that give a page of the default size or more, and therefore cost nothing beside an order that is asked for anyway. */
type Rider = 'above-maximum' | 'zero' | 'end-of-31-bits' | 'end-of-63-bits' | 'beyond-32-bits';

/** Where 32 bits are kept of it, or 16, it is a limit of five. */
export const beyond32Bits = 2 ** 32 + 5;

/**
 * The last numbers that 32 and 64 bits with a sign hold: of a page one item more is often asked for, to know whether there is a next one. Of
 * the longer one 32 bits are below zero, and a double is another number.
 */
export const endOf31Bits = 2 ** 31 - 1;
export const endOf63Bits = String(2n ** 63n - 1n);

interface Riding {
  readonly direction: OrderKey['direction'];
  /** The order is one by an enumeration: each rider has an order of its own. */
  readonly isEnumeration: boolean;
  /** It leaves so many such orders to others. */
  readonly behind?: number;
  readonly limit: (maximum: number) => number | string;
}

const riders: { readonly [rider in Rider]: Riding } = {
  'above-maximum': { direction: 'ascending', isEnumeration: false, limit: (maximum) => maximum + 1 },
  zero: { direction: 'descending', isEnumeration: false, limit: () => '0' },
  'end-of-31-bits': { direction: 'descending', isEnumeration: true, limit: () => endOf31Bits },
  'end-of-63-bits': { direction: 'descending', isEnumeration: true, behind: 1, limit: () => endOf63Bits },
  'beyond-32-bits': { direction: 'ascending', isEnumeration: true, limit: () => beyond32Bits },
};

/** A limit beside an order, and whether the answer is the first page by that order, too. */
interface BesideOrder {
  readonly key: OrderKey;
  readonly query: ListQuery;
  readonly servesOrder: boolean;
}

const keys = plannedOnce<Rider, OrderKey | undefined>();

/** The key beside which a limit is asked: by the last field of its sort, where that order is judged by one page of its own. */
async function chooseKey(scene: Scene, rider: Rider): Promise<OrderKey | undefined> {
  const { order, limit } = scene.listing.contract;
  if (order === undefined || limit?.maximum === undefined) return undefined;
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  const { direction, isEnumeration, behind = 0 } = riders[rider];
  const fields = (await orderableFields(whole)).filter(
    (one) => (isEnumeration || isDocumented(one)) && (one.kind === 'enumeration') === isEnumeration,
  );
  const own: OrderKey[] = [];
  for (const field of fields.toReversed()) {
    const key: OrderKey = { field, direction };
    const isAlone = (await followedBy(whole, [key])) === undefined && (await standIn(whole, key)) === undefined;
    if (isAlone && keyTemplate(key, order) !== undefined) own.push(key);
    if (own.length > behind) break;
  }
  return own[behind];
}

/**
 * A limit that no page should have, beside an order; `undefined` where the answer does not serve both: then each is asked for by itself.
 */
export async function limitBesideOrder(scene: Scene, rider: Rider): Promise<BesideOrder | undefined> {
  const key = await keys(scene, rider, (one) => chooseKey(one, rider));
  const { usual, maximum } = await pageSizes(scene);
  const first = await scene.listing.ask(everything);
  if (key === undefined || first.kind !== 'page') return undefined;
  const query: ListQuery = { ...byField(key.field, key.direction), limit: riders[rider].limit(maximum) };
  const reply = await scene.listing.ask(query);
  const least = Math.min(usual, first.items.length);
  const isUsual = reply.kind === 'page' && reply.items.length >= least && reply.items.length <= maximum;
  // An identity that is missing there or comes twice is a fault of such limits, and none of the order.
  const isWhole =
    isUsual && reply.identities.every((one) => one !== undefined && one !== '') && firstDuplicate(reply.identities) === undefined;
  if (isUsual && reply.items.length > 0) return { key, query, servesOrder: isWhole };
  // The order alone is asked for anyway; where that is taken, it is the limit that was refused, gave less, or broke the target.
  const isRefused = reply.kind === 'refusal' || reply.kind === 'breakdown';
  const isLess = reply.kind === 'page' && reply.items.length < least;
  const alone = isRefused || isLess ? await scene.listing.ask(byField(key.field, key.direction)) : undefined;
  const isLimit = alone?.kind === 'page' && (isRefused || alone.items.length >= least);
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
