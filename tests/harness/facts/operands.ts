import type { ListingField } from '../contract/model';
import { fieldsBy } from '../contract/operators';
import type { ClauseOperator } from '../contract/roles';
import type { Scene } from '../judging/check';
import { canHold } from '../grammar/holding';
import { fieldTexts } from '../listing/value';
import { pageSizes } from './probe-plan';
import { unlessTooLong } from './too-long';

/** The fields an operator is asked of: documented ones first. */
export const askedFields = ({ contract: { filter } }: Scene, operator: ClauseOperator): readonly ListingField[] =>
  [...fieldsBy(operator, filter)].sort((a, b) => Number(a.status === 'candidate') - Number(b.status === 'candidate'));

/** The values of a field that an operator can be asked with, the most common one first. */
export async function operands(
  scene: Scene,
  field: ListingField,
  operator: ClauseOperator,
): Promise<readonly (readonly [string, number])[]> {
  const { items } = await scene.listing.walk();
  const { filter } = scene.contract;
  const held = unlessTooLong(scene, (of) => {
    const values = [...of(items, field)].filter(([value]) => filter !== undefined && canHold(value, field, filter, operator));
    return values.length === 0 ? undefined : values;
  });
  return [...(held ?? [])].sort(([, a], [, b]) => b - a);
}

/** How many items have no value of a field. */
export async function withoutValue(scene: Scene, field: ListingField): Promise<number> {
  const { items } = await scene.listing.walk();
  return items.filter((item) => fieldTexts(item, field).length === 0).length;
}

/** How many items one page shows. */
export const room = async (scene: Scene): Promise<number> => (await pageSizes(scene)).usual;
