import type { MalformedParts } from '../grammar/malformed';
import type { Scene } from '../judging/check';
import { dividingClause } from './dividing-clause';
import { listPath } from './list-path';

/** What the filters that cannot be meant are made of. Where each clause is a parameter of its own, an unknown one is an unknown parameter, which says nothing beside another. */
export async function malformedParts(scene: Scene): Promise<MalformedParts> {
  const isOneText = scene.contract.filter?.parameter !== undefined;
  return { list: await listPath(scene, 'filter'), beside: isOneText ? await dividingClause(scene) : undefined };
}
