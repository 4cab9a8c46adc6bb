import { combinedProbes, needsCombination } from '../../facts/combination';
import { previewOf } from '../../facts/preview';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { judgeMembers, violateContradiction } from './filtered-walk';

/** An item of the filter: a target may have a path of its own for few. */
async function judgePreview(scene: Scene, evidence: Evidence): Promise<void> {
  const preview = await previewOf(scene);
  if (preview === undefined) return;
  const page = await scene.listing.ask(preview.query);
  if (page.kind !== 'page') return evidence.refused(page, 'a preview of a filter', 'a page of one item of a filter');
  evidence.witness(page);
  violateContradiction(scene, evidence, page, preview.filter, 'a preview of a filter');
}

export const check: Check<'filtering.with-order'> = {
  async judge(scene, evidence) {
    const { filter } = await combinedProbes(scene);
    if (filter === undefined) return needsCombination(scene, evidence);
    await judgeMembers(scene, evidence, filter, 'a filter beside an order');
    await judgePreview(scene, evidence);
  },
};
