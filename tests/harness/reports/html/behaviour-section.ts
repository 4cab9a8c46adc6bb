import type { LedgerContents } from '../../findings/ledger';
import type { ObservationRecord, PreviousRun } from '../../findings/ledger-record';
import { behaviourChanges } from '../behaviour-change';
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

/** What the target does otherwise than in a run before, first, because a client may rest on it. Nothing without such a run. */
function changes(observations: LedgerContents['observations'], previous: PreviousRun | undefined): readonly Element[] {
  if (previous === undefined) return [];
  const now = Object.fromEntries(observations.map(({ key, value }) => [key, value]));
  const changed = behaviourChanges(previous.observed, now);
  const label = previous.label === undefined ? '' : ` (${shown(previous.label, 120)})`;
  const since = `${shown(previous.startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'), 60)}${label}`;
  if (changed.length === 0) return [h('p', { class: 'hint' }, `Nothing of it changed since ${since}.`)];
  const rows = changed.map(({ key, before, after }) =>
    h(
      'li',
      null,
      shown(behaviourSentence(key, after) ?? after),
      ' ',
      h(
        'span',
        { class: 'note' },
        'Before: ',
        shown(behaviourSentence(key, before) ?? before),
        ' ',
        h('code', null, shown(key, 120)),
      ),
    ),
  );
  return [h('div', { class: 'changed' }, h('h3', null, `Changed since ${since}`), h('ul', null, ...rows))];
}

/** What the target does where the contract leaves the choice open, by role, a sentence each. */
export function behaviourSection({ run, observations }: LedgerContents): Section {
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
      ...changes(observations, run?.about?.previous),
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
