import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import { longestSent, sendableValues, type Item } from '../listing/value';

/** The values of a field that a choice may use. */
export type Values = (items: readonly Item[], field: ListingField) => ReadonlyMap<string, number>;

/**
 * What is chosen among the values that a query can carry. Where there is nothing to choose, and there would be if a query could be of any
 * length, the scene is told by which fields: the data has what is needed, and no finding must ask for it.
 */
export function unlessTooLong<T>(scene: Pick<Scene, 'tooLong'>, choose: (values: Values) => T | undefined): T | undefined {
  const chosen = choose(sendableValues);
  if (chosen !== undefined) return chosen;
  const long = new Set<string>();
  const found = choose((items, field) => {
    const values = sendableValues(items, field, Infinity);
    if ([...values.keys()].some((value) => value.length > longestSent)) long.add(field.path);
    return values;
  });
  if (found !== undefined) for (const path of long) scene.tooLong(path);
  return undefined;
}
