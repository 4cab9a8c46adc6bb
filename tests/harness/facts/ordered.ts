import type { OrderKey } from '../grammar/order-key';
import { keyTemplate } from '../grammar/write';
import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import type { Evidence } from '../judging/evidence';
import type { ListQuery } from '../listing/listing';
import type { Page, Reply } from '../listing/reply';
import { planProbes } from './probe-plan';
import { fieldText, fieldValues, type Item } from '../listing/value';
import type { Walk } from '../listing/walk';

export type Direction = OrderKey['direction'];
export const directions = ['ascending', 'descending'] as const satisfies readonly Direction[];

/** Whether the page by this field answers: a candidate may be refused, a documented field may not. */
export function honoured(reply: Reply, field: ListingField, evidence: Evidence): reply is Page {
  if (field.status === 'candidate' && (reply.kind === 'page' || reply.kind === 'refusal')) {
    evidence.observe(`order.${field.path}`, reply.kind === 'page' ? 'honoured' : 'refused', reply);
  }
  if (reply.kind === 'page') return true;
  if (reply.kind !== 'refusal' || field.status === 'documented') {
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

/** By walk: many checks ask for the items of the same one. */
const byIdentity = new WeakMap<Walk, ReadonlyMap<string, Item>>();

/** Items as the client knows them by identity, in the order of the default walk. */
export async function known(scene: Scene): Promise<ReadonlyMap<string, Item>> {
  const { base } = await planProbes(scene.listing);
  const items = byIdentity.get(base) ?? itemsByIdentity(base);
  byIdentity.set(base, items);
  return items;
}

const itemsByIdentity = ({ pages }: Walk): ReadonlyMap<string, Item> =>
  new Map(
    pages.flatMap((page) =>
      page.items.flatMap((item, index) =>
        page.identities[index] === undefined ? [] : [[page.identities[index], item] as const],
      ),
    ),
  );

export const valuesInOrder = (items: readonly Item[], field: ListingField): readonly (string | undefined)[] =>
  items.map((item) => fieldText(item, field));

export const writeKeys = (keys: readonly OrderKey[]): string =>
  keys.map(({ field, direction }) => `${field.path} ${direction}`).join(', ');

/** Items of the default walk that are not on a page. */
export function restOf(identities: readonly (string | undefined)[], base: Walk): readonly Item[] {
  const here = new Set(identities);
  return base.pages.flatMap((other) => other.items.filter((_, index) => !here.has(other.identities[index])));
}

/** Coarse fields first: they tie most, and leave most to the next key or to a tie breaker. */
export const coarseFirst = (fields: readonly ListingField[], items: readonly Item[]): readonly ListingField[] =>
  fields.toSorted((a, b) => fieldValues(items, a).size - fieldValues(items, b).size);
