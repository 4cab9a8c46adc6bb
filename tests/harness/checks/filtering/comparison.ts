import { itemName } from '../../listing/item-name';
import { itemsOn } from '../../judging/place';
import type { Judge, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import type { Expression } from '../../grammar/expression';
import { countFits, expectedOf, lostItems, shownFilter, strayItem, valuesOf } from '../../judging/matches';
import { narrowedUnion, type FilteredPage } from '../../judging/narrowing';
import { againstFilter } from '../../judging/own-value';
import { finished } from '../../judging/sequence';
import { satisfies } from '../../listing/matching';
import type { Reply } from '../../listing/reply';
import { exchangesOf } from '../../listing/walk';
import { beyondBounds } from '../../facts/beyond-bounds';
import { unionOfTerms } from '../../facts/pools';
import { askEach } from '../../facts/text-field';
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
      if (part === 'sound') await judgeBeyond(scene, evidence);
      await judgeSuspects(scene, evidence, ['gt', 'ge', 'lt', 'le'], {
        onlyBeside: true,
        sides: part === 'sound' ? { sound: true } : { complete: true, count: true },
      });
    },
  };
}

/** What no item lies beyond finds none, beside another clause as well. All at once, or where that is refused as few as are taken. */
async function judgeBeyond(scene: Scene, evidence: Evidence): Promise<void> {
  const bounds = await beyondBounds(scene);
  const isStray = ({ page, expression }: FilteredPage): boolean => strayItem(page, expression) !== undefined;
  for (const answer of await askEach(scene, evidence, bounds, 'a bound beyond every value')) {
    evidence.witness(answer.page);
    if (!isStray(answer)) continue;
    const terms = bounds.filter(({ clauses }) => clauses.every((clause) => answer.expression.clauses.includes(clause)));
    const unionOf = (some: readonly Expression[]): Expression | undefined => unionOfTerms(some, scene.contract.filter);
    const ask = (filter: Expression): Promise<Reply> => scene.listing.ask({ filter });
    const { page, expression } = await narrowedUnion({ terms, unionOf, ask }, answer, isStray);
    const stray = strayItem(page, expression);
    const bound = expression.clauses.at(-1);
    if (stray === undefined || bound === undefined) continue;
    return evidence.violate({
      subject: 'a bound beyond every value',
      expected: `no item for ${shownFilter(scene, expression)}`,
      received: `an item with ${valuesOf(stray, { clauses: [bound], operators: [] })}`,
      place: itemsOn(page, [stray], bound.field.pointer),
      at: [page],
      evidence: 'exchange',
      ownValue: againstFilter(page, expression),
    });
  }
}
