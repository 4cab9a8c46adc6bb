import type { Check } from '../../judging/check';
import { stretchesOfOtherSize } from '../../facts/other-size';
import { planProbes } from '../../facts/probe-plan';
import { isFollowed } from '../../facts/stretches';
import { finished, difference, atWalks } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';

export const check: Check<'pagination.page-size'> = {
  async judge({ listing }, evidence) {
    const { base, total } = await planProbes(listing);
    for (const stretch of await stretchesOfOtherSize(listing)) {
      const { walk, start } = stretch;
      if (!finished(base, evidence) || (!isFollowed(stretch) && !finished(walk, evidence))) return;
      if (total < 2) return evidence.needs('two-items');
      evidence.witness(exchangesOf(walk));
      const end = start === 0 && walk.end === 'cut' ? walk.identities.length : Infinity;
      const parts = difference(walk.identities, base.identities.slice(start, end), walk);
      if (parts === undefined) continue;
      return evidence.violate({
        subject: 'another page size',
        expected: `the same sequence for every page size${start === 0 ? '' : `, from item ${start + 1} on`}`,
        received: parts,
        place: { part: 'items' },
        at: atWalks(walk, base),
      });
    }
  },
};
