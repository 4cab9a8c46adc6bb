import type { Check } from '../../judging/check';
import { divides, honouredFilter, judgeMatches } from '../../judging/matches';
import { answersToRanges, endsHold } from '../../facts/ranges';

/** What a range loses because one of its ends is wrong by itself is told by the requirements of one comparison. */
export const check: Check<'filtering.range'> = {
  async judge(scene, evidence) {
    const sides = { sound: true, complete: true, count: true };
    const { together, alone } = await answersToRanges(scene);
    if (together?.fault === undefined && together?.reply.kind === 'page') return evidence.witness(together.reply);
    let isRight = true;
    for (const { range, expression, reply, fault } of alone) {
      if (fault !== undefined && !(await endsHold(scene, range))) isRight = false;
      else if (honouredFilter(reply, range.field, evidence)) {
        if (await divides(scene, expression)) evidence.witness(reply);
        await judgeMatches(scene, evidence, reply, expression, `a range of ${range.field.path}`, sides);
        isRight &&= fault === undefined;
      } else isRight = false;
    }
    // Where each range is as it should be, what is wrong beside another is of both together.
    if (isRight && together?.reply.kind === 'page')
      await judgeMatches(scene, evidence, together.reply, together.expression, 'a range beside another clause', sides);
    if (alone.length > 0) evidence.needs('sound-comparisons');
    else evidence.needs('comparable');
  },
};
