import { type KeptQuery, combinedProbes } from '../../facts/combination';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { shownFilter, strayItem, valuesOf } from '../../judging/matches';
import { againstFilter } from '../../judging/own-value';
import { itemsOn } from '../../judging/place';
import { judgeMembers } from './filtered-walk';

/** Items of a preview, and of the longest page that is as good as one. */
const preview = 2;
const nearlyPreview = 9;

/** A few items of the filter: a target may have a path of its own for them. */
async function judgePreview(scene: Scene, evidence: Evidence, { query, size, filter }: KeptQuery): Promise<void> {
  if (filter === undefined || query.limit === undefined || size <= nearlyPreview) return;
  const page = await scene.listing.ask({ ...query, limit: preview });
  if (page.kind !== 'page') return evidence.refused(page, 'a preview of a filter', `a page of ${preview} items of a filter`);
  evidence.witness(page);
  const stray = strayItem(page, filter);
  if (stray === undefined) return;
  evidence.violate({
    subject: 'a preview of a filter',
    expected: `only items that match ${shownFilter(scene, filter)}`,
    received: `an item with ${valuesOf(stray, filter)}`,
    place: itemsOn(page, [stray]),
    at: [page],
    evidence: 'exchange',
    ownValue: againstFilter(page, filter),
  });
}

export const check: Check<'filtering.with-order'> = {
  async judge(scene, evidence) {
    const { filter } = await combinedProbes(scene);
    if (filter === undefined) return evidence.needs('three-of-two-kinds');
    await judgeMembers(scene, evidence, filter, 'a filter beside an order');
    await judgePreview(scene, evidence, filter);
  },
};
