import { itemsOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { combinedProbes, combinedWalk, needsPages } from '../../facts/combination';
import { brokenOff } from '../../judging/sequence';
import { pathsOf, pointerOfPath, isWithin, isResidue } from '../../listing/paths';
import { exchangesOf } from '../../listing/walk';

export const check: Check<'pagination.continue-projection'> = {
  async judge(scene, evidence) {
    const { all: combination } = await combinedProbes(scene);
    if (combination?.projection === undefined) return evidence.needs('three-of-two-kinds');
    const asked = combination.projection;
    const known = [...asked, ...scene.contract.projection.keeps];
    const walk = await combinedWalk(scene, combination);
    if (brokenOff(walk, evidence, 'the walk under a projection')) return;
    for (const page of walk.pages.slice(1)) {
      evidence.witness(page);
      const beyond = page.items
        .flatMap((item) => pathsOf(item).map((leaf) => ({ ...leaf, item })))
        .find(({ path, value }) => !isWithin(path, known) && !isResidue(value));
      if (beyond === undefined) continue;
      evidence.violate({
        subject: 'a continued page under a projection',
        expected: `only ${asked.join(', ')} on every page`,
        received: `${beyond.path} on page 2 or later`,
        place: itemsOn(page, [beyond.item], pointerOfPath(beyond.path)),
        at: [page, exchangesOf(walk)],
        evidence: 'exchange',
      });
    }
    needsPages(evidence, walk, combination);
  },
};
