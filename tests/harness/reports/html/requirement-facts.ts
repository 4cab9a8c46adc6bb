import type { Requirement } from '../../findings/finding';
import { type Element, h } from './element';
import { shown } from './shown';

/** What a requirement asks and why, folded: a reader who does not know it need not leave the page. */
export function requirementFacts(requirement: Requirement | undefined): Element | null {
  if (requirement === undefined) return null;
  const { probes, why, pointer } = requirement;
  return h(
    'details',
    { class: 'asks' },
    h('summary', null, 'What it asks, and why'),
    h('p', null, shown(probes, 600)),
    h('p', null, shown(why, 600)),
    h('p', { class: 'note' }, 'It rests on ', h('code', null, shown(pointer)), ' of the contract.'),
  );
}
