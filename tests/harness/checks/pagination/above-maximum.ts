import { limitBesideOrder } from '../../facts/limit-beside-order';
import type { Scene } from '../../judging/check';
import type { ListQuery } from '../../listing/listing';

/** A limit above the maximum, and how it is asked for. */
interface Above {
  readonly value: number;
  readonly query: ListQuery;
}

/** The next above, beside an order where that serves both, and one that no default or other cap hides behind. */
export async function above(scene: Scene, maximum: number): Promise<readonly Above[]> {
  const next = await limitBesideOrder(scene, 'above-maximum');
  const far = maximum * 20;
  return [
    { value: maximum + 1, query: next?.query ?? { limit: maximum + 1 } },
    { value: far, query: { limit: far } },
  ];
}
