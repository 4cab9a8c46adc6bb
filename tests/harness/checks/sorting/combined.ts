import { tornPair, disorderOf, leftBehindBy } from '../../facts/order-judge';
import { known, orderableFields, orderedWalk, walkedWhole } from '../../facts/ordered';
import type { Check, Scene } from '../../judging/check';
import type { ListingField } from '../../contract/model';
import { combinedProbes, combinedWalk, type Combinations } from '../../facts/combination';
import { finished, firstDuplicate, missingFrom, placesOf } from '../../judging/sequence';
import { exchangesOf, type Walk } from '../../listing/walk';
import { fieldText, fieldValues } from '../../listing/value';
import { judgePage, ownOrderBreaks } from './direction';

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

export const ties: Check = {
  id: 'sorting.ties',
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
    evidence.needs('items that share a value of an orderable field across the edge of a page');
  },
};

/** Order must hold beside another parameter: under a filter, and under a projection. */
function beside(id: Check['id'], which: 'filter' | 'projection', combination: keyof Combinations): Check {
  return {
    id,
    async judge(scene: Scene, evidence) {
      const probe = (await combinedProbes(scene))[combination];
      if (probe === undefined) return evidence.needs('items of two kinds with different names');
      const first = await scene.listing.ask(probe.query);
      if (first.kind !== 'page') return evidence.refused(first, `order beside a ${which}`, `an ordered page beside a ${which}`);
      const walk = await combinedWalk(scene, probe);
      const base = await scene.listing.walk();
      if (await ownOrderBreaks(scene, base, probe.keys)) evidence.witness(first);
      for (const [index, page] of walk.pages.entries()) {
        const label = index === 0 ? `beside a ${which}` : `beside a ${which}, on a continued page`;
        const shows = index === 0 ? undefined : 'on-continued-page';
        if (!(await judgePage(scene, evidence, page, { keys: probe.keys, label, shows }))) return;
      }
      const torn = await tornPair(scene, walk, probe.keys, { whole: await known(scene) });
      if (torn !== undefined) {
        evidence.violate({
          subject: `order beside a ${which}`,
          expected: `the asked order across pages beside a ${which}`,
          received: `the opposite${torn.places}`,
          at: [exchangesOf(walk), ...torn.elsewhere],
          evidence: 'collection',
        });
      }
      evidence.needs('items whose own order is not already the asked one');
    },
  };
}

export const withFilter = beside('sorting.with-filter', 'filter', 'filter');
export const withProjection = beside('sorting.with-projection', 'projection', 'all');
