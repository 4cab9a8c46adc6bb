import { isDocumented } from '../contract/operators';
import type { OrderKey } from '../grammar/order-key';
import { keyTemplate } from '../grammar/write';
import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import type { Part } from '../judging/left-behind';
import type { ListQuery } from '../listing/listing';
import type { Page, Reply } from '../listing/reply';
import { planProbes } from './probe-plan';
import { fieldValues, textsOf } from '../listing/column';
import type { Item } from '../listing/value';
import { placedIdentities, type Walk } from '../listing/walk';
import { onceFor } from '../once-for';

export type Direction = OrderKey['direction'];
export const directions = ['ascending', 'descending'] as const satisfies readonly Direction[];

/** Whether the page by this field answers: a candidate may be refused, a documented field may not. */
export function honoured(reply: Reply, field: ListingField, evidence: Evidence): reply is Page {
  if (field.status === 'candidate' && (reply.kind === 'page' || reply.kind === 'refusal')) {
    evidence.observe(`order.${field.path}`, reply.kind === 'page' ? 'honoured' : 'refused', reply);
  }
  if (reply.kind === 'page') return true;
  if (reply.kind !== 'refusal' || isDocumented(field)) {
    evidence.refused(reply, `order by ${field.path}`, `a page ordered by ${field.path}`);
  }
  return false;
}

/** Fields that at least two items differ in: with fewer values every order is right. */
export async function orderableFields({ contract, listing }: Scene): Promise<readonly ListingField[]> {
  const { items } = await listing.walk();
  return (contract.order?.fields ?? []).filter((field) => fieldValues(items, field).size > 1);
}

/** The directions in which a field can be asked for. */
export function directionsOf({ contract: { order } }: Pick<Scene, 'contract'>, field: ListingField): readonly Direction[] {
  return directions.filter((direction) => order !== undefined && keyTemplate({ field, direction }, order) !== undefined);
}

/** A key by a field in the wanted direction, or in the only one that it has. */
export function keyOf(scene: Pick<Scene, 'contract'>, field: ListingField, wanted: Direction): OrderKey {
  const possible = directionsOf(scene, field);
  return { field, direction: possible.includes(wanted) ? wanted : (possible[0] ?? wanted) };
}

export const isTwoWay = (scene: Pick<Scene, 'contract'>, field: ListingField): boolean => directionsOf(scene, field).length > 1;

export const byField = (field: ListingField, direction: Direction): ListQuery => ({ order: [{ field, direction }] });

/** The items of a walk by identity, in order of arrival. */
export interface KnownItems {
  readonly byIdentity: ReadonlyMap<string, Item>;
  /** By identity: the position at which it came first. */
  readonly places: ReadonlyMap<string, number>;
  /** By position: the identity. */
  readonly identities: readonly (string | undefined)[];
}

const ofWalk = onceFor<Walk, 'items', KnownItems>();

/** Worked out once for a walk, because many checks ask for the items of the same one. */
export const knownItems = (walk: Walk): KnownItems =>
  ofWalk(walk, 'items', () => {
    const identities = placedIdentities(walk);
    const byIdentity = new Map<string, Item>();
    const places = new Map<string, number>();
    for (const [position, identity] of identities.entries()) {
      if (identity === undefined) continue;
      byIdentity.set(identity, walk.items[position] ?? null);
      if (!places.has(identity)) places.set(identity, position);
    }
    return { byIdentity, places, identities };
  });

/** Items as the client knows them by identity, in the order of the default walk. */
export async function known(scene: Scene): Promise<ReadonlyMap<string, Item>> {
  return knownItems((await planProbes(scene.listing)).base).byIdentity;
}

/** By position. */
export function valuesInOrder(items: readonly Item[], field: ListingField): readonly (string | undefined)[] {
  const textOf = textsOf(items, field);
  return items.map((_, position) => textOf(position));
}

export const writeKeys = (keys: readonly OrderKey[]): string =>
  keys.map(({ field, direction }) => `${field.path} ${direction}`).join(', ');

/** Items of the default walk that are not on a page. */
export function restOf(identities: readonly (string | undefined)[], base: Walk): Part {
  const here = new Set(identities);
  const known = knownItems(base).identities;
  return { items: base.items, includes: (position) => !here.has(known[position]) };
}

/** Coarse fields first: they tie most, and leave most to the next key or to a tie breaker. */
export const coarseFirst = (fields: readonly ListingField[], items: readonly Item[]): readonly ListingField[] =>
  fields.toSorted((a, b) => fieldValues(items, a).size - fieldValues(items, b).size);
