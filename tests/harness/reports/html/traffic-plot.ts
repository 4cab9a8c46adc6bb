import { type Element, h } from './element';
import { scaleLinear } from 'victory-vendor/d3-scale';
import type { Attempt } from '../../client/exchange';
import { legendOf, numbersOf, plot, plotBottom, plotOf, plotRight, px } from './figure';
import { counted } from '../../text/counted';
import { duration } from './shown';

const bars = 48;

const kinds = ['answered', 'refused', 'failed', 'throttled'] as const;
type Kind = (typeof kinds)[number];

const meaning: { readonly [kind in Kind]: string } = {
  answered: 'answered (2xx, 3xx)',
  refused: 'refused (4xx)',
  failed: 'failed (5xx, no response)',
  throttled: 'throttled (429, 503)',
};

function kindOf({ status }: Attempt): Kind {
  if (status === 429 || status === 503) return 'throttled';
  if (status === undefined || status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'answered';
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** When the client waited, as stretches that do not overlap. */
function pausesOf(attempts: readonly Attempt[]): readonly Stretch[] {
  const pauses = attempts
    .filter(({ pausedMs }) => pausedMs > 0)
    .map(({ startedMs, durationMs, pausedMs }) => ({ fromMs: startedMs + durationMs, toMs: startedMs + durationMs + pausedMs }))
    .sort((a, b) => a.fromMs - b.fromMs);
  const merged: Stretch[] = [];
  for (const pause of pauses) {
    const last = merged.at(-1);
    if (last !== undefined && pause.fromMs <= last.toMs)
      merged[merged.length - 1] = { fromMs: last.fromMs, toMs: Math.max(last.toMs, pause.toMs) };
    else merged.push(pause);
  }
  return merged;
}

/** Requests over time by how they ended, with what was throttled and how long the client then waited. */
export function trafficPlot(attempts: readonly Attempt[]): Element {
  const throttled = attempts.filter((attempt) => kindOf(attempt) === 'throttled').length;
  return h(
    'figure',
    { class: 'card', 'aria-labelledby': 'traffic' },
    h('h3', { id: 'traffic' }, 'Requests over time'),
    ...(attempts.length === 0 ? [h('p', null, 'No request was sent.')] : drawn(attempts, throttled)),
  );
}

function drawn(attempts: readonly Attempt[], throttled: number): readonly Element[] {
  const pauses = pausesOf(attempts);
  const end = attempts.reduce((most, one) => Math.max(most, one.startedMs + one.durationMs), 1);
  const x = scaleLinear([0, end], [plot.left, plotRight]);
  const counts = Array.from({ length: bars }, () => new Map<Kind, number>());
  for (const attempt of attempts) {
    const bar = counts[Math.min(bars - 1, Math.floor((attempt.startedMs / end) * bars))];
    bar?.set(kindOf(attempt), (bar.get(kindOf(attempt)) ?? 0) + 1);
  }
  const heights = counts.map((bar) => [...bar.values()].reduce((sum, one) => sum + one, 0));
  const y = scaleLinear([0, Math.max(1, ...heights)], [plotBottom, plot.top + 8]).nice(4);
  const width = (plotRight - plot.left) / bars;
  const path = (kind: Kind): string =>
    counts
      .map((bar, index) => {
        const below = kinds.slice(0, kinds.indexOf(kind)).reduce((sum, one) => sum + (bar.get(one) ?? 0), 0);
        const own = bar.get(kind) ?? 0;
        if (own === 0) return '';
        return `M${px(plot.left + index * width + 0.4)} ${px(y(below))}V${px(y(below + own))}h${px(width - 0.8)}V${px(y(below))}z`;
      })
      .join('');
  const marks = counts.flatMap((bar, index) => ((bar.get('throttled') ?? 0) > 0 ? [plot.left + (index + 0.5) * width] : []));
  const waited = pauses.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const total = (kind: Kind): number => attempts.filter((attempt) => kindOf(attempt) === kind).length;
  const text = `${counted(attempts.length, 'request')} in ${duration(end)}; ${
    throttled === 0 ? 'none throttled' : `${throttled.toLocaleString('en')} throttled`
  }${waited > 0 ? `, ${duration(waited)} waited` : ''}.`;
  const used = kinds.filter((kind) => total(kind) > 0);
  return [
    h('p', { class: 'hint' }, text),
    plotOf(
      'traffic-plot',
      `Requests over time. ${text}`,
      {
        x: { ticks: x.ticks(5).map((value) => ({ at: x(value), label: duration(value) })), title: 'since the start of the run' },
        y: {
          ticks: y
            .ticks(4)
            .filter(Number.isInteger)
            .map((value) => ({ at: y(value), label: value.toLocaleString('en') })),
          title: `requests in ${duration(end / bars)}`,
        },
      },
      [
        h('path', {
          class: 'pause',
          d: pauses
            .map(
              ({ fromMs, toMs }) =>
                `M${px(x(fromMs))} ${plot.top}H${px(Math.min(plotRight, x(toMs)))}V${plotBottom}H${px(x(fromMs))}z`,
            )
            .join(''),
        }),
        ...used.map((kind) => h('path', { class: kind, d: path(kind) })),
        h('path', { class: 'throttle-mark', d: marks.map((at) => `M${px(at - 4)} ${plot.top - 8}h8l-4 7z`).join('') }),
      ],
    ),
    legendOf([
      ...used.map((kind) => ({ swatch: kind, text: meaning[kind] })),
      ...(waited > 0 ? [{ swatch: 'pause', text: 'the client waited' }] : []),
    ]),
    numbersOf(
      'Requests by how they ended',
      [{ title: 'How it ended' }, { title: 'Requests', numeric: true }],
      kinds.map((kind) => [meaning[kind], total(kind)]),
    ),
  ];
}
