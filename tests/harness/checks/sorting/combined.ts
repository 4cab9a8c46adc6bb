import { onContinuedPage } from '../../findings/finding';
import type { Check, Scene } from '../../judging/check';
import type { ListingField } from '../../contract/model';
import { disorderedPair, leftBehind } from '../../judging/collation';
import { combinedProbes, combinedWalk, membersInOrder, type Combinations } from '../../facts/combination';
import { finished, firstDuplicate, missingFrom } from '../../judging/sequence';
import { exchangesOf, type Walk } from '../../listing/walk';
import { fieldText, fieldValues } from '../../listing/value';
import { judgePage, ownOrderBreaks } from './direction';
import { orderableFields, orderedWalk, walkedWhole } from '../../facts/ordered';

/** Items that a walk which was not followed to its end has passed over: it shows their equals, and goes on behind them. */
function lostTwins(walk: Walk, base: Walk, field: ListingField): readonly string[] {
  const here = new Set(walk.identities);
  const values = new Set(walk.items.map((item) => fieldText(item, field)));
  const keys = [{ field, direction: 'ascending' }] as const;
  if (disorderedPair(walk.items, keys) !== undefined) return [];
  return base.pages.flatMap((page) =>
    page.items.flatMap((item, index) => {
      const identity = page.identities[index];
      const passed = identity !== undefined && !here.has(identity) && values.has(fieldText(item, field));
      return passed && leftBehind(walk.items.slice(-1), [item], keys) !== undefined ? [identity] : [];
    }),
  );
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
      // Only a group of equals that reaches over the edge of a page can be torn.
      const torn = walk.pages.slice(1).some((page, index) => {
        const [before] = (walk.pages[index]?.items ?? []).slice(-1);
        const [after] = page.items;
        return (
          before !== undefined &&
          after !== undefined &&
          !disorderedPair([after, before], [{ field, direction: 'ascending' }]) &&
          most > 1
        );
      });
      if (torn) evidence.witness(exchangesOf(walk));
      const twice = firstDuplicate(walk.identities);
      const lost = walk.end === 'cut' ? lostTwins(walk, base, field) : missingFrom(walk.identities, base.identities);
      if (twice === undefined && lost.length === 0) continue;
      evidence.violate({
        subject: `a walk over equal values of ${field.path}`,
        expected: `every item once in the walk by ${field.path}`,
        received: `${twice ?? 'no item'} repeated, ${lost.length} lost${lost[0] === undefined ? '' : ` (${lost[0]})`}`,
        at: [exchangesOf(walk), exchangesOf(base)],
      });
    }
    evidence.needs('items that share a value of an orderable field across the edge of a page');
  },
};

/** Order must hold beside another parameter: under a filter, and under a projection. */
function beside(id: string, which: 'filter' | 'projection', combination: keyof Combinations): Check {
  return {
    id,
    async judge(scene: Scene, evidence) {
      const probe = (await combinedProbes(scene))[combination];
      if (probe === undefined) return evidence.needs('items of two kinds with different names');
      const first = await scene.listing.ask(probe.query);
      if (first.kind !== 'page') return evidence.refused(first, `order beside a ${which}`, `an ordered page beside a ${which}`);
      const walk = await combinedWalk(scene, probe);
      const base = await scene.listing.walk();
      if (ownOrderBreaks(base, probe.keys)) evidence.witness(first);
      for (const [index, page] of walk.pages.entries()) {
        const where = index === 0 ? `beside a ${which}` : `beside a ${which}, ${onContinuedPage}`;
        if (!judgePage(evidence, page, probe.keys, where)) return;
      }
      const items = await membersInOrder(scene, walk);
      const pair = disorderedPair(items, probe.keys);
      if (pair !== undefined) {
        evidence.violate({
          subject: `order beside a ${which}`,
          expected: `the asked order across pages beside a ${which}`,
          received: `items out of order at position ${pair.position}`,
          at: [exchangesOf(walk)],
          evidence: 'collection',
        });
      }
      evidence.needs('items whose own order is not already the asked one');
    },
  };
}

export const withFilter = beside('sorting.with-filter', 'filter', 'filter');
export const withProjection = beside('sorting.with-projection', 'projection', 'all');
