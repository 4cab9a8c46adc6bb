import type { Check } from '../../judging/check';
import { honouredFilter, judgeMatches } from '../../judging/matches';
import { askFor } from '../../facts/operands';
import { eachOperator } from '../../facts/each-operator';
import { edgesTogether } from '../../facts/edges';
import { judgeSuspects } from '../../facts/wrong-unions';
import { lackedProbes, partsTogether, poolBy } from '../../facts/parts-together';

export const check: Check<'filtering.missing'> = {
  async judge(scene, evidence) {
    const pools = await partsTogether(scene);
    await edgesTogether(scene);
    await eachOperator(scene);
    for (const operator of ['missing', 'present'] as const) {
      const together = poolBy(pools, operator);
      if (await judgeSuspects(scene, evidence, [operator])) continue;
      if (together !== undefined) evidence.witness(together.page);
      for (const { field, expression } of together === undefined ? await lackedProbes(scene, operator) : []) {
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
