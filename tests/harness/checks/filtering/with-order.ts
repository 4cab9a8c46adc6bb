import { combinedProbes, needsCombination } from '../../facts/combination';
import { writeKeys } from '../../facts/ordered';
import { ownValueWalks } from '../../facts/own-value-walks';
import { type Preview, previewOf } from '../../facts/preview';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { expectedOf, lostItems } from '../../judging/matches';
import { itemName } from '../../listing/item-name';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../text/counted';
import { judgeMembers, violateContradiction } from './filtered-walk';

/** An item of the filter: a target may have a path of its own for few. */
async function judgePreview(scene: Scene, evidence: Evidence): Promise<void> {
  const preview = await previewOf(scene);
  if (preview === undefined) return;
  const page = await scene.listing.ask(preview.query);
  if (page.kind !== 'page') return evidence.refused(page, 'a preview of a filter', 'a page of one item of a filter');
  evidence.witness(page);
  if (violateContradiction(scene, evidence, page, preview.filter, 'a preview of a filter')) return;
  const isLess = page.items.length === 0 || (page.count ?? preview.found) < preview.found || page.isLast === true;
  if (isLess) await judgePair(scene, evidence, preview);
}

/**
 * The two items of a preview in longer pages: by each key of the order alone before all of them together, because items that lack what they
 * are ordered by are easily lost.
 */
async function judgePair(scene: Scene, evidence: Evidence, { filter, pair }: Preview): Promise<void> {
  if (pair === undefined) return;
  const { keys } = pair;
  for (const order of keys.length > 1 ? [...keys.map((key) => [key]), keys] : [keys]) {
    const page = await scene.listing.ask(order.length === 0 ? { filter } : { filter, order });
    if (page.kind !== 'page') continue;
    const [lost, ...others] = lostItems(page, await expectedOf(scene, filter));
    if (lost === undefined) continue;
    const by = order.length === 0 ? '' : ` by ${writeKeys(order)}`;
    evidence.violate({
      subject: `the items of a filter in an order${by}`,
      expected: `both items of the filter${by}`,
      received: `${counted(others.length + 1, 'item')} lost (${itemName(lost)}), count ${String(page.count)}`,
      place: { part: 'items' },
      at: [page, exchangesOf(await scene.listing.walk())],
      evidence: 'collection',
    });
    return;
  }
}

export const check: Check<'filtering.with-order'> = {
  async judge(scene, evidence) {
    const { filter } = await combinedProbes(scene);
    if (filter === undefined) return needsCombination(scene, evidence);
    await judgeMembers(scene, evidence, filter, 'a filter beside an order');
    await judgePreview(scene, evidence);
    for (const kept of await ownValueWalks(scene))
      await judgeMembers(scene, evidence, kept, `some values of ${kept.keys[0]?.field.path} in an order by it`);
  },
};
