import { logic } from './logic';
import { unionOf } from '../../facts/clauses';
import { eachOperator } from '../../facts/each-operator';
import { edgesTogether } from '../../facts/edges';
import { equalityPages } from '../../facts/equality-pages';
import { partsTogether } from '../../facts/parts-together';
import { unionQuery } from '../../facts/union-in-order';
import { markUnions, violateTogether, wrongTogether, wrongUnions } from '../../facts/wrong-unions';
import type { AnyCheck, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';

const repeated = logic(unionOf, (union) => [['a union with a repeated part', union]], {
  asked: unionQuery,
  needs: 'two-kinds',
});

/** What others ask in one union is judged here where its parts are answered well alone, because then none of them tells it. */
async function judgeOthers(scene: Scene, evidence: Evidence): Promise<void> {
  await equalityPages(scene);
  await partsTogether(scene);
  await edgesTogether(scene);
  await eachOperator(scene);
  for (const wrong of wrongUnions(scene).filter(({ operator }) => operator === 'or')) {
    const found = await wrongTogether(scene, wrong);
    if (found !== undefined) return violateTogether(scene, evidence, found);
  }
}

export const check: AnyCheck = {
  async judge(scene, evidence) {
    await repeated.judge(scene, evidence);
    if (evidence.violations.length === 0) await judgeOthers(scene, evidence);
    if (evidence.violations.length > 0) markUnions(scene);
  },
};
