import { identityOn } from '../../judging/place';
import { complements } from '../../contract/operators';
import type { Check } from '../../judging/check';
import { shownFilter } from '../../judging/matches';
import { comparisons } from '../../facts/comparisons';
import { finished } from '../../judging/sequence';
import { fieldTexts } from '../../listing/value';
import { exchangesOf } from '../../listing/walk';

export const check: Check<'filtering.comparison-parts'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    const answers = await comparisons(scene, evidence);
    for (const [one, other] of complements) {
      for (const upper of answers.filter(({ operator }) => operator === one)) {
        const { field } = upper;
        const lower = answers.find(
          (answer) => answer.operator === other && answer.field === field && answer.value === upper.value,
        );
        // In one union, which is as it should be, they part the items at two values.
        const isTogether = answers.some(({ operator, page }) => operator === other && page === upper.page);
        if (isTogether) evidence.witness(upper.page);
        if (isTogether || lower === undefined || field.each !== undefined) continue;
        const texts = [upper, lower].map(({ expression }) => shownFilter(scene, expression)).join(' and ');
        evidence.witness(upper.page);
        const above = new Set(upper.page.identities);
        const both = lower.page.identities.find((identity) => identity !== undefined && above.has(identity));
        if (both !== undefined)
          evidence.violate({
            subject: `${field.path} ${one} and ${other}: both`,
            expected: `no item in both of ${texts}`,
            received: `${both} in both`,
            place: identityOn(upper.page, both),
            at: [upper.page, lower.page],
            evidence: 'collection',
          });
        if (base.end !== 'ended') {
          finished(base, evidence);
          continue;
        }
        // An empty text may be stored as none, and a missing value may be read as the declared default.
        const held = base.items.map((item) => fieldTexts(item, field));
        const least = held.filter(([text]) => text !== undefined && text !== '').length;
        const most = field.default === undefined ? held.filter(([text]) => text !== undefined).length : held.length;
        const [up, down] = [upper.page.count, lower.page.count];
        if (both !== undefined || up === undefined || down === undefined || (up + down >= least && up + down <= most)) continue;
        evidence.violate({
          subject: `${field.path} ${one} and ${other}: together`,
          expected: `${most} items in both of ${texts} together, those with a value`,
          received: `${up} and ${down}`,
          place: { part: 'count' },
          at: [upper.page, lower.page, exchangesOf(base)],
          evidence: 'collection',
        });
      }
    }
    evidence.needs('comparable');
  },
};
