import type { ListingField } from '../contract/model';
import { documentedBy } from '../contract/operators';
import { where, type Clause } from '../grammar/expression';
import type { Scene } from '../judging/check';
import { satisfied } from '../listing/matching';
import type { Item } from '../listing/value';
import { pageSizes, planProbes } from './probe-plan';
import { itemsOfBeginning } from './stretches';
import { unlessTooLong } from './too-long';

export interface DividingClause extends Clause {
  readonly field: ListingField;
  readonly matches: number;
}

/**
 * A clause that some items match and others do not: the most common value of the coarsest documented filter field. In a long listing the
 * most common one of those that a few pages hold, so that its walk is whole.
 */
export async function dividingClause(scene: Scene): Promise<DividingClause | undefined> {
  const { base, long } = await planProbes(scene.listing);
  const { items } = base;
  const { maximum } = await pageSizes(scene);
  const documented = documentedBy('eq', scene.contract.filter);
  const most = long ? itemsOfBeginning(maximum - 1) : 0;
  return unlessTooLong(scene, (of) => {
    let [common, few]: (DividingClause | undefined)[] = [];
    for (const field of documented) {
      for (const [value, matches] of of(items, field)) {
        if (matches === items.length) continue;
        if (matches > (common?.matches ?? 0)) common = { field, value, matches };
        if (matches > Math.max(2, few?.matches ?? 0) && matches <= most) few = { field, value, matches };
      }
    }
    return few ?? common;
  });
}

/** The items of a list that a clause finds; all of them without one. */
export function foundBy(items: readonly Item[], clause: DividingClause | undefined): readonly Item[] {
  if (clause === undefined) return items;
  const isFound = satisfied(items, where(clause.field, clause.value), 'exact', 'and-first');
  return items.filter((_, position) => isFound(position));
}
