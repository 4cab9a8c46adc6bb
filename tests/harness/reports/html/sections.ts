import type { LedgerContents } from '../../findings/ledger';
import { rootCauses } from '../../findings/root-cause';
import type { ReportContext } from '../report-writer';
import { type Children, type Element, h } from './element';
import { pathOf, statusLine } from './exchange-view';
import { latencyPlot } from './latency-plot';
import { orderSeriesOf } from './order';
import { orderPlot } from './order-plot';
import { shown } from './shown';
import { trafficPlot } from './traffic-plot';
import { rootCauseView } from './violation-view';
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

/** Violations by root cause: broken MUSTs, then SHOULDs. Nothing where there is none. */
export function violationSections(contents: LedgerContents, context: ReportContext): readonly Section[] {
  const causes = rootCauses(contents.findings);
  return (
    [
      { outcome: 'fail', id: 'failures', title: 'Failures' },
      { outcome: 'warn', id: 'warnings', title: 'Warnings' },
    ] as const
  ).flatMap(({ outcome, id, title }) => {
    const own = causes.filter(({ lead }) => lead.outcome === outcome);
    const content = own.map((cause) => rootCauseView(cause, contents, context));
    return own.length === 0 ? [] : [{ id, title, count: own.length, content }];
  });
}

export function observationSection({ observations, exchanges }: LedgerContents): Section {
  const rows = observations.map(({ key, value, exchanges: ids }) => {
    const exchange = ids.map((id) => exchanges.get(id)).find((one) => one !== undefined);
    return h(
      'tr',
      null,
      h('th', { scope: 'row' }, h('code', null, shown(key, 120))),
      h('td', null, h('strong', null, shown(value, 200))),
      h('td', null, exchange === undefined ? '' : h('code', null, `${pathOf(exchange.request.url)} → ${statusLine(exchange)}`)),
    );
  });
  return {
    id: 'observed',
    title: 'Observed behaviour',
    count: observations.length,
    content: [
      h('p', { class: 'hint' }, 'What the target does where the contract leaves the choice open. None of it is a failure.'),
      h(
        'div',
        { class: 'scroll', role: 'group', 'aria-label': 'Observed behaviour', tabIndex: 0 },
        h(
          'table',
          { class: 'observed' },
          h('caption', { class: 'unseen' }, 'Observed behaviour'),
          h('thead', null, h('tr', null, ...['Choice', 'Behaviour', 'Seen at'].map((title) => h('th', { scope: 'col' }, title)))),
          h('tbody', null, ...rows),
        ),
      ),
    ],
  };
}

export function figureSection(contents: LedgerContents): Section {
  const { run, exchanges } = contents;
  const walks = walksOf(contents);
  const attempts = [...exchanges.values()].flatMap((exchange) => exchange.attempts);
  return {
    id: 'figures',
    title: 'Figures',
    content: h(
      'div',
      { class: 'figures' },
      run?.listing === undefined
        ? h('p', null, 'The ledger does not say where the parts of a page stand, so no walk can be drawn.')
        : [walkStrips(placedWalks(walks)), orderPlot(orderSeriesOf(walks))],
      latencyPlot(attempts),
      trafficPlot(attempts),
    ),
  };
}
