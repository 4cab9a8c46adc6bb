import type { Scene, Check } from '../../judging/check';
import { type Walk, exchangesOf } from '../../listing/walk';
import type { ListingField } from '../../contract/model';
import { fieldText, fieldValues } from '../../listing/value';
import { disorderOf, leftBehindBy } from '../../facts/order-judge';
import { finished, firstDuplicate, missingFrom, placesOf } from '../../judging/sequence';
import { orderableFields, walkedWhole, orderedWalk } from '../../facts/ordered';

/** Items that a walk which was not followed to its end has passed over: it shows their equals, and goes on behind them. */
async function lostTwins(scene: Scene, walk: Walk, base: Walk, field: ListingField): Promise<readonly string[]> {
  const here = new Set(walk.identities);
  const values = new Set(walk.items.map((item) => fieldText(item, field)));
  const keys = [{ field, direction: 'ascending' }] as const;
  if ((await disorderOf(scene, walk.items, keys)) !== undefined) return [];
  // In order, so that the last item stands for all; of an enumeration, one item for each value.
  const firsts = new Map(walk.items.toReversed().map((item) => [fieldText(item, field), item]));
  const end = field.kind === 'enumeration' ? [...firsts.values()].reverse() : walk.items.slice(-1);
  const lost: string[] = [];
  for (const page of base.pages) {
    for (const [index, item] of page.items.entries()) {
      const identity = page.identities[index];
      if (identity === undefined || here.has(identity) || !values.has(fieldText(item, field))) continue;
      if ((await leftBehindBy(scene, end, [item], keys)) !== undefined) lost.push(identity);
    }
  }
  return lost;
}

/** Whether the last item of a page may be equal to the first of the next: only a group of equals over the edge of a page can be torn. */
async function isTorn(scene: Scene, { pages }: Walk, field: ListingField): Promise<boolean> {
  for (const [index, page] of pages.slice(1).entries()) {
    const [before] = (pages[index]?.items ?? []).slice(-1);
    const [after] = page.items;
    if (before === undefined || after === undefined) continue;
    if ((await disorderOf(scene, [after, before], [{ field, direction: 'ascending' }])) === undefined) return true;
  }
  return false;
}

export const check: Check<'sorting.ties'> = {
  async judge(scene, evidence) {
    const base = await scene.listing.walk();
    if (!finished(base, evidence)) return;
    const fields = await orderableFields(scene);
    for (const field of walkedWhole(fields)) {
      const walk = await orderedWalk(scene, field);
      if (walk.end !== 'ended' && walk.end !== 'cut') continue;
      const most = Math.max(...fieldValues(base.items, field).values());
      if (most > 1 && (await isTorn(scene, walk, field))) evidence.witness(exchangesOf(walk));
      const twice = firstDuplicate(walk.identities);
      const lost = walk.end === 'cut' ? await lostTwins(scene, walk, base, field) : missingFrom(walk.identities, base.identities);
      if (twice === undefined && lost.length === 0) continue;
      evidence.violate({
        subject: `a walk over equal values of ${field.path}`,
        expected: `every item once in the walk by ${field.path}`,
        received: `${twice === undefined ? 'no item repeated' : `${twice} is ${placesOf(walk, twice)}`}, ${lost.length} lost${lost[0] === undefined ? '' : ` (${lost[0]} is ${placesOf(base, lost[0])} without an order)`}`,
        at: [exchangesOf(walk), exchangesOf(base)],
      });
    }
    evidence.needs('tie-across-pages');
  },
};
