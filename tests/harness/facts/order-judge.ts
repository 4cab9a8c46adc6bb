import { eachOnce, placeIn } from '../judging/sequence';
import type { Walk } from '../listing/walk';
import type { OrderKey } from '../grammar/order-key';
import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import {
  decidingKey,
  disorderedPair,
  noOwnOrders,
  returning,
  sequencesBy,
  type OwnOrders,
  type OrderedPair,
} from '../judging/collation';
import { leftBehind, type Part } from '../judging/left-behind';
import { localExplanations } from '../text/collators';
import type { At } from '../judging/evidence';
import { ownOrder } from './own-orders';
import type { Item } from '../listing/value';

/** A pair that stands against the order that was asked for. */
export interface Disorder extends OrderedPair {
  /** `alone`: no order explains the sequence. `together`: one would, and it is not the one that the target showed elsewhere. */
  readonly proof: 'alone' | 'together';
  /** Where the target showed it. */
  readonly elsewhere: readonly At[];
}

/** What a target showed of its orders by these fields. */
async function ownOrders(scene: Scene, fields: readonly ListingField[]): Promise<OwnOrders> {
  const orders = new Map<string, Awaited<ReturnType<typeof ownOrder>>['compares']>();
  for (const field of fields) orders.set(field.path, (await ownOrder(scene, field)).compares);
  return orders;
}

const fieldsOf = (keys: readonly OrderKey[], kind: ListingField['kind']): readonly ListingField[] =>
  keys.map(({ field }) => field).filter((field) => field.kind === kind);

/**
 * Looks for what stands against an order, by the common collations first. Where they are at a loss, it goes by the locales that the
 * target's own sequences show. `ranked`: hold enumerations to the rank that the target showed as well; without it any rank is right.
 */
export async function byLawfulOrders<Found>(
  scene: Scene,
  keys: readonly OrderKey[],
  find: (own: OwnOrders) => Found | undefined,
  ranked = true,
): Promise<Found | undefined> {
  const enumerations = ranked ? fieldsOf(keys, 'enumeration') : [];
  const first = find(enumerations.length === 0 ? noOwnOrders : await ownOrders(scene, enumerations));
  const texts = fieldsOf(keys, 'string');
  if (first === undefined || texts.length === 0) return first;
  return find(await ownOrders(scene, [...enumerations, ...texts]));
}

/** Whether no lawful order of the target allows a sequence, for whoever asks for no pair. `ranked` as above. */
export async function isDisordered(
  scene: Scene,
  items: readonly Item[],
  keys: readonly OrderKey[],
  ranked = true,
): Promise<boolean> {
  return (await byLawfulOrders(scene, keys, (own) => disorderedPair(items, keys, own), ranked)) !== undefined;
}

/** The first pair of a sequence that no lawful order of the target allows. `ranked` as above. */
export async function disorderOf(
  scene: Scene,
  items: readonly Item[],
  keys: readonly OrderKey[],
  ranked = true,
): Promise<Disorder | undefined> {
  const pair = await byLawfulOrders(scene, keys, (own) => disorderedPair(items, keys, own), ranked);
  if (pair === undefined) return undefined;
  const key = decidingKey(pair.first, pair.second, keys);
  const isExplained =
    key?.field.kind === 'enumeration'
      ? returning(items, keys) === undefined
      : key?.field.kind === 'string' && localExplanations(sequencesBy(items, keys, key.field)).length > 0;
  return isExplained && key !== undefined
    ? { ...pair, proof: 'together', elsewhere: (await ownOrder(scene, key.field)).at }
    : { ...pair, proof: 'alone', elsewhere: [] };
}

/** An item that was left out of a first page. By every lawful order of the target it must stand before an item on it. */
export function leftBehindBy(
  scene: Scene,
  page: readonly Item[],
  rest: Part,
  keys: readonly OrderKey[],
): Promise<OrderedPair | undefined> {
  return byLawfulOrders(scene, keys, (own) => leftBehind(page, rest, keys, own), keys.length > 1);
}

/**
 * The first pair of a walk that is out of order, and where it stands, in words; what comes again is left out. `ranked` as above. `whole`:
 * the items by identity, where those of the walk are projected; what is not among them is left out.
 */
export async function tornPair(
  scene: Scene,
  walk: Walk,
  keys: readonly OrderKey[],
  { ranked = true, whole }: { readonly ranked?: boolean; readonly whole?: ReadonlyMap<string, Item> } = {},
): Promise<(Disorder & { readonly places: string }) | undefined> {
  const placed = eachOnce(walk).flatMap(({ item, identity, position }) => {
    const known = whole === undefined ? item : whole.get(identity ?? '');
    return known === undefined ? [] : [{ item: known, position }];
  });
  const pair = await disorderOf(
    scene,
    placed.map(({ item }) => item),
    keys,
    ranked,
  );
  if (pair === undefined) return undefined;
  const place = (item: Item): string => placeIn(walk, placed.find((one) => one.item === item)?.position ?? pair.position);
  return { ...pair, places: `: they are ${place(pair.first)} and ${place(pair.second)}` };
}
