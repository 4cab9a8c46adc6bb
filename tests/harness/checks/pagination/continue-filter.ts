import { itemName } from '../../listing/item-name';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { boundaries } from '../../facts/boundaries';
import { isCounted, room } from '../../facts/operands';
import { known } from '../../facts/ordered';
import { pageSizes, sized } from '../../facts/probe-plan';
import { ownValueWalks } from '../../facts/own-value-walks';
import { severalClausesWalk } from '../../facts/several-clauses';
import { where, type Expression } from '../../grammar/expression';
import { expectedOf, strayItem } from '../../judging/matches';
import { combinedProbes, needsCombination, combinedWalk, needsPages } from '../../facts/combination';
import { brokenOff, firstDuplicate, missingFrom } from '../../judging/sequence';
import { counted } from '../../text/counted';
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

/**
 * Several clauses, of which what leads on may lose one, or spoil the value of one: then items come that do not match, or those that do are not
 * found again. That they are found at all is seen on one page.
 */
async function judgeSeveralClauses(scene: Scene, evidence: Evidence): Promise<void> {
  const several = scene.contract.next?.parameter === undefined ? await severalClausesWalk(scene) : undefined;
  if (several?.kept.filter === undefined || brokenOff(several.walk, evidence, 'the walk under several clauses')) return;
  const { kept, walk } = several;
  const { filter } = several.kept;
  const { must, may } = await expectedOf(scene, filter);
  const [first] = walk.pages;
  // Where the first page is wrong already, it is not what leads on.
  if (first === undefined || first.identities.some((one) => one === undefined || !may.has(one))) return;
  const told = evidence.violations.length;
  await judgePages(scene, evidence, walk, filter, 'a continued page under several clauses');
  const lost = missingFrom(walk.identities, must);
  if (evidence.violations.length > told || walk.end !== 'ended' || lost.length === 0) return;
  // Items that come again in the place of others are those of another order.
  if (firstDuplicate(walk.identities) !== undefined) return;
  const { maximum } = await pageSizes(scene);
  const whole = await scene.listing.ask({ ...kept.query, ...sized(scene.contract, Math.min(maximum, must.size)) });
  if (whole.kind !== 'page' || !lost.some((one) => whole.identities.includes(one))) return;
  evidence.violate({
    subject: 'the walk under several clauses',
    expected: `the ${counted(must.size, 'item')} of the filter, as one longer page shows them`,
    received: `${counted(lost.length, 'item')} lost behind the first page, ${itemName(lost[0] ?? '')} among them`,
    place: { part: 'items' },
    at: [exchangesOf(walk), whole],
    evidence: 'collection',
  });
}

/** A filter of the order's own field, which a cursor may put its condition in the place of. */
async function judgeOwnValues(scene: Scene, evidence: Evidence): Promise<void> {
  const whole: Scene = { ...scene, contract: scene.listing.contract };
  for (const kept of await ownValueWalks(whole)) {
    const walk = await combinedWalk(whole, kept);
    const [first] = walk.pages;
    if (kept.filter === undefined || first === undefined || strayItem(first, kept.filter) !== undefined) continue;
    await judgePages(whole, evidence, walk, kept.filter, "a continued page under a filter by the order's own field");
  }
}

export const check: Check<'pagination.continue-filter'> = {
  async judge(scene, evidence) {
    const compared = await comparedWalk(scene);
    if (compared !== undefined)
      await judgePages(scene, evidence, compared.walk, compared.filter, 'a continued page of a comparison');
    await judgeSeveralClauses(scene, evidence);
    await judgeOwnValues(scene, evidence);
    const { filter: combination } = await combinedProbes(scene);
    if (combination?.filter === undefined) return needsCombination(scene, evidence);
    const { filter } = combination;
    const walk = await combinedWalk(scene, combination);
    if (brokenOff(walk, evidence, 'the walk under a filter')) return;
    await judgePages(scene, evidence, walk, filter, 'a continued page under a filter');
    needsPages(evidence, walk, combination);
  },
};
