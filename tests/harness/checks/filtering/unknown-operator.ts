import { isDocumented } from '../../contract/operators';
import { placeOf } from '../../judging/place';
import type { Check } from '../../judging/check';
import { settle } from '../../judging/policy';
import { refusedOr } from '../../judging/refused-or';
import { unknownOperators } from '../../grammar/malformed';
import { dividingClause } from '../../facts/dividing-clause';
import { operands } from '../../facts/operands';
import { where } from '../../grammar/expression';
import { strayItem } from '../../judging/matches';
import { describe } from '../../listing/reply';

export const check: Check<'filtering.unknown-operator'> = {
  async judge(scene, evidence) {
    const { filter } = scene.contract;
    for (const field of filter.fields.filter(isDocumented)) {
      const [most] = await operands(scene, field, 'eq');
      // Where it is a pair of its own, a clause beside it may go with it.
      const beside = filter.parameter === undefined ? await dividingClause(scene) : undefined;
      const [unknown] = most === undefined ? [] : unknownOperators(field, most[0], filter, beside);
      if (unknown === undefined) continue;
      const reply = await scene.listing.ask({ filter: unknown });
      const what = 'an operator that there is not';
      const choice = refusedOr(reply, evidence, what, ({ items }) => (items.length === 0 ? 'empty' : 'ignore'));
      if (choice !== undefined) settle(scene, evidence, 'filter.unknown-operator', [choice]);
      const sound = unknown.isBeside && beside !== undefined ? where(beside.field, beside.value) : undefined;
      const isLost = sound !== undefined && reply.kind === 'page' && strayItem(reply, sound) !== undefined;
      if (reply.kind === 'page' && reply.items.length > 0)
        evidence.violate({
          subject: what,
          ...(!isLost && { level: 'SHOULD' }),
          expected: 'a 4xx, or no item',
          received: `${describe(reply)}, as if ${isLost ? 'the clause beside it was not there either' : 'something else was asked'}`,
          place: placeOf(reply),
          at: [reply],
          evidence: 'response',
        });
      return;
    }
    evidence.needs('filter-value');
  },
};
