import type { ListingField } from '../contract/model';
import { templateOf } from '../contract/operators';
import { join, where, type Expression } from '../grammar/expression';
import { canWrite } from '../grammar/filter';
import { canHold } from '../grammar/holding';
import { instantOf, instantText } from '../grammar/instant';
import type { Scene } from '../judging/check';
import { satisfied } from '../listing/matching';
import { comparedFields, type Comparing } from './boundaries';
import { dividingClause } from './dividing-clause';
import { isIntersecting } from './intersection';

/** Bounds that no item lies beyond, because who cannot hold one may leave it out. */

/** Before 1970, where seconds are counted from, and far behind every item; the sign of a number, and more than 32 bits. */
const bounds: { readonly [kind in 'timestamp' | 'number']: readonly (readonly [Comparing, Comparing, string])[] } = {
  timestamp: [
    ['lt', 'le', '1965-03-04T05:06:07Z'],
    ['gt', 'ge', '2199-03-04T05:06:07Z'],
  ],
  number: [
    ['lt', 'le', '-987654321'],
    ['gt', 'ge', '987654321987'],
  ],
};

function textOf(bound: string, { kind, layout = 'date-time' }: ListingField): string | undefined {
  const instant = kind === 'timestamp' ? instantOf(bound) : undefined;
  return instant === undefined ? bound : instantText(instant, layout);
}

/**
 * One clause for each end of the first field of each kind, beside one that some items match: where the bound is left out, or loses its sign,
 * those are found. None where AND is not what it should be.
 */
export async function beyondBounds(scene: Scene): Promise<readonly Expression[]> {
  const { filter } = scene.contract;
  const dividing = await dividingClause(scene);
  if (filter === undefined || dividing === undefined || !(await isIntersecting(scene))) return [];
  const { items } = await scene.listing.walk();
  const fields = (await comparedFields(scene)).filter(({ path }) => path !== dividing.field.path);
  return (['timestamp', 'number'] as const).flatMap((kind) => {
    const field = fields.find((one) => one.kind === kind);
    if (field === undefined) return [];
    return bounds[kind].flatMap(([strict, wide, bound]) => {
      const operator = [strict, wide].find((one) => templateOf(field, one, filter) !== undefined);
      const value = textOf(bound, field);
      if (operator === undefined || value === undefined || !canHold(value, field, filter, operator)) return [];
      const clause = where(field, value, operator);
      const both = join('and', where(dividing.field, dividing.value), clause);
      const isFound = satisfied(items, clause, 'lenient', 'and-first');
      return items.some((_, position) => isFound(position)) || !canWrite(both, filter) ? [] : [both];
    });
  });
}
