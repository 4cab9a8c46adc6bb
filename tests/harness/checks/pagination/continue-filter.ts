import { itemName } from '../../listing/item-name';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { boundaries } from '../../facts/boundaries';
import { isCounted, room } from '../../facts/operands';
import { known } from '../../facts/ordered';
import { sized } from '../../facts/probe-plan';
import { where, type Expression } from '../../grammar/expression';
import { expectedOf, strayItem } from '../../judging/matches';
import { combinedProbes, needsCombination, combinedWalk, needsPages } from '../../facts/combination';
import { brokenOff } from '../../judging/sequence';
import { satisfies } from '../../listing/matching';
import { exchangesOf, type Walk } from '../../listing/walk';
import { againstFilter } from '../../judging/own-value';

/** Tells of items behind the first page that do not match, by what is known of them where the pages do not hold it. */
async function judgePages(scene: Scene, evidence: Evidence, walk: Walk, filter: Expression, subject: string): Promise<void> {
  const whole = walk.query.projection === undefined ? undefined : await known(scene);
  for (const page of walk.pages.slice(1)) {
    evidence.witness(page);
    const stray = page.items.findIndex(
      (item, index) => !satisfies(whole?.get(page.identities[index] ?? '') ?? item, filter, 'lenient', 'and-first'),
    );
    if (stray === -1) continue;
    evidence.violate({
      subject,
      expected: 'only items that match the filter on every page',
      received: `${itemName(page.identities[stray] ?? 'an item without identity')}, which does not`,
      place: { part: 'item', at: [stray] },
      at: [page, exchangesOf(walk)],
      evidence: 'exchange',
      ownValue: againstFilter(page, filter),
    });
  }
}

/** What only one comparison finds on more than a page: what leads on may keep what is asked by equality, and lose what is asked otherwise. */
async function comparedWalk(scene: Scene): Promise<{ readonly walk: Walk; readonly filter: Expression } | undefined> {
  const { contract } = scene.listing;
  const { items } = await scene.listing.walk();
  const size = await room(scene);
  const asked = (await boundaries(scene)).flatMap(({ field, value, operators }) =>
    operators.map((operator) => where(field, value, operator)),
  );
  // Text is asked alone by other checks as well; its collation says how much of it is found.
  for (const filter of asked.toSorted(
    (a, b) => Number(b.clauses[0].field.kind === 'string') - Number(a.clauses[0].field.kind === 'string'),
  )) {
    // The same page without the filter holds an item that does not match.
    const isTelling = items.slice(size, 2 * size).some((item) => !satisfies(item, filter, 'lenient', 'and-first'));
    if (!isTelling || (await expectedOf(scene, filter)).may.size <= size) continue;
    const query = { filter, ...(isCounted(scene) ? {} : sized(contract, size)) };
    const walk = await scene.listing.walk(query, size + 1);
    const [first, second] = walk.pages;
    if (first !== undefined && second !== undefined && strayItem(first, filter) === undefined) return { walk, filter };
  }
  return undefined;
}

export const check: Check<'pagination.continue-filter'> = {
  async judge(scene, evidence) {
    const compared = await comparedWalk(scene);
    if (compared !== undefined)
      await judgePages(scene, evidence, compared.walk, compared.filter, 'a continued page of a comparison');
    const { filter: combination } = await combinedProbes(scene);
    if (combination?.filter === undefined) return needsCombination(scene, evidence);
    const { filter } = combination;
    const walk = await combinedWalk(scene, combination);
    if (brokenOff(walk, evidence, 'the walk under a filter')) return;
    await judgePages(scene, evidence, walk, filter, 'a continued page under a filter');
    needsPages(evidence, walk, combination);
  },
};
