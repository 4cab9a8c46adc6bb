import { placeOf } from '../../judging/place';
import type { Check } from '../../judging/check';
import { refusedOr } from '../../judging/refused-or';
import { boundaries } from '../../facts/boundaries';
import { where } from '../../grammar/expression';
import { canWrite } from '../../grammar/filter';
import { describe } from '../../listing/reply';

/** Text of no kind but text. No lenient reader takes it for the beginning of a number or of a month's name. */
const noValue = 'xyz';

export const check: Check<'filtering.comparison-ill-typed'> = {
  async judge(scene, evidence) {
    const kinds = new Set<string>();
    for (const { field, operators } of await boundaries(scene)) {
      const [operator] = operators;
      const isTyped = field.kind === 'number' || field.kind === 'timestamp';
      if (operator === undefined || !isTyped || kinds.has(field.kind)) continue;
      const expression = where(field, noValue, operator);
      if (!canWrite(expression, scene.contract.filter)) continue;
      kinds.add(field.kind);
      const what = `a ${field.kind} compared with text`;
      const reply = await scene.listing.ask({ filter: expression });
      refusedOr(reply, evidence, what, () => 'page');
      if (reply.kind === 'page' && reply.items.length > 0)
        evidence.violate({
          subject: what,
          level: 'SHOULD',
          expected: 'a 4xx, or no item',
          received: describe(reply),
          place: placeOf(reply),
          at: [reply],
          evidence: 'response',
        });
    }
    evidence.needs('comparable');
  },
};
