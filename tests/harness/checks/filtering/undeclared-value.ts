import { itemsOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { fieldsBy, isDocumented } from '../../contract/operators';
import { undeclared } from '../../facts/literal-values';
import { where } from '../../grammar/expression';
import { settle } from '../../judging/policy';
import { strayItem } from '../../judging/matches';
import { counted } from '../../text/counted';
import { excerpt, fieldText } from '../../listing/value';
import { againstFilter } from '../../judging/own-value';

export const check: Check<'filtering.undeclared-value'> = {
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    const field = fieldsBy('eq', scene.contract.filter).find((field) => field.kind === 'enumeration' && isDocumented(field));
    if (field === undefined) return;
    const expression = where(field, undeclared);
    const reply = await scene.listing.ask({ filter: expression });
    if (reply.kind !== 'page' && reply.kind !== 'refusal')
      return evidence.refused(reply, 'an undeclared value', 'an empty page or a 4xx');
    if (items.length > 0) evidence.witness(reply);
    evidence.needs('one-item');
    const word = reply.kind === 'refusal' ? 'reject' : reply.items.length === 0 ? 'empty' : 'ignore';
    settle(scene, evidence, 'filter.undeclared-value', [{ value: word, at: reply }]);
    const stray = reply.kind === 'page' ? strayItem(reply, expression) : undefined;
    if (reply.kind !== 'page' || stray === undefined) return;
    evidence.violate({
      subject: 'an undeclared value',
      expected: 'no item',
      received: `${counted(reply.items.length, 'item')}, one with ${excerpt(fieldText(stray, field), 60)}`,
      place: itemsOn(reply, [stray], field.pointer),
      at: [reply],
      evidence: 'exchange',
      ownValue: againstFilter(reply, expression),
    });
  },
};
