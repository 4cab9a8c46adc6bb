import { itemName } from '../../listing/item-name';
import type { Scene, Check } from '../../judging/check';
import { type Walk, exchangesOf } from '../../listing/walk';
import type { OrderKey } from '../../grammar/order-key';
import { groupsBy, textsOf } from '../../listing/column';
import { type Item, fieldText } from '../../listing/value';
import type { Evidence } from '../../judging/evidence';
import { isDisordered, leftBehindBy, tornPair } from '../../facts/order-judge';
import { secondsByPosition } from '../../facts/second-by-position';
import { type FollowedOrder, endOfWalk, followed, walkOf } from '../../facts/followed-orders';
import { knownItems, restOf, writeKeys } from '../../facts/ordered';
import type { Part } from '../../judging/left-behind';
import { isFollowed } from '../../facts/stretches';
import { finished, firstDuplicate, missingFrom, placesOf } from '../../judging/sequence';

/**
 * Items that a walk which was not followed to its end has passed over: it goes on behind them, or behind the place where what lacks the
 * value stands.
 */
async function lostBefore(scene: Scene, walk: Walk, base: Walk, keys: readonly OrderKey[]): Promise<readonly string[]> {
  const [first] = keys;
  if (first === undefined || (await isDisordered(scene, walk.items, keys))) return [];
  const left = identifiedRest(walk.identities, base);
  const lacks = (item: Item): boolean => fieldText(item, first.field) === undefined;
  // Those without the value come together; values behind them show that they are done with.
  const isPastMissing = walk.items.some(lacks) && !walk.items.slice(-1).every(lacks);
  const textOf = textsOf(base.items, first.field);
  const holding: Part = { ...left, includes: (position) => left.includes(position) && textOf(position) !== undefined };
  // One look at all of them, because nearly always none is behind.
  const isSomePast = (await leftBehindBy(scene, walk.items, holding, keys)) !== undefined;
  const isPast = async (position: number): Promise<boolean> => {
    if (textOf(position) === undefined) return isPastMissing;
    const alone: Part = { ...left, includes: (other) => other === position };
    return isSomePast && (await leftBehindBy(scene, walk.items, alone, keys)) !== undefined;
  };
  if (!isPastMissing && !isSomePast) return [];
  const lost: string[] = [];
  for (const [position, identity] of knownItems(base).identities.entries())
    if (identity !== undefined && left.includes(position) && (await isPast(position))) lost.push(identity);
  return lost;
}

/** Items of the default walk that have an identity, and another one than these. */
function identifiedRest(identities: readonly string[], base: Walk): Part {
  const rest = restOf(identities, base);
  const known = knownItems(base).identities;
  return { ...rest, includes: (position) => known[position] !== undefined && rest.includes(position) };
}

/** Whether the last item of a page may be equal to the first of the next: only a group of equals over the edge of a page can be torn. */
async function isTorn(scene: Scene, { pages }: Walk, keys: readonly OrderKey[]): Promise<boolean> {
  for (const [index, page] of pages.slice(1).entries()) {
    const [before] = (pages[index]?.items ?? []).slice(-1);
    const [after] = page.items;
    if (before === undefined || after === undefined) continue;
    if (!(await isDisordered(scene, [after, before], keys))) return true;
  }
  return false;
}

/** Whether two items are equal by these fields: they hold the same values, or lack the same. */
function hasEquals({ items }: Walk, keys: readonly OrderKey[]): boolean {
  const { kindOf } = groupsBy(
    items,
    keys.map(({ field }) => field),
  );
  return new Set(items.map((_, position) => kindOf(position))).size < items.length;
}

