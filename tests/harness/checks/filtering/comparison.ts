import { itemName } from '../../listing/item-name';
import { itemsOn } from '../../judging/place';
import type { Judge } from '../../judging/check';
import { countFits, expectedOf, lostItems, shownFilter, strayItem, valuesOf } from '../../judging/matches';
import { againstFilter } from '../../judging/own-value';
import { finished } from '../../judging/sequence';
import { satisfies } from '../../listing/matching';
import { exchangesOf } from '../../listing/walk';
import { judgeSuspects } from '../../facts/wrong-unions';
import { comparisons, isAtBoundary, leavesOut } from '../../facts/comparisons';
import type { Item } from '../../listing/value';

/** The items at the boundary itself belong to one requirement, all others to two, so that one fault is told by one of them. */
type Part = 'sound' | 'complete' | 'boundary';

/** A check of one part of what comparisons return. */
export function comparison(part: Part): Judge<'filter.comparison'> {
  return {
    async judge(scene, evidence) {
      const base = await scene.listing.walk();
      const known = new Map(base.items.map((item, index) => [base.identities[index], item]));
      for (const answer of await comparisons(scene, evidence)) {
        const { field, operator, expression, page } = answer;
        const isHere = (item: Item): boolean => isAtBoundary(item, answer) === (part === 'boundary');
        const subject = `${field.path} ${operator}`;
        const text = shownFilter(scene, expression);
        if (await leavesOut(scene, answer)) evidence.witness(page);
        const isStray = (item: Item): boolean => isHere(item) && !satisfies(item, expression, 'lenient', 'and-first');
        const stray = page.items.find(isStray);
        if (part !== 'complete' && stray !== undefined)
          evidence.violate({
            subject: `${subject}: stray`,
            expected: `only items that match ${text}`,
            received: `an item with ${valuesOf(stray, expression)}`,
            place: itemsOn(page, [stray], field.pointer),
            at: [page],
            evidence: 'exchange',
            ownValue: againstFilter(page, expression, isStray),
          });
        if (base.end !== 'ended') {
          finished(base, evidence);
          continue;
        }
        const expected = await expectedOf(scene, expression);
        const lost = lostItems(page, expected).filter((identity) => {
          const item = known.get(identity);
          return item !== undefined && isHere(item);
        });
        if (part !== 'sound' && lost.length > 0)
          evidence.violate({
            subject: `${subject}: lost`,
            expected: `every item that matches ${text}`,
            received: `a page without ${itemName(lost[0] ?? '')}, which has ${valuesOf(known.get(lost[0]) ?? null, expression)}`,
            place: { part: 'items' },
            at: [page, exchangesOf(base)],
            evidence: 'collection',
          });
        if (strayItem(page, expression) !== undefined || lostItems(page, expected).length > 0 || countFits(page, expected))
          continue;
        const count = page.count ?? 0;
        const atBoundary = base.items.filter((item) => isAtBoundary(item, answer)).length;
        // With equal the boundary can be lost, without it it can be too much.
        const isOfBoundary =
          operator === 'ge' || operator === 'le'
            ? count + atBoundary === expected.must.size
            : count - atBoundary === expected.may.size;
        const owner: Part = isOfBoundary ? 'boundary' : count < expected.must.size ? 'complete' : 'sound';
        if (part === owner)
          evidence.violate({
            subject: `${subject}: count`,
            expected: `a count of ${expected.must.size}, the items that match ${text}`,
            received: String(page.count),
            place: { part: 'count' },
            at: [page, exchangesOf(base)],
            evidence: 'collection',
          });
      }
      evidence.needs('comparable');
      if (evidence.violations.length > 0 || part === 'boundary') return;
      await judgeSuspects(scene, evidence, ['gt', 'ge', 'lt', 'le'], {
        onlyBeside: true,
        sides: part === 'sound' ? { sound: true } : { complete: true, count: true },
      });
    },
  };
}
