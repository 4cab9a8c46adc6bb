import type { Scene } from '../judging/check';
import type { ListQuery } from '../listing/listing';
import { combinedProbes, combinedWalk } from './combination';
import type { Expression } from '../grammar/expression';

/** The longest page that is as good as a preview. */
const nearlyPreview = 9;

/** One item of a filter in an order: a target may have a path of its own for few, and the smallest page is an edge itself. */
export interface Preview {
  readonly query: ListQuery & { readonly limit: number };
  readonly filter: Expression;
  /** Items that the walk of the same query found. */
  readonly found: number;
}

/** `undefined` where no request names a size, or the pages of the filter's walk are about as short. */
export async function previewOf(scene: Scene): Promise<Preview | undefined> {
  const { filter: combination } = await combinedProbes(scene);
  if (combination?.filter === undefined || scene.contract.limit === undefined || combination.size <= nearlyPreview)
    return undefined;
  const { filter, unprojected } = combination;
  const { distinct } = await combinedWalk(scene, combination);
  return { query: { ...unprojected, limit: 1 }, filter, found: distinct };
}
