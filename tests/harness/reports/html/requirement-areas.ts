import type { LedgerContents } from '../../findings/ledger';
import { counted } from '../../text/counted';
import { type ReportCase, casesOf } from '../case';
import { notApplicableLine } from '../not-applicable';
import type { ReportContext } from '../report-writer';
import { badge, outcomeWords, shownOutcomes } from './badge';
import { type Element, h } from './element';
import { areasOf, countsOf, countWords, outcomeBar } from './first-screen';
import { requirementAnchor } from './open-section';
import { requirementFacts } from './requirement-facts';
import type { Section } from './sections';
import { shown } from './shown';
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
    { role: 'row', 'data-outcome': outcome, 'data-level': level, id: requirementAnchor(id) },
    cell(0, badge(outcome)),
    h(
      'th',
      { role: 'rowheader', scope: 'row', 'data-label': columns[1] },
      told ? h('a', { href: `#${anchorOf(id)}` }, name) : name,
      h('span', { class: 'title' }, shown(finding?.title ?? known?.title ?? '')),
      requirementFacts(known),
    ),
    cell(2, message === '' ? '–' : shown(message, messageLength)),
    h('td', { role: 'cell', class: 'number', 'data-label': columns[3] }, finding?.witnesses ?? '–'),
  );
}

/** What narrows the tables. Hidden until the script, which it needs, is there. */
function controls(cases: readonly ReportCase[]): Element {
  const chip = (name: string, value: string, text: string): Element =>
    h('label', { class: 'chip' }, h('input', { type: 'checkbox', name, value }), h('span', null, text));
  return h(
    'form',
    { id: 'filter', role: 'search', 'aria-label': 'Requirements', hidden: true },
    h(
      'p',
      { class: 'search' },
      h('label', { for: 'search' }, 'Search'),
      h('input', { type: 'search', id: 'search', placeholder: 'id, title or message', autocomplete: 'off', spellcheck: 'false' }),
    ),
    h(
      'fieldset',
      null,
      h('legend', null, 'Outcome'),
      ...countsOf(cases).map(({ outcome, count }) => chip('outcome', outcome, `${outcomeWords[outcome]} ${count}`)),
    ),
    h('fieldset', null, h('legend', null, 'Level'), ...['MUST', 'SHOULD'].map((level) => chip('level', level, level))),
    h('p', { class: 'shown', id: 'shown', role: 'status' }, counted(cases.length, 'requirement')),
  );
}

/** The requirements of an area, the worst outcome first, else in the order of the plan; folded, because the parts above tell what is no pass. */
function areaView(area: string, cases: readonly ReportCase[], context: ReportContext): Element {
  const sorted = [...cases].sort((a, b) => shownOutcomes.indexOf(a.outcome) - shownOutcomes.indexOf(b.outcome));
  const name = shown(area, 60);
  return h(
    'details',
    { class: 'area' },
    h(
      'summary',
      null,
      h('span', { class: 'area-name' }, name),
      outcomeBar(cases),
      h('span', { class: 'area-counts' }, countWords(cases)),
    ),
    h(
      'table',
      { class: 'requirements', role: 'table' },
      h('caption', { class: 'unseen' }, `Requirements of ${name}, and what was found`),
      h(
        'thead',
        { role: 'rowgroup' },
        h('tr', { role: 'row' }, ...columns.map((title) => h('th', { role: 'columnheader', scope: 'col' }, title))),
      ),
      h('tbody', { role: 'rowgroup' }, ...sorted.map((entry) => row(entry, context))),
    ),
  );
}

/** Every planned requirement, by area. */
export function requirementSection(contents: LedgerContents, context: ReportContext): Section {
  const cases = casesOf(contents);
  const left = notApplicableLine(contents.findings);
  return {
    id: 'requirements',
    title: 'Requirements by area',
    count: cases.length,
    content: [
      h(
        'p',
        { class: 'hint' },
        'A witness is a probe that could have shown a violation: without one there is no pass. A MUST that is not kept fails the run, a SHOULD warns.',
      ),
      controls(cases),
      ...[...areasOf(cases)].map(([area, own]) => areaView(area, own, context)),
      h('p', { class: 'none', id: 'none', hidden: true }, 'No requirement matches.'),
      left === undefined ? null : h('p', { class: 'hint left' }, shown(left, 1000)),
    ],
  };
}
