import type { Scene } from '../../judging/check';
import { type ProjectionProbe, projecting } from './projecting';
import { type Page, identityOf } from '../../listing/reply';
import { type Item, excerpt } from '../../listing/value';
import { planProbes } from '../../facts/probe-plan';
import { known } from '../../facts/ordered';
import type { Json } from '../../contract/model';
import { pathsOf, pointerOfPath, isResidue } from '../../listing/paths';
import { valueAt } from '../../contract/pointer';
import { isDeepStrictEqual } from 'node:util';
import { finished } from '../../judging/sequence';
import { identityPaths } from '../../contract/identity-paths';
import { exchangesOf } from '../../listing/walk';

/** The whole item behind each projected one: by identity where it is projected, else by position in the default walk. */
async function originals(scene: Scene, { query }: ProjectionProbe, page: Page): Promise<readonly (Item | undefined)[]> {
  const { base } = await planProbes(scene.listing);
  const items = await known(scene);
  return page.items.map((_, index) => {
    const identity = page.identities[index];
    return identity !== undefined
      ? items.get(identity)
      : query.order === undefined && query.filter === undefined
        ? base.items[index]
        : undefined;
  });
}

/** What an item carries at a path and below it. */
const leavesAt = (item: Item, path: string): ReadonlyMap<string, Json> =>
  new Map(
    pathsOf(valueAt(item, pointerOfPath(path)) ?? null, '.', path).flatMap((leaf) =>
      isResidue(leaf.value) ? [] : [[leaf.path, leaf.value] as const],
    ),
  );

/** The first leaf at a path or below it that two items hold differently. The order of members means nothing, nor does an empty one. */
function changedLeaf(one: Item, other: Item, path: string): string | undefined {
  const [left, right] = [leavesAt(one, path), leavesAt(other, path)];
  return [...left.keys(), ...right.keys()].find((leaf) => !isDeepStrictEqual(left.get(leaf), right.get(leaf)));
}

/** Whether a leaf differs between two full reads of one item already, as a time of the last probe may. */
async function isRestless(scene: Scene, item: Item, identity: string | undefined, path: string, leaf: string): Promise<boolean> {
  const { walkSize } = await planProbes(scene.listing);
  const walk = await scene.listing.walk({ limit: walkSize });
  const again = walk.items.find((one) => identity !== undefined && identityOf(one, scene.contract) === identity);
  return again !== undefined && !isDeepStrictEqual(leavesAt(item, path).get(leaf), leavesAt(again, path).get(leaf));
}

export const check = projecting(async (probe, page, scene, evidence) => {
  const { base } = await planProbes(scene.listing);
  if (!finished(base, evidence)) return;
  const whole = await originals(scene, probe, page);
  for (const [index, item] of page.items.entries()) {
    const original = whole[index];
    const identity = identityPaths(scene.contract);
    if (identity?.every((path) => probe.asked.includes(path)) === true && page.identities[index] === undefined) {
      evidence.violate({
        subject: `${probe.label}: the identity`,
        expected: `${identity.join(' and ')}, which every item has in the full read`,
        received: `nothing in item ${index}`,
        place: { part: 'item', at: [index] },
        at: [page, exchangesOf(base)],
        evidence: 'collection',
      });
      return;
    }
    if (original === undefined) continue;
    for (const path of probe.asked) {
      if (leavesAt(original, path).size > 0) evidence.witness(page);
      const leaf = changedLeaf(original, item, path);
      if (leaf === undefined || (await isRestless(scene, original, page.identities[index], path, leaf))) continue;
      evidence.violate({
        subject: `${probe.label}: a value`,
        expected: `${leaf} as in the full read: ${excerpt(leavesAt(original, path).get(leaf), 60)}`,
        received: `${excerpt(leavesAt(item, path).get(leaf), 60)} in item ${index}`,
        place: { part: 'item', at: [index], pointer: pointerOfPath(leaf) },
        at: [page, exchangesOf(base)],
        evidence: 'collection',
      });
      return;
    }
  }
});
