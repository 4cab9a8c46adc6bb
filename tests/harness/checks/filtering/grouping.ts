import type { Check } from '../../judging/check';
import { divides, faultOf, judgeMatches, shownFilter } from '../../judging/matches';
import { bracketProbes } from '../../facts/brackets';
import { clausesOf } from '../../facts/clauses';
import { partsTogether, poolOf } from '../../facts/parts-together';
import { areSound } from '../../facts/sound-clauses';

export const check: Check<'filtering.grouping'> = {
  async judge(scene, evidence) {
    if ((await clausesOf(scene)) === undefined) return evidence.needs('two-fields');
    const pools = await partsTogether(scene);
    for (const { label, expression } of await bracketProbes(scene)) {
      const together = poolOf(pools, expression);
      if (together !== undefined) {
        evidence.witness(together.page);
        continue;
      }
      const page = await scene.listing.ask({ filter: expression });
      const isWrong = page.kind !== 'page' || (await faultOf(scene, page, expression)) !== undefined;
      if (isWrong && !(await areSound(scene, [expression]))) {
        evidence.needs('sound-clauses');
        continue;
      }
      if (page.kind !== 'page') {
        evidence.refused(page, label, `a page for ${shownFilter(scene, expression)}`);
        continue;
      }
      if (await divides(scene, expression)) evidence.witness(page);
      await judgeMatches(scene, evidence, page, expression, label, { sound: true, complete: true, count: true });
    }
    evidence.needs('two-bindings');
  },
};
