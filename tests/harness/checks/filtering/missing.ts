import type { Check } from '../../judging/check';
import { honouredFilter, judgeMatches } from '../../judging/matches';
import { askedFields, askFor, withoutValue } from '../../facts/operands';
import { where } from '../../grammar/expression';

export const check: Check<'filtering.missing'> = {
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    for (const operator of ['missing', 'present'] as const) {
      for (const field of askedFields(scene, operator)) {
        const lacking = await withoutValue(scene, field);
        if (lacking === 0 || lacking === items.length || field.default !== undefined) continue;
        const expression = where(field, '', operator);
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
