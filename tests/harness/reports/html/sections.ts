import type { LedgerContents } from '../../findings/ledger';
import type { Fault } from '../fault';
import type { ReportContext } from '../report-writer';
import { type Children, type Element, h } from './element';
import { latencyPlot } from './latency-plot';
import { orderSeriesOf } from './order';
import { orderPlot } from './order-plot';
import { trafficPlot } from './traffic-plot';
import { faultView } from './violation-view';
import { walksOf } from './walk';
import { placedWalks } from './walk-positions';
import { walkStrips } from './walk-strip';

/** A part of the page: its anchor, its heading, what the navigation says beside it. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly content: Children;
}

export function sectionView({ id, title, count, content }: Section): Element {
  return h(
    'section',
    { id, 'aria-labelledby': `${id}-heading` },
    h('h2', { id: `${id}-heading` }, title, count === undefined ? null : h('span', { class: 'count' }, ` ${count}`)),
    content,
  );
}

/** The faults, the most serious first. Nothing where there is none. */
export function faultSections(faults: readonly Fault[], contents: LedgerContents, context: ReportContext): readonly Section[] {
  if (faults.length === 0) return [];
  const walks = placedWalks(walksOf(contents));
  const content = faults.map((fault) => faultView(fault, { contents, context, walks }));
  return [{ id: 'faults', title: 'Faults', count: faults.length, content }];
}

/** What figures show: walks with gaps or repeats, orders that break; the traffic of the run is folded, because it says nothing of the contract. */
export function figureSection(contents: LedgerContents): Section {
  const walks = walksOf(contents);
  const faulty = placedWalks(walks).filter(({ repeated, missing }) => repeated + missing > 0);
  const broken = orderSeriesOf(walks).filter(({ backwards }) => backwards.length > 0);
  const attempts = [...contents.exchanges.values()].flatMap((exchange) => exchange.attempts);
  return {
    id: 'figures',
    title: 'Figures',
    content: [
      faulty.length + broken.length > 0
        ? h(
            'div',
            { class: 'figures' },
            faulty.length === 0 ? null : walkStrips(faulty),
            broken.length === 0 ? null : orderPlot(broken),
          )
        : h('p', { class: 'hint' }, 'No walk had a gap or a repeat, and no order that was walked broke.'),
      h(
        'details',
        { class: 'others' },
        h('summary', null, 'How the requests went: latency and traffic'),
        h('div', { class: 'figures' }, latencyPlot(attempts), trafficPlot(attempts)),
      ),
    ],
  };
}
