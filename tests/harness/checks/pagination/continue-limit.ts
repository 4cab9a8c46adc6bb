import type { Check } from '../../judging/check';
import { walkOfOtherSize } from '../../facts/other-size';
import { pageSizes, planProbes } from '../../facts/probe-plan';
import { continuedPages } from '../../facts/continued-pages';
import { combinedProbes, combinedWalk } from '../../facts/combination';
import { counted } from '../../text/counted';

export const check: Check<'pagination.continue-limit'> = {
  async judge(scene, evidence) {
    const { walkSize } = await planProbes(scene.listing);
    const { filter } = await combinedProbes(scene);
    const walks = [
      { limit: walkSize, walk: await walkOfOtherSize(scene.listing) },
      ...(filter === undefined ? [] : [{ limit: filter.size, walk: await combinedWalk(scene, filter) }]),
    ];
    // A page of the default size is too long only where less was asked for.
    const { usual, maximum } = await pageSizes(scene);
    if (walkSize >= usual && usual > 1)
      walks.push({ limit: usual - 1, walk: await scene.listing.walk({ limit: usual - 1 }, usual) });
    for (const { limit, walk } of walks) {
      for (const [index, page] of walk.pages.entries()) {
        if (index === 0) continue;
        if (walk.items.length > limit * (index + 1)) evidence.witness(page);
        if (page.items.length <= limit) continue;
        evidence.violate({
          subject: 'a continued page under a limit',
          expected: `at most ${counted(limit, 'item')} on every page`,
          received: `${page.items.length} on page ${index + 1}`,
          place: { part: 'items' },
          at: [page],
          evidence: 'exchange',
        });
      }
    }
    const judged = new Set(walks.flatMap(({ walk }) => walk.pages));
    // A target may lose the limit beside one query and keep it beside another, so each walk that others made is looked at, too.
    for (const { page, query } of continuedPages({ ...scene, contract: scene.listing.contract })) {
      const { limit } = query;
      if (typeof limit !== 'number' || limit > maximum || judged.has(page) || page.items.length <= limit) continue;
      evidence.violate({
        subject: 'a continued page under a limit, beside other parameters',
        expected: `at most ${counted(limit, 'item')} on every page`,
        received: `${page.items.length}`,
        place: { part: 'items' },
        at: [page],
        evidence: 'exchange',
      });
    }
    // A last page is short of itself, so one between it and the first must be there to be too long.
    evidence.needs('items', 2 * walkSize + 1);
  },
};
