import type { LedgerContents } from '../../findings/ledger';
import type { ObservationRecord } from '../../findings/ledger-record';
import { behaviourRoles, behaviourSentence } from '../behaviour';
import { type Element, h } from './element';
import type { Section } from './sections';
import { shown } from './shown';

function told({ key, value, exchanges }: ObservationRecord): Element {
  const sentence = behaviourSentence(key, value);
  const name = h('code', null, sentence === undefined ? shown(key, 120) : `${shown(key, 120)}: ${shown(value, 60)}`);
  const [first] = exchanges;
  return h(
    'li',
    null,
    sentence === undefined ? h('strong', null, shown(value)) : shown(sentence),
    ' ',
    h('span', { class: 'note' }, name, first === undefined ? '' : ` #${first}`),
  );
}

/** What the target does where the contract leaves the choice open, by role, a sentence each. */
export function behaviourSection({ observations }: LedgerContents): Section {
  const roles = new Map<string, ObservationRecord[]>(Object.keys(behaviourRoles).map((role) => [role, []]));
  for (const one of observations) {
    const role = one.key.split('.', 1)[0] ?? '';
    roles.set(role, [...(roles.get(role) ?? []), one]);
  }
  const groups = [...roles].filter(([, own]) => own.length > 0);
  return {
    id: 'observed',
    title: 'Behaviour',
    count: observations.length,
    content: [
      h(
        'p',
        { class: 'hint' },
        'What the target does where the contract leaves the choice open. None of it is a failure; behind each sentence stands the name by which the choice can be pinned.',
      ),
      h(
        'div',
        { class: 'behaviour' },
        ...groups.map(([role, own]) =>
          h(
            'div',
            { class: 'role' },
            h('h3', null, Object.hasOwn(behaviourRoles, role) ? behaviourRoles[role] : shown(role, 60)),
            h('ul', null, ...own.map(told)),
          ),
        ),
      ),
    ],
  };
}
