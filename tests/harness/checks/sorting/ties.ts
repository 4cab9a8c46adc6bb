import type { Scene, Check } from '../../judging/check';
import { type Walk, exchangesOf } from '../../listing/walk';
import type { OrderKey } from '../../grammar/order-key';
import { type Item, fieldText } from '../../listing/value';
import { isDisordered, leftBehindBy } from '../../facts/order-judge';
import { type FollowedOrder, endOfWalk, followed, walkOf } from '../../facts/followed-orders';
import { writeKeys } from '../../facts/ordered';
import { isFollowed } from '../../facts/stretches';
import { finished, firstDuplicate, missingFrom, placesOf } from '../../judging/sequence';

/**
 * Items that a walk which was not followed to its end has passed over: it goes on behind them, or behind the place where what lacks the
 * value stands.
 */
async function lostBefore(scene: Scene, walk: Walk, base: Walk, keys: readonly OrderKey[]): Promise<readonly string[]> {
  const [first] = keys;
  if (first === undefined || (await isDisordered(scene, walk.items, keys))) return [];
  const here = new Set(walk.identities);
  const lacks = (item: Item): boolean => fieldText(item, first.field) === undefined;
  // Those without the value come together; values behind them show that they are done with.
  const isPastMissing = walk.items.some(lacks) && !walk.items.slice(-1).every(lacks);
  const left = base.pages.flatMap(({ items, identities }) =>
    items.flatMap((item, index) => {
      const identity = identities[index];
      return identity === undefined || here.has(identity) ? [] : [{ item, identity }];
    }),
  );
  const holding = left.flatMap(({ item }) => (lacks(item) ? [] : [item]));
  // One look at all of them, because nearly always none is behind.
  const isSomePast = (await leftBehindBy(scene, walk.items, holding, keys)) !== undefined;
  const lost: string[] = [];
  for (const { item, identity } of left) {
    const isPast = lacks(item)
      ? isPastMissing
      : isSomePast && (await leftBehindBy(scene, walk.items, [item], keys)) !== undefined;
    if (isPast) lost.push(identity);
  }
  return lost;
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
const hasEquals = (base: Walk, keys: readonly OrderKey[]): boolean => {
  const values = base.items.map((item) => JSON.stringify(keys.map(({ field }) => fieldText(item, field) ?? null)));
  return new Set(values).size < values.length;
};

/** An item that the end of a walk lacks: it stands behind the first one there by every order. */
async function lostAtEnd(
  scene: Scene,
  { items, identities, end }: Walk,
  base: Walk,
  keys: readonly OrderKey[],
): Promise<readonly string[]> {
  if (end !== 'ended' || (await isDisordered(scene, items, keys))) return [];
  const turned = keys.map((key) => ({ ...key, direction: key.direction === 'ascending' ? 'descending' : 'ascending' }) as const);
  const here = new Set(identities);
  const rest = base.pages.flatMap((page) =>
    page.items.flatMap((item, index) => {
      const identity = page.identities[index];
      return identity === undefined || here.has(identity) ? [] : [{ item, identity }];
    }),
  );
  const behind = await leftBehindBy(
    scene,
    items.slice(0, 1),
    rest.map(({ item }) => item),
    turned,
  );
  return rest.filter(({ item }) => item === behind?.second).map(({ identity }) => identity);
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
          received: `${twice === undefined ? 'no item repeated' : `${twice} is ${placesOf(walk, twice)}`}, ${lost.length} lost${lost[0] === undefined ? '' : ` (${lost[0]} is ${placesOf(base, lost[0])} without an order)`}`,
          place: { part: 'items' },
          at: [exchangesOf(walk), exchangesOf(base)],
        });
        break;
      }
    }
    evidence.needs('tie-across-pages');
  },
};
