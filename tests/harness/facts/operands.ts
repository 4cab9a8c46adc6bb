import type { ListingField } from '../contract/model';
import { fieldsBy } from '../contract/operators';
import type { ClauseOperator } from '../contract/roles';
import type { Scene } from '../judging/check';
import type { Expression } from '../grammar/expression';
import { canHold } from '../grammar/holding';
import type { Reply } from '../listing/reply';
import { fieldTexts } from '../listing/value';
import { pageSizes, sized } from './probe-plan';
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

/** Every page tells how many items match, so that what it does not show is judged as well. */
export const isCounted = ({ listing: { contract } }: Pick<Scene, 'listing'>): boolean =>
  contract.count?.says === 'total' && contract.count.optional !== true;

/** How many items the page of a filter shows. Without a count it is as long as may be, because no more of it is judged. */
export async function room({ listing }: Pick<Scene, 'listing'>): Promise<number> {
  const { usual, maximum } = await pageSizes({ contract: listing.contract, listing });
  return isCounted({ listing }) ? usual : maximum;
}

/** Asks for a page of a filter with that much room. */
export async function askFor({ listing }: Pick<Scene, 'listing'>, filter: Expression): Promise<Reply> {
  const size = isCounted({ listing }) ? {} : sized(listing.contract, await room({ listing }));
  return listing.ask({ filter, ...size });
}
