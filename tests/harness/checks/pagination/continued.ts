import type { Check } from '../../judging/check';
import { combinedProbes, combinedWalk, identityPath, membersInOrder } from '../../facts/combination';
import { isResidue, isWithin, pathsOf } from '../../listing/paths';
import { satisfies } from '../../listing/expression';
import { known } from '../../facts/ordered';
import { tornPair, disorderOf } from '../../facts/order-judge';
import { planProbes } from '../../facts/probe-plan';
import { brokenOff } from '../../judging/sequence';
import { exchangesOf } from '../../listing/walk';
import { counted } from '../../listing/counted';
import { againstFilter, againstOrder } from '../../judging/own-value';

export const continueFilter: Check = {
  id: 'pagination.continue-filter',
  async judge(scene, evidence) {
    const { filter: combination } = await combinedProbes(scene);
    if (combination?.filter === undefined)
      return evidence.needs('three items of two kinds, so that a filtered walk has two pages');
    const { filter } = combination;
    const walk = await combinedWalk(scene, combination);
    if (brokenOff(walk, evidence, 'the walk under a filter')) return;
    for (const page of walk.pages.slice(1)) {
      evidence.witness(page);
      const stray = page.items.findIndex((item) => !satisfies(item, filter, 'lenient', 'and-first'));
      if (stray === -1) continue;
      evidence.violate({
        subject: 'a continued page under a filter',
        expected: 'only items that match the filter on every page',
        received: `${page.identities[stray] ?? 'an item without identity'}, which does not`,
        at: [page, exchangesOf(walk)],
        evidence: 'exchange',
        ownValue: againstFilter(page, filter),
      });
    }
    evidence.needs('two items of one kind beside another, so that a filtered walk has two pages');
  },
};

export const continueOrder: Check = {
  id: 'pagination.continue-order',
  async judge(scene, evidence) {
    const { filter: combination } = await combinedProbes(scene);
    if (combination === undefined) return evidence.needs('items of two kinds');
    const walk = await combinedWalk(scene, combination);
    const items = await membersInOrder(scene, walk);
    const own = [...(await known(scene)).values()].filter((item) => items.includes(item));
    if (walk.pages.length > 1 && (await disorderOf(scene, own, combination.keys)) !== undefined)
      evidence.witness(exchangesOf(walk).slice(1));
    // The first page is judged by the checks of the sorting area.
    for (const page of walk.pages.slice(1)) {
      const pair = await disorderOf(scene, page.items, combination.keys);
      if (pair === undefined) continue;
      evidence.violate({
        subject: 'a continued page under an order',
        expected: 'the asked order on every page',
        received: `item ${pair.position + 1} of the page is out of order`,
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
        at: [exchangesOf(walk), ...torn.elsewhere],
        evidence: 'collection',
      });
    }
    evidence.needs('two items of one kind beside another, in an order of their own that is not the asked one');
  },
};

export const continueProjection: Check = {
  id: 'pagination.continue-projection',
  async judge(scene, evidence) {
    const { all: combination } = await combinedProbes(scene);
    if (combination?.projection === undefined) return evidence.needs('items of two kinds');
    const asked = combination.projection;
    const identity = identityPath(scene);
    const walk = await combinedWalk(scene, combination);
    if (brokenOff(walk, evidence, 'the walk under a projection')) return;
    for (const page of walk.pages.slice(1)) {
      evidence.witness(page);
      const beyond = page.items
        .flatMap((item) => pathsOf(item))
        .find(({ path, value }) => !isWithin(path, asked) && !isResidue(value) && path !== identity);
      if (beyond === undefined) continue;
      evidence.violate({
        subject: 'a continued page under a projection',
        expected: `only ${asked.join(', ')} on every page`,
        received: `${beyond.path} on page 2 or later`,
        at: [page, exchangesOf(walk)],
        evidence: 'exchange',
      });
    }
    evidence.needs('two items of one kind beside another, so that a projected walk has two pages');
  },
};

export const continueLimit: Check = {
  id: 'pagination.continue-limit',
  async judge(scene, evidence) {
    const { walkSize } = await planProbes(scene.listing);
    const { filter } = await combinedProbes(scene);
    const walks = [
      { limit: walkSize, walk: await scene.listing.walk({ limit: walkSize }) },
      ...(filter === undefined ? [] : [{ limit: filter.query.limit, walk: await combinedWalk(scene, filter) }]),
    ];
    for (const { limit, walk } of walks) {
      for (const [index, page] of walk.pages.entries()) {
        if (index === 0) continue;
        if (walk.items.length > limit * (index + 1)) evidence.witness(page);
        if (page.items.length <= limit) continue;
        evidence.violate({
          subject: 'a continued page under a limit',
          expected: `at most ${counted(limit, 'item')} on every page`,
          received: `${page.items.length} on page ${index + 1}`,
          at: [page],
          evidence: 'exchange',
        });
      }
    }
    // A last page is short of itself.
    evidence.needs(`at least ${2 * walkSize + 1} items, so that a page between the first and the last could be too long`);
  },
};
