import type { Check } from '../../judging/check';
import { divides, honouredFilter, judgeMatches } from '../../judging/matches';
import { askedFields, askFor, operands, room } from '../../facts/operands';
import { within } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';

/** Enough that the first, one between and the last can be told apart. */
const mostValues = 3;

export const check: Check<'filtering.in'> = {
  async judge(scene, evidence) {
    const space = await room(scene);
    for (const field of askedFields(scene, 'in')) {
      const values = await operands(scene, field, 'in');
      // Rare values, so that one page shows all of them.
      const rare = values.toReversed().slice(0, mostValues);
      const expression = within(
        field,
        rare.map(([value]) => value),
      );
      if (rare.length < 2 || rare.reduce((sum, [, count]) => sum + count, 0) > space) continue;
      if (!canWrite(expression, scene.contract.filter) || !(await divides(scene, expression))) continue;
      const page = await askFor(scene, expression);
      if (!honouredFilter(page, field, evidence)) continue;
      evidence.witness(page);
      return judgeMatches(scene, evidence, page, expression, `${field.path} in`, { sound: true, complete: true, count: true });
    }
    evidence.needs('two-kinds');
  },
};
