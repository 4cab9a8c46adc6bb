import { itemsOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { combinedProbes, needsCombination, combinedWalk, membersInOrder, needsPages } from '../../facts/combination';
import { known } from '../../facts/ordered';
import { disorderOf, isDisordered, tornPair } from '../../facts/order-judge';
import { exchangesOf } from '../../listing/walk';
import { againstOrder } from '../../judging/own-value';

export const check: Check<'pagination.continue-order'> = {
  async judge(scene, evidence) {
    const { filter: combination } = await combinedProbes(scene);
    if (combination === undefined) return needsCombination(scene, evidence);
    const walk = await combinedWalk(scene, combination);
    const items = await membersInOrder(scene, walk);
    const own = [...(await known(scene)).values()].filter((item) => items.includes(item));
    if (walk.pages.length > 1 && (await isDisordered(scene, own, combination.keys))) evidence.witness(exchangesOf(walk).slice(1));
    // The first page is judged by the checks of the sorting area.
    for (const page of walk.pages.slice(1)) {
      const pair = await disorderOf(scene, page.items, combination.keys);
      if (pair === undefined) continue;
      evidence.violate({
        subject: 'a continued page under an order',
        expected: 'the asked order on every page',
        received: `item ${pair.position + 1} of the page is out of order`,
        place: itemsOn(page, [pair.first, pair.second]),
        at: [page, ...pair.elsewhere],
        evidence: pair.proof === 'alone' ? 'exchange' : 'collection',
        ownValue: againstOrder(page, combination.keys),
      });
    }
    const torn = await tornPair(scene, walk, combination.keys);
    if (torn !== undefined) {
      evidence.violate({
        subject: 'an order across pages',
        expected: 'the asked order from page to page',
        received: `the opposite${torn.places}`,
        place: { part: 'items' },
        at: [exchangesOf(walk), ...torn.elsewhere],
        evidence: 'collection',
      });
    }
    if (walk.pages.length > 1) evidence.needs('own-order');
    else needsPages(evidence, walk, combination);
  },
};