/** An item that the end of a walk lacks: it stands behind the first one there by every order. */
async function lostAtEnd(
  scene: Scene,
  { items, identities, end }: Walk,
  base: Walk,
  keys: readonly OrderKey[],
): Promise<readonly string[]> {
  if (end !== 'ended' || (await isDisordered(scene, items, keys))) return [];
  const turned = keys.map((key) => ({ ...key, direction: key.direction === 'ascending' ? 'descending' : 'ascending' }) as const);
  const rest = identifiedRest(identities, base);
  const behind = await leftBehindBy(scene, items.slice(0, 1), rest, turned);
  const lost = knownItems(base).identities.filter(
    (_, position) => behind !== undefined && base.items[position] === behind.second && rest.includes(position),
  );
  return lost.filter((identity) => identity !== undefined);
}

/** What a walk by an order lost and repeated, or a part of it. */
interface Found {
  readonly part: string;
  readonly walk: Walk;
  readonly lost: readonly string[];
}

async function judged(scene: Scene, base: Walk, order: FollowedOrder): Promise<readonly Found[]> {
  const walk = await walkOf(scene, order);
  if (walk.end !== 'ended' && walk.end !== 'cut') return [];
  const lost =
    walk.end === 'cut' ? await lostBefore(scene, walk, base, order.keys) : missingFrom(walk.identities, base.identities);
  const found: Found[] = [{ part: 'a walk', walk, lost }];
  for (const stretch of walk.end === 'cut' ? await endOfWalk(scene, order) : []) {
    const part = { part: 'the end of a walk', walk: stretch.walk };
    if (isFollowed(stretch)) found.push({ ...part, lost: await lostAtEnd(scene, stretch.walk, base, order.keys) });
  }
  return found;
}

/** The second page of an order by its position, behind the first. What is refused there is for the requirements of positions to tell. */
async function judgePositions(scene: Scene, evidence: Evidence, base: Walk): Promise<void> {
  for (const { order, walk } of await secondsByPosition(scene)) {
    if (walk.pages.length < 2) continue;
    evidence.witness(exchangesOf(walk));
    const by = writeKeys(order.keys);
    const twice = firstDuplicate(walk.identities);
    const lost = await lostBefore(scene, walk, base, order.keys);
    const torn = twice === undefined && lost.length === 0 ? await tornPair(scene, walk, order.keys) : undefined;
    if (twice === undefined && lost.length === 0 && torn === undefined) continue;
    evidence.violate({
      subject: `pages by position by ${by}`,
      expected: `every item once, and in order, on the first page by ${by} and the next one by its position`,
      received:
        torn === undefined
          ? `${twice === undefined ? 'no item repeated' : `${itemName(twice)} is ${placesOf(walk, twice)}`}, ${lost.length} lost${lost[0] === undefined ? '' : ` (${itemName(lost[0])} is ${placesOf(base, lost[0])} without an order)`}`
          : `the opposite${torn.places}`,
      place: { part: 'items' },
      at: [exchangesOf(walk), exchangesOf(base)],
    });
  }
}

export const check: Check<'sorting.ties'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    if (!finished(base, evidence)) return;
    for (const order of (await followed(scene)).orders) {
      const by = writeKeys(order.keys);
      for (const { part, walk, lost } of await judged(scene, base, order)) {
        const twice = firstDuplicate(walk.identities);
        if (hasEquals(base, order.keys) && (await isTorn(scene, walk, order.keys))) evidence.witness(exchangesOf(walk));
        if (twice === undefined && lost.length === 0) continue;
        evidence.violate({
          subject: `${part} over equal values of ${by}`,
          expected: `every item once in ${part === 'a walk' ? 'the walk' : part} by ${by}`,
          received: `${twice === undefined ? 'no item repeated' : `${itemName(twice)} is ${placesOf(walk, twice)}`}, ${lost.length} lost${lost[0] === undefined ? '' : ` (${itemName(lost[0])} is ${placesOf(base, lost[0])} without an order)`}`,
          place: { part: 'items' },
          at: [exchangesOf(walk), exchangesOf(base)],
        });
        break;
      }
    }
    await judgePositions(scene, evidence, base);
    evidence.needs('tie-across-pages');
  },
};
