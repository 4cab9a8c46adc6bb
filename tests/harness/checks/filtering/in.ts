import type { Check } from '../../judging/check';
import { honouredFilter, judgeMatches } from '../../judging/matches';
import { askFor } from '../../facts/operands';
import { oneOfProbes, partsTogether, poolOf } from '../../facts/parts-together';

export const check: Check<'filtering.in'> = {
  async judge(scene, evidence) {
    const pools = await partsTogether(scene);
    for (const { field, expression } of await oneOfProbes(scene)) {
      const together = poolOf(pools, expression);
      if (together !== undefined) return evidence.witness(together.page);
      const page = await askFor(scene, expression);
      if (!honouredFilter(page, field, evidence)) continue;
      evidence.witness(page);
      return judgeMatches(scene, evidence, page, expression, `${field.path} in`, { sound: true, complete: true, count: true });
    }
    evidence.needs('two-kinds');
  },
};
