import { itemName } from '../../listing/item-name';
import { itemsOn } from '../../judging/place';
import type { Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { type KeptQuery, combinedWalk } from '../../facts/combination';
import { expectedOf, strayItem, shownFilter, valuesOf, countFits } from '../../judging/matches';
import { againstFilter } from '../../judging/own-value';
import { missingFrom, firstDuplicate, placesOf } from '../../judging/sequence';
import { counted } from '../../text/counted';
import type { Expression } from '../../grammar/expression';
import type { Page } from '../../listing/reply';
import { exchangesOf, type Walk } from '../../listing/walk';

/** Tells of an item that contradicts the filter of its page by itself; whether there is one. */
export function violateContradiction(scene: Scene, evidence: Evidence, page: Page, filter: Expression, subject: string): boolean {
  const stray = strayItem(page, filter);
  if (stray === undefined) return false;
  evidence.violate({
    subject,
    expected: `only items that match ${shownFilter(scene, filter)}`,
    received: `an item with ${valuesOf(stray, filter)}`,
    place: itemsOn(page, [stray]),
    at: [page],
    evidence: 'exchange',
    ownValue: againstFilter(page, filter),
  });
  return true;
}

/** Whether a walk of a combination returns the items of its filter, each once. */
export async function judgeMembers(scene: Scene, evidence: Evidence, combination: KeptQuery, label: string): Promise<void> {
  const { query, filter } = combination;
  if (filter === undefined) return;
  const first = await scene.listing.ask(query);
  if (first.kind !== 'page') return evidence.refused(first, label, 'a page for a filter beside other parameters');
  const [walk, base] = [await combinedWalk(scene, combination), await scene.listing.walk()];
  if (walk.end === 'endless' || walk.end === 'astray' || walk.end === 'stopped' || base.end !== 'ended') return;
  const { must, may } = await expectedOf(scene, filter);
  evidence.witness(first);
  // What a projection leaves out cannot be held against its filter on the page itself.
  if (query.projection === undefined && violateContradiction(scene, evidence, first, filter, label)) return;
  const lost = walk.end === 'cut' ? [] : missingFrom(walk.identities, must);
  const stray = walk.identities.filter((identity) => !may.has(identity));
  const repeated = walk.identities.length - new Set(walk.identities).size;
  const inCount = countFits(first, { must, may });
  if (lost.length === 0 && stray.length === 0 && repeated === 0 && inCount) return;
  evidence.violate({
    subject: label,
    expected: `the ${counted(must.size, 'item')} of the filter, without a repetition, and that count`,
    received: `${counted(lost.length, 'item')} lost, ${counted(stray.length, 'that does', 'that do')} not match, ${counted(repeated, 'repetition')}, count ${String(first.count)}${offender(walk, base, { lost, stray })}`,
    place: lost.length + stray.length + repeated === 0 ? { part: 'count' } : { part: 'items' },
    at: [exchangesOf(walk), exchangesOf(base)],
    evidence: 'collection',
    ...(lost.length + stray.length + repeated === 0 && { shows: 'by-count' }),
    ...(lost.length > 0 && walk.items.length === 0 && { shows: 'on-first-page' }),
  });
}

/** The first item that is wrong, and where it stands. */
function offender(
  walk: Walk,
  base: Walk,
  { lost: [lost], stray: [stray] }: { readonly lost: readonly string[]; readonly stray: readonly string[] },
): string {
  const twice = firstDuplicate(walk.identities);
  if (stray !== undefined) return `; ${itemName(stray)} is ${placesOf(walk, stray)} and does not match`;
  if (twice !== undefined) return `; ${itemName(twice)} is ${placesOf(walk, twice)}`;
  return lost === undefined ? '' : `; ${itemName(lost)} is ${placesOf(base, lost)} without a filter, and lost`;
}
