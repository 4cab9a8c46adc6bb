import type { Judge } from '../../judging/check';
import { type Sides, divides, judgeMatches } from '../../judging/matches';
import { eachOperator } from '../../facts/each-operator';
import { judgeSuspects } from '../../facts/wrong-unions';
import { equalityPages } from '../../facts/equality-pages';

export function equality(sides: Sides): Judge<'filter'> {
  return {
    async judge(scene, evidence) {
      for (const { page, expression, fields } of await equalityPages(scene, evidence)) {
        if (await divides(scene, expression)) evidence.witness(page);
        const label = fields.map(({ path }) => path).join(' or ');
        await judgeMatches(scene, evidence, page, expression, `${label} equality`, sides);
      }
      evidence.needs('two-kinds');
      if (evidence.violations.length > 0) return;
      // What may be read as a missing value is asked beside other operators.
      await eachOperator(scene);
      await judgeSuspects(scene, evidence, ['eq'], { sides, but: ({ operators }) => operators.includes('or') });
    },
  };
}
