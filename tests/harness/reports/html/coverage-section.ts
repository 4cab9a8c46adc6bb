import type { LedgerContents } from '../../findings/ledger';
import { type Covered, coverageOf } from '../coverage';
import { type Element, h } from './element';
import type { Section } from './sections';
import { shown } from './shown';

/** A longer list is no reading matter; the others are counted. */
const mostNamed = 60;

function line(what: string, { declared, unseen }: Covered): Element {
  const seen = declared - unseen.length;
  const width = 1000;
  const share = (seen / Math.max(1, declared)) * width;
  const rest = unseen.length - mostNamed;
  return h(
    'li',
    null,
    h('p', { class: 'coverage-line' }, h('strong', null, `${seen} of ${declared}`), ` ${what} seen`),
    h(
      'svg',
      { viewBox: `0 0 ${width} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true', class: 'share' },
      h('rect', { class: 'pass', x: 0, y: 0, width: share.toFixed(1), height: 10 }),
      h('rect', { class: 'not-judged', x: share.toFixed(1), y: 0, width: (width - share).toFixed(1), height: 10 }),
    ),
    unseen.length === 0
      ? null
      : h(
          'details',
          { class: 'others' },
          h('summary', null, `${unseen.length} not seen`),
          h(
            'ul',
            { class: 'ids' },
            ...unseen.slice(0, mostNamed).map((name) => h('li', null, h('code', null, shown(name, 120)))),
          ),
          rest > 0 ? h('p', { class: 'note' }, `and ${rest} more`) : null,
        ),
  );
}

/** Which part of the contract the run has seen, and which not. Nothing for a ledger that does not say what is declared. */
export function coverageSections(contents: LedgerContents): readonly Section[] {
  const coverage = coverageOf(contents);
  if (coverage === undefined) return [];
  const { leaves, values, statuses } = coverage;
  return [
    {
      id: 'coverage',
      title: 'Contract coverage',
      content: [
        h(
          'p',
          { class: 'hint' },
          'How much of what the contract declares came back at all. What was never sent was never judged: its type, its order and its filter are as the contract says or not.',
        ),
        h(
          'ul',
          { class: 'coverage' },
          line('declared properties of an item', leaves),
          values.declared === 0 ? null : line('values of enumerations', values),
          line('declared statuses', statuses),
        ),
      ],
    },
  ];
}
