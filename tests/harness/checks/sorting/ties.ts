import type { Scene, Check } from '../../judging/check';
import { type Walk, exchangesOf } from '../../listing/walk';
import type { OrderKey } from '../../grammar/order-key';
import { fieldText } from '../../listing/value';
import { disorderOf, leftBehindBy } from '../../facts/order-judge';
import { type FollowedOrder, followedOrders, walkOf } from '../../facts/followed-orders';
import { writeKeys } from '../../facts/ordered';
import { finished, firstDuplicate, missingFrom, placesOf } from '../../judging/sequence';

/** Items that a walk which was not followed to its end has passed over: it shows their equals, and goes on behind them. */
async function lostTwins(scene: Scene, walk: Walk, base: Walk, key: OrderKey): Promise<readonly string[]> {
  const { field } = key;
  const here = new Set(walk.identities);
  const values = new Set(walk.items.map((item) => fieldText(item, field)));
  if ((await disorderOf(scene, walk.items, [key])) !== undefined) return [];
  // In order, so that the last item stands for all; of an enumeration, one item for each value.
  const firsts = new Map(walk.items.toReversed().map((item) => [fieldText(item, field), item]));
  const end = field.kind === 'enumeration' ? [...firsts.values()].reverse() : walk.items.slice(-1);
  // Those without the value come together; values behind them show that they are done with.
  const isPastMissing = values.has(undefined) && walk.items.slice(-1).every((item) => fieldText(item, field) !== undefined);
  const lost: string[] = [];
  for (const page of base.pages) {
    for (const [index, item] of page.items.entries()) {
      const identity = page.identities[index];
      const value = fieldText(item, field);
      if (identity === undefined || here.has(identity) || !values.has(value)) continue;
      const isPast = value === undefined ? isPastMissing : (await leftBehindBy(scene, end, [item], [key])) !== undefined;
      if (isPast) lost.push(identity);
    }
  }
  return lost;
}

/** Whether the last item of a page may be equal to the first of the next: only a group of equals over the edge of a page can be torn. */
async function isTorn(scene: Scene, { pages }: Walk, key: OrderKey): Promise<boolean> {
  for (const [index, page] of pages.slice(1).entries()) {
    const [before] = (pages[index]?.items ?? []).slice(-1);
    const [after] = page.items;
    if (before === undefined || after === undefined) continue;
    if ((await disorderOf(scene, [after, before], [key])) === undefined) return true;
  }
  return false;
}

/** Whether two items are equal by a field: they hold one value, or both lack it. */
const hasEquals = (base: Walk, { field }: OrderKey): boolean => {
  const values = base.items.map((item) => fieldText(item, field));
  return new Set(values).size < values.length;
};

/** What a walk by an order lost and repeated. */
async function judged(
  scene: Scene,
  base: Walk,
  order: FollowedOrder,
): Promise<{ readonly walk: Walk; readonly twice: string | undefined; readonly lost: readonly string[] } | undefined> {
  const walk = await walkOf(scene, order);
  if (walk.end !== 'ended' && walk.end !== 'cut') return undefined;
  const lost = walk.end === 'cut' ? await lostTwins(scene, walk, base, order.key) : missingFrom(walk.identities, base.identities);
  return { walk, twice: firstDuplicate(walk.identities), lost };
}

export const check: Check<'sorting.ties'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    if (!finished(base, evidence)) return;
    for (const order of await followedOrders(scene)) {
      const found = await judged(scene, base, order);
      if (found === undefined) continue;
      const { walk, twice, lost } = found;
      if (hasEquals(base, order.key) && (await isTorn(scene, walk, order.key))) evidence.witness(exchangesOf(walk));
      if (twice === undefined && lost.length === 0) continue;
      const by = writeKeys([order.key]);
      evidence.violate({
        subject: `a walk over equal values of ${by}`,
        expected: `every item once in the walk by ${by}`,
        received: `${twice === undefined ? 'no item repeated' : `${twice} is ${placesOf(walk, twice)}`}, ${lost.length} lost${lost[0] === undefined ? '' : ` (${lost[0]} is ${placesOf(base, lost[0])} without an order)`}`,
        at: [exchangesOf(walk), exchangesOf(base)],
      });
    }
    evidence.needs('tie-across-pages');
  },
};
