import type { Check } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { finished } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';

export const check: Check<'pagination.count-total'> = {
  async judge({ listing }, evidence) {
    const { base, total } = await planProbes(listing);
    if (!finished(base, evidence)) return;
    const [first] = base.pages;
    // A member that is missing is told by response.list-members, here and below.
    if (first?.count === undefined) return evidence.needs('count');
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
