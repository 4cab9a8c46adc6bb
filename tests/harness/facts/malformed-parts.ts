import type { MalformedParts } from '../grammar/malformed';
import type { Scene } from '../judging/check';
import { dividingClause } from './dividing-clause';
import { listPath } from './list-path';

/** What the filters that cannot be meant are made of. */
export async function malformedParts(scene: Scene): Promise<MalformedParts> {
  return { list: await listPath(scene, 'filter'), beside: await dividingClause(scene) };
}
