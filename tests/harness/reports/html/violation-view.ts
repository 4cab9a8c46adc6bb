import { type Finding, toldLevel, type Violation } from '../../findings/finding';
import type { LedgerContents } from '../../findings/ledger';
import type { Fault } from '../fault';
import type { ReportContext } from '../report-writer';
import { faultPhrase } from '../sentence';
import { badge } from './badge';
import { type Element, h } from './element';
import { commandView, exchangeView } from './exchange-view';
import { counted } from '../../text/counted';
import { requirementFacts } from './requirement-facts';
import { shown } from './shown';
import type { PlacedWalk } from './walk-positions';
import { strip } from './walk-strip';

const textLength = 800;
const mostViolations = 10;
const mostWalks = 3;

const walkHint =
  'A walk asks for page after page until the end. From left to right stand the items of the whole sequence; red was returned more than once, amber by no page.';

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
    requirementFacts(known),
  );
}

/** Of the walks that an exchange of the violation belongs to, those with a gap or a repeat. */
function walksBehind({ exchanges }: Violation, walks: readonly PlacedWalk[]): Element | null {
  const own = walks.filter(
    ({ walk, repeated, missing }) => repeated + missing > 0 && walk.pages.some(({ exchange }) => exchanges.includes(exchange)),
  );
  if (own.length === 0) return null;
  return h(
    'div',
    { class: 'block' },
    h('h5', null, 'The walk that shows it'),
    h('p', { class: 'hint' }, walkHint),
    h('ul', { class: 'walks' }, ...own.slice(0, mostWalks).map(strip)),
  );
}

/** What the evidence is told with. */
export interface EvidenceContext {
  readonly contents: LedgerContents;
  readonly context: ReportContext;
  readonly walks: readonly PlacedWalk[];
}

/** All that proves a finding: the first violation in full, the others folded away. */
function evidence(finding: Finding, { contents, context, walks }: EvidenceContext): Element {
  const [first, ...others] = finding.violations;
  const some = others.slice(0, mostViolations);
  return h(
    'div',
    { class: 'evidence' },
    first === undefined ? h('p', null, shown(finding.message, textLength)) : contradiction(first),
    first === undefined ? null : walksBehind(first, walks),
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

function consequence(finding: Finding, told: EvidenceContext): Element {
  const { id, outcome, title } = finding;
  return h(
    'details',
    { class: 'consequence', id: anchorOf(id) },
    h(
      'summary',
      null,
      badge(outcome),
      ' ',
      h('span', { class: 'summary-text' }, h('code', null, `${toldLevel(finding)} ${id}`), ' ', shown(title)),
    ),
    evidence(finding, told),
  );
}

/** A fault: what is wrong, the evidence of the violation that nothing else explains, and below it what follows from it. */
export function faultView(fault: Fault, told: EvidenceContext): Element {
  const { lead, consequences, status } = fault;
  const { id, outcome, title } = lead;
  const heading = `heading-${id}`;
  return h(
    'article',
    { class: `cause ${outcome}`, id: anchorOf(id), 'aria-labelledby': heading },
    h(
      'header',
      null,
      h(
        'p',
        { class: 'eyebrow' },
        badge(outcome),
        ' ',
        h('code', null, `${toldLevel(lead)} ${id}`),
        status === 'accepted' ? h('span', { class: 'note' }, 'accepted by the baseline') : null,
      ),
      h('h3', { id: heading }, shown(faultPhrase(lead))),
      h('p', { class: 'note' }, 'Asked for: ', shown(title)),
    ),
    h('h4', { class: 'unseen' }, 'Evidence'),
    evidence(lead, told),
    consequences.length === 0
      ? null
      : h(
          'details',
          { class: 'consequences' },
          h('summary', null, `What follows from it (${consequences.length})`),
          ...consequences.map((finding) => consequence(finding, told)),
        ),
  );
}
