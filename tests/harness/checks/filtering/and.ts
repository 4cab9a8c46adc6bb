import { logic } from './logic';
import { clausesOf } from '../../facts/clauses';
import { eachOperator } from '../../facts/each-operator';
import { join } from '../../grammar/expression';
import { repeatedAnd } from '../../facts/intersection';
import { violateTogether, wrongTogether, wrongUnions } from '../../facts/wrong-unions';
import type { AnyCheck } from '../../judging/check';

/** Where a longer intersection of the same clauses is answered as it should be, it shows this one, too. */
const ofTwo = logic(clausesOf, ({ a, x }) => [['an intersection', join('and', a, x)]], { wider: repeatedAnd });

export const check: AnyCheck = {
  async judge(scene, evidence) {
    await ofTwo.judge(scene, evidence);
    if (evidence.violations.length > 0) return;
    await eachOperator(scene);
    for (const wrong of wrongUnions(scene).filter(({ operator }) => operator === 'and')) {
      const found = await wrongTogether(scene, wrong);
      if (found !== undefined) return violateTogether(scene, evidence, found, 'an intersection of what is found alone');
    }
  },
};
