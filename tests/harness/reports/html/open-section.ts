import type { LedgerContents } from '../../findings/ledger';
import { type ReportCase, casesOf } from '../case';
import { lackGroups } from '../lacking';
import { counted } from '../../text/counted';
import { badge } from './badge';
import { type Element, h } from './element';
import type { Section } from './sections';
import { shown } from './shown';

export const requirementAnchor = (id: string): string => `requirement-${id}`;

const link = (id: string, core: boolean): Element =>
  h('li', null, h('a', { href: `#${requirementAnchor(id)}` }, h('code', null, id)), core ? ' (core)' : '');

function reason({ id, outcome, message }: ReportCase): Element {
  const name = h('a', { href: `#${requirementAnchor(id)}` }, h('code', null, id));
  return h('li', null, badge(outcome), ' ', name, ' ', shown(message, 400));
}

/** What is not judged, by what to add to the data or the settings, once each; then what has a reason of its own. Nothing where there is none. */
export function openSections(contents: LedgerContents): readonly Section[] {
  const open = casesOf(contents).filter(({ outcome }) => ['inconclusive', 'not-judged', 'disabled', 'error'].includes(outcome));
  if (open.length === 0) return [];
  const lacking = lackGroups(open.flatMap(({ finding }) => finding ?? []));
  const core = new Set(open.flatMap(({ finding }) => (finding?.core === true ? [finding.id] : [])));
  const others = open.filter(({ finding }) => finding?.lacks === undefined);
  const hint =
    'What the target’s data could not show either way. Add what is named, and the requirements below it can be judged. ' +
    'A core requirement is one that any target with three items of two kinds can show; where one is open, the run is inconclusive.';
  return [
    {
      id: 'open',
      title: 'Not judged',
      count: open.length,
      content: [
        lacking.length === 0 ? null : h('p', { class: 'hint' }, hint),
        ...lacking.map(({ what, ids }) =>
          h(
            'div',
            { class: 'lacking' },
            h('h3', null, `Add ${shown(what, 600)} `, h('span', { class: 'count' }, counted(ids.length, 'requirement'))),
            h('ul', { class: 'ids' }, ...ids.map((id) => link(id, core.has(id)))),
          ),
        ),
        others.length === 0 ? null : h('ul', { class: 'reasons' }, ...others.map(reason)),
      ],
    },
  ];
}
