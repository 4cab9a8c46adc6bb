import type { ListingField } from '../contract/model';
import type { Scene } from '../judging/check';
import { fieldValues, sendableValues } from '../listing/column';
import { isSendableValue, longestSent, type Item, type Unsendable } from '../listing/value';

/** The values of a field that a choice may use. */
export type Values = (items: readonly Item[], field: ListingField) => ReadonlyMap<string, number>;

/**
 * What is chosen among the values that a query can carry. Where there is nothing to choose because no query can carry the values, the scene
 * is told by which fields and why: the data has what is needed, and no finding must ask for it.
 */
export function unlessTooLong<T>(scene: Pick<Scene, 'unsendable'>, choose: (values: Values) => T | undefined): T | undefined {
  const chosen = choose(sendableValues);
  if (chosen !== undefined) return chosen;
  const kept = new Map<string, { readonly path: string; readonly why: Unsendable }>();
  const found = choose((items, field) => {
    const values = new Map([...fieldValues(items, field)].filter(([value]) => value !== ''));
    for (const value of values.keys()) {
      if (isSendableValue(value)) continue;
      const why = value.length > longestSent ? 'too-long' : 'control-character';
      kept.set(`${field.path} ${why}`, { path: field.path, why });
    }
    return values;
  });
  if (found !== undefined) for (const { path, why } of kept.values()) scene.unsendable(path, why);
  return undefined;
}
