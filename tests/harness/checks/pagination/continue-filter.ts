import type { Check } from '../../judging/check';
import { combinedProbes, combinedWalk, needsPages } from '../../facts/combination';
import { brokenOff } from '../../judging/sequence';
import { satisfies } from '../../listing/matching';
import { exchangesOf } from '../../listing/walk';
import { againstFilter } from '../../judging/own-value';

export const check: Check<'pagination.continue-filter'> = {
  async judge(scene, evidence) {
    const { filter: combination } = await combinedProbes(scene);
    if (combination?.filter === undefined) return evidence.needs('three-of-two-kinds');
    const { filter } = combination;
    const walk = await combinedWalk(scene, combination);
    if (brokenOff(walk, evidence, 'the walk under a filter')) return;
    for (const page of walk.pages.slice(1)) {
      evidence.witness(page);
      const stray = page.items.findIndex((item) => !satisfies(item, filter, 'lenient', 'and-first'));
      if (stray === -1) continue;
      evidence.violate({
        subject: 'a continued page under a filter',
        expected: 'only items that match the filter on every page',
        received: `${page.identities[stray] ?? 'an item without identity'}, which does not`,
        place: { part: 'item', at: [stray] },
        at: [page, exchangesOf(walk)],
        evidence: 'exchange',
        ownValue: againstFilter(page, filter),
      });
    }
    needsPages(evidence, walk, combination);
  },
};
