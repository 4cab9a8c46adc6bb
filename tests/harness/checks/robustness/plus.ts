import { itemsOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { textFields } from '../../facts/text-field';
import { where } from '../../grammar/expression';
import { satisfies } from '../../listing/matching';
import { encode } from './default-page';
import { refusedOr } from '../../judging/refused-or';
import { fieldText, type Item } from '../../listing/value';
import { againstFilter } from '../../judging/own-value';
import { holding } from '../../grammar/holding';

export const check: Check<'robustness.plus'> = {
  async judge(scene, evidence) {
    const { contract, listing } = scene;
    const probes = (await textFields(scene)).flatMap(({ field, values }) =>
      values
        .map((text) => ({ field, text }))
        .filter(({ text }) => {
          const held = holding(text, field, contract.filter);
          return text.includes(' ') && held !== 'equals' && held !== 'not';
        }),
    );
    const [found] = probes;
    const value = found?.text;
    if (found === undefined || value === undefined) return evidence.needs('text', 'holds a blank');
    const filter = where(found.field, value);
    const reply = await listing.askSpelled({ filter }, (text) => text.split(' ').map(encode).join('+'));
    const choice = refusedOr(reply, evidence, 'a plus sign in a value', ({ items }) =>
      items.some((item) => fieldText(item, found.field) === value) ? 'blank' : 'plus',
    );
    if (choice !== undefined) evidence.observe('query.plus', choice.value, reply);
    if (reply.kind !== 'page') return;
    // A plus sign is a blank in a form and itself in a URI; either is lawful, anything else is a wrong page.
    const lawful = [value, value.replaceAll(' ', '+')];
    const isStray = (item: Item): boolean =>
      !lawful.some((one) => satisfies(item, where(found.field, one), 'lenient', 'and-first'));
    const stray = reply.items.find(isStray);
    if (stray !== undefined) {
      evidence.violate({
        subject: 'a plus sign in a value',
        expected: `only items called ${lawful.join(' or ')}`,
        received: JSON.stringify(fieldText(stray, found.field)),
        place: itemsOn(reply, [stray], found.field.pointer),
        at: [reply],
        evidence: 'exchange',
        ownValue: againstFilter(reply, where(found.field, value), isStray),
      });
    }
  },
};
