import type { LedgerContents } from '../../findings/ledger';
import { type ReportCase, casesOf } from '../case';
import { notApplicableLine } from '../not-applicable';
import type { ReportContext } from '../report-writer';
import { badge, outcomeWords, shownOutcomes } from './badge';
import { type Element, h } from './element';
import { counted } from '../../text/counted';
import { shown } from './shown';
import type { Section } from './sections';
import { anchorOf } from './violation-view';

const messageLength = 280;
const columns = ['Outcome', 'Requirement', 'What was found', 'Witnesses'] as const;

function row({ id, outcome, message, finding }: ReportCase, { requirement }: ReportContext): Element {
  const known = requirement(id);
  const level = finding?.level ?? known?.level ?? '';
  const name = h('code', null, `${level} ${id}`);
  const told = outcome === 'fail' || outcome === 'warn';
  const cell = (index: number, ...children: readonly (Element | string | number | null)[]): Element =>
    h('td', { role: 'cell', 'data-label': columns[index] }, ...children);
  return h(
    'tr',
    { role: 'row', 'data-outcome': outcome, 'data-level': level, id: `requirement-${id}` },
    cell(0, badge(outcome)),
    h(
      'th',
      { role: 'rowheader', scope: 'row', 'data-label': columns[1] },
      told ? h('a', { href: `#${anchorOf(id)}` }, name) : name,
      h('span', { class: 'title' }, shown(finding?.title ?? known?.title ?? '')),
    ),
    cell(2, message === '' ? '–' : shown(message, messageLength)),
    h('td', { role: 'cell', class: 'number', 'data-label': columns[3] }, finding?.witnesses ?? '–'),
  );
}

/** What narrows the table. Hidden until the script, which it needs, is there. */
function controls(cases: readonly ReportCase[]): Element {
  const chips = shownOutcomes.flatMap((outcome) => {
    const count = cases.filter((entry) => entry.outcome === outcome).length;
    return count === 0
      ? []
      : [
          h(
            'label',
            { class: 'chip' },
            h('input', { type: 'checkbox', name: 'outcome', value: outcome }),
            h('span', null, `${outcomeWords[outcome]} ${count}`),
          ),
        ];
  });
  return h(
    'form',
    { id: 'filter', role: 'search', 'aria-label': 'Requirements', hidden: true },
    h(
      'p',
      { class: 'search' },
      h('label', { for: 'search' }, 'Search'),
      h('input', { type: 'search', id: 'search', placeholder: 'id, title or message', autocomplete: 'off', spellcheck: 'false' }),
    ),
    h('fieldset', null, h('legend', null, 'Outcome'), ...chips),
    h(
      'fieldset',
      null,
      h('legend', null, 'Level'),
      ...['MUST', 'SHOULD'].map((level) =>
        h('label', { class: 'chip' }, h('input', { type: 'checkbox', name: 'level', value: level }), h('span', null, level)),
      ),
    ),
    h('p', { class: 'shown', id: 'shown', role: 'status' }, counted(cases.length, 'requirement')),
  );
}

/** Every planned requirement, the worst outcome first, else in the order of the plan. */
export function requirementSection(contents: LedgerContents, context: ReportContext): Section {
  const cases = casesOf(contents);
  const sorted = [...cases].sort((a, b) => shownOutcomes.indexOf(a.outcome) - shownOutcomes.indexOf(b.outcome));
  const left = notApplicableLine(contents.findings);
  return {
    id: 'requirements',
    title: 'Requirements',
    count: cases.length,
    content: [
      ...(left === undefined ? [] : [h('p', { class: 'hint' }, shown(left, 1000))]),
      controls(cases),
      h(
        'table',
        { class: 'requirements', role: 'table' },
        h('caption', { class: 'unseen' }, 'Requirements and what was found'),
        h(
          'thead',
          { role: 'rowgroup' },
          h('tr', { role: 'row' }, ...columns.map((title) => h('th', { role: 'columnheader', scope: 'col' }, title))),
        ),
        h('tbody', { role: 'rowgroup' }, ...sorted.map((entry) => row(entry, context))),
      ),
      h('p', { class: 'none', id: 'none', hidden: true }, 'No requirement matches.'),
    ],
  };
}
