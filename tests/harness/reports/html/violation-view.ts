import type { Finding, Violation } from '../../findings/finding';
import type { LedgerContents } from '../../findings/ledger';
import type { RootCause } from '../../findings/root-cause';
import type { ReportContext } from '../report-writer';
import { badge } from './badge';
import { type Element, h } from './element';
import { commandView, exchangeView } from './exchange-view';
import { counted } from '../../text/counted';
import { shown } from './shown';

const textLength = 800;
const mostViolations = 10;

export const anchorOf = (id: string): string => `finding-${id}`;

function contradiction({ expected, received, subject }: Violation): Element {
  const entry = (name: string, text: string): Element =>
    h('div', { class: name.toLowerCase() }, h('dt', null, name), h('dd', null, shown(text, textLength)));
  return h('dl', { class: 'contradiction' }, entry('Expected', expected), entry('Received', received), entry('Probe', subject));
}

function clauseView({ id }: Finding, { requirement, clause }: ReportContext): Element {
  const known = requirement(id);
  const where = clause(id);
  return h(
    'div',
    { class: 'block clause' },
    h(
      'h5',
      null,
      'Clause ',
      where === undefined ? null : h('span', { class: 'note' }, `${shown(where.uri)}, line ${where.line}`),
    ),
    where === undefined
      ? null
      : h(
          'pre',
          { class: 'body', tabIndex: 0, role: 'group', 'aria-label': `Clause of the contract, line ${where.line}` },
          where.text
            .split('\n')
            .slice(0, 12)
            .map((text) => `${shown(text, 200)}\n`)
            .join(''),
        ),
    known === undefined ? null : h('p', { class: 'why' }, h('code', null, known.pointer), ' ', known.why),
  );
}

/** All that proves a finding: the first violation in full, the others folded away. */
function evidence(finding: Finding, contents: LedgerContents, context: ReportContext): Element {
  const [first, ...others] = finding.violations;
  const some = others.slice(0, mostViolations);
  return h(
    'div',
    { class: 'evidence' },
    first === undefined ? h('p', null, shown(finding.message, textLength)) : contradiction(first),
    first === undefined ? null : exchangeView(first, contents),
    clauseView(finding, context),
    commandView(finding, contents),
    others.length === 0
      ? null
      : h(
          'details',
          { class: 'others' },
          h('summary', null, counted(others.length, 'further violation')),
          ...some.map(contradiction),
          others.length > some.length
            ? h('p', null, `And ${counted(others.length - some.length, 'more violation')}, in the ledger.`)
            : null,
        ),
  );
}

function consequence(finding: Finding, contents: LedgerContents, context: ReportContext): Element {
  const { id, level, outcome, title } = finding;
  return h(
    'details',
    { class: 'consequence', id: anchorOf(id) },
    h(
      'summary',
      null,
      badge(outcome),
      ' ',
      h('span', { class: 'summary-text' }, h('code', null, `${level} ${id}`), ' ', shown(title)),
    ),
    evidence(finding, contents, context),
  );
}

/** A violation that nothing else explains, led by what was expected; below it what follows from it. */
export function rootCauseView({ lead, consequences }: RootCause, contents: LedgerContents, context: ReportContext): Element {
  const { id, level, outcome, title } = lead;
  const heading = `heading-${id}`;
  return h(
    'article',
    { class: `cause ${outcome}`, id: anchorOf(id), 'aria-labelledby': heading },
    h(
      'header',
      null,
      h('p', { class: 'eyebrow' }, badge(outcome), ' ', h('code', null, `${level} ${id}`)),
      h('h3', { id: heading }, shown(title)),
    ),
    h('h4', { class: 'unseen' }, 'Evidence'),
    evidence(lead, contents, context),
    consequences.length === 0
      ? null
      : h(
          'div',
          { class: 'consequences' },
          h('h4', null, `What follows from it (${consequences.length})`),
          ...consequences.map((finding) => consequence(finding, contents, context)),
        ),
  );
}
