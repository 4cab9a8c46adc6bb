import type { Check, Scene } from '../../judging/check';
import { orderedItems } from '../../facts/listed';
import { planProbes } from '../../facts/probe-plan';
import { unreached } from '../../facts/unreached';
import { finished } from '../../judging/sequence';
import { exchangesOf, type Walk } from '../../listing/walk';

/** Whether a page behind the end, or an order, shows an item that the walk has not returned. */
async function isShort(scene: Scene, { identities }: Walk): Promise<boolean> {
  if ((await unreached(scene.listing)) !== undefined) return true;
  const known = new Set(identities);
  return [...(await orderedItems(scene))].some((one) => !known.has(one));
}

export const check: Check<'pagination.count-total'> = {
  async judge(scene, evidence) {
    const { listing } = scene;
    const { base, total } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    const [first] = base.pages;
    // A member that is missing is told by response.list-members, here and below.
    if (first?.count === undefined) return evidence.needs('count');
    // Pages that tell several may be of several states of the data, as of two replicas, and the walk is then of none of them.
    if (base.pages.some(({ count }) => count !== undefined && count !== first.count)) return evidence.needs('one-count');
    // Of items that the walk did not reach, the count may well tell.
    if (first.count > total && (await isShort(scene, base))) return evidence.needs('whole-walk');
    if (total > 0) evidence.witness(first);
    else evidence.needs('one-item');
    if (first.count !== total) {
      evidence.violate({
        subject: 'the count',
        expected: `a count of ${total}, because the walk returned that many items`,
        received: String(first.count),
        place: { part: 'count' },
        at: [first, exchangesOf(base)],
      });
    }
  },
};
