import { placeOf } from '../../judging/place';
import type { Check } from '../../judging/check';
import { refusedOr } from '../../judging/refused-or';
import { boundaries } from '../../facts/boundaries';
import { type Expression, where } from '../../grammar/expression';
import type { ListingField } from '../../contract/model';
import { unionOfTerms } from '../../facts/pools';
import { canWrite } from '../../grammar/filter';
import { describe } from '../../listing/reply';

/** Text of no kind but text. No lenient reader takes it for the beginning of a number or of a month's name. */
const noValue = 'xyz';

export const check: Check<'filtering.comparison-ill-typed'> = {
  async judge(scene, evidence) {
    const kinds = new Map<ListingField['kind'], Expression>();
    for (const { field, operators } of await boundaries(scene)) {
      const [operator] = operators;
      const isTyped = field.kind === 'number' || field.kind === 'timestamp';
      if (operator === undefined || !isTyped || kinds.has(field.kind)) continue;
      const expression = where(field, noValue, operator);
      if (!canWrite(expression, scene.contract.filter)) continue;
      kinds.set(field.kind, expression);
    }
    // What is refused may be the first of them alone, so they take turns.
    const terms = scene.seed % 2 === 0 ? [...kinds.values()].toReversed() : [...kinds.values()];
    const union = terms.length < 2 ? undefined : unionOfTerms(terms, scene.contract.filter);
    const together = union && (await scene.listing.ask({ filter: union }));
    const isEmpty = together?.kind === 'page' && together.items.length === 0;
    if (together !== undefined && (together.kind === 'refusal' || isEmpty)) return evidence.witness(together);
    for (const [kind, expression] of kinds) {
      const what = `a ${kind} compared with text`;
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
