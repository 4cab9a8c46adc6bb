import { itemsOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { blankClause, bothSpellings } from '../../facts/respelled';
import { where } from '../../grammar/expression';
import { satisfies } from '../../listing/matching';
import { encode } from './default-page';
import { refusedOr } from '../../judging/refused-or';
import { fieldText, type Item } from '../../listing/value';
import { againstFilter } from '../../judging/own-value';

export const check: Check<'robustness.plus'> = {
  async judge(scene, evidence) {
    const found = await blankClause(scene);
    if (found === undefined) return evidence.needs('text', 'holds a blank');
    const { field, value } = found;
    const both = await bothSpellings(scene);
    const filter = where(field, value);
    // A page tells how the sign was read, however the other bytes were spelled; anything else may be for those.
    const reply =
      both?.reply.kind === 'page' && !both.isWidened
        ? both.reply
        : await scene.listing.askSpelled({ filter }, (text) => text.split(' ').map(encode).join('+'));
    const choice = refusedOr(reply, evidence, 'a plus sign in a value', ({ items }) =>
      items.some((item) => fieldText(item, field) === value) ? 'blank' : 'plus',
    );
    if (choice !== undefined) evidence.observe('query.plus', choice.value, reply);
    if (reply.kind !== 'page') return;
    // A plus sign is a blank in a form and itself in a URI; either is lawful, anything else is a wrong page.
    const lawful = [value, value.replaceAll(' ', '+')];
    const isStray = (item: Item): boolean => !lawful.some((one) => satisfies(item, where(field, one), 'lenient', 'and-first'));
    const stray = reply.items.find(isStray);
    if (stray !== undefined) {
      evidence.violate({
        subject: 'a plus sign in a value',
        expected: `only items called ${lawful.join(' or ')}`,
        received: JSON.stringify(fieldText(stray, field) ?? null),
        place: itemsOn(reply, [stray], field.pointer),
        at: [reply],
        evidence: 'exchange',
        ownValue: againstFilter(reply, filter, isStray),
      });
    }
  },
};
