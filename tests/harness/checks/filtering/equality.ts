import type { Judge } from '../../judging/check';
import { type Sides, divides, judgeMatches } from '../../judging/matches';
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
    },
  };
}
