import type { Json, ListingField } from '../contract/model';
import { isObject, tokensOf } from '../contract/pointer';
import type { Scene } from '../judging/check';

/** The path of the first list that stands in a value, above which no other one stands; as names, one below the other. */
function firstList(value: Json | undefined): readonly string[] | undefined {
  if (Array.isArray(value)) return value.length > 0 ? [] : undefined;
  if (!isObject(value)) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const below = name.includes('.') ? undefined : firstList(inner);
    if (below !== undefined) return [name, ...below];
  }
  return undefined;
}

/** Whether the query names this field as an item holds it, so that what else an item holds has a name there, too. */
const isNamedByPlace = ({ path, pointer }: ListingField): boolean => tokensOf(pointer).join('.') === path;

/**
 * What has parts, and therefore no order and no text to equal: a list that items hold, for the order and the filter by turns of the seed,
 * because the other one is asked by an object. `undefined`: an object is to be asked for, or the items hold no list.
 */
export async function listPath(
  { seed, listing }: Pick<Scene, 'seed' | 'listing'>,
  role: 'order' | 'filter',
): Promise<string | undefined> {
  if ((seed % 2 === 1) !== (role === 'order')) return undefined;
  const fields = listing.contract[role]?.fields ?? [];
  if (fields.length === 0 || !fields.every(isNamedByPlace)) return undefined;
  const { items } = await listing.walk();
  for (const item of items) {
    const path = firstList(item)?.join('.');
    if (path !== undefined && !fields.some((field) => field.path === path)) return path;
  }
  return undefined;
}
