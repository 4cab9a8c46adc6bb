import { equality } from './equality';
import type { Check } from '../../judging/check';
import { combinedProbes, combinedWalk } from '../../facts/combination';
import { judgeMatches } from '../../judging/matches';

const countOfOnePage = equality({ count: true });

export const check: Check<'filtering.count'> = {
  async judge(scene, evidence) {
    await countOfOnePage.judge(scene, evidence);
    // Those fit on a page, where the number of items on it is the count too; this one takes two.
    const { filter: combination } = await combinedProbes(scene);
    const first = combination && (await scene.listing.ask(combination.query));
    if (combination?.filter === undefined || first?.kind !== 'page') return;
    await judgeMatches(scene, evidence, first, combination.filter, 'a filter over two pages', { count: true });
    if (evidence.violations.length > 0) return;
    const { pages } = await combinedWalk(scene, combination);
    for (const page of pages.slice(1))
      await judgeMatches(scene, evidence, page, combination.filter, 'a further page of a filter', { count: true });
  },
};
