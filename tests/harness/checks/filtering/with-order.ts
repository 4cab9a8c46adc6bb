import { type KeptQuery, combinedProbes, needsCombination } from '../../facts/combination';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { judgeMembers, violateContradiction } from './filtered-walk';

/** Items of a preview, and of the longest page that is as good as one. */
const preview = 2;
const nearlyPreview = 9;

/** A few items of the filter: a target may have a path of its own for them. */
async function judgePreview(scene: Scene, evidence: Evidence, { unprojected: query, size, filter }: KeptQuery): Promise<void> {
  if (filter === undefined || query.limit === undefined || size <= nearlyPreview) return;
  const page = await scene.listing.ask({ ...query, limit: preview });
  if (page.kind !== 'page') return evidence.refused(page, 'a preview of a filter', `a page of ${preview} items of a filter`);
  evidence.witness(page);
  violateContradiction(scene, evidence, page, filter, 'a preview of a filter');
}

export const check: Check<'filtering.with-order'> = {
  async judge(scene, evidence) {
    const { filter } = await combinedProbes(scene);
    if (filter === undefined) return needsCombination(scene, evidence);
    await judgeMembers(scene, evidence, filter, 'a filter beside an order');
    await judgePreview(scene, evidence, filter);
  },
};
