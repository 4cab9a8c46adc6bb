import type { Check } from '../../judging/check';
import { honouredFilter, judgeMatches } from '../../judging/matches';
import { askFor } from '../../facts/operands';
import { lackedProbes, partsTogether, poolOf } from '../../facts/parts-together';

export const check: Check<'filtering.missing'> = {
  async judge(scene, evidence) {
    const pools = await partsTogether(scene);
    for (const operator of ['missing', 'present'] as const) {
      for (const { field, expression } of await lackedProbes(scene, operator)) {
        const together = poolOf(pools, expression);
        if (together !== undefined) {
          evidence.witness(together.page);
          break;
        }
        const page = await askFor(scene, expression);
        if (!honouredFilter(page, field, evidence)) continue;
        evidence.witness(page);
        await judgeMatches(scene, evidence, page, expression, `${field.path} ${operator}`, {
          sound: true,
          complete: true,
          count: true,
        });
        break;
      }
    }
    evidence.needs('missing-and-present');
  },
};
