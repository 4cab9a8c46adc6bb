import { type Element, h } from './element';
import { bin, quantileSorted } from 'victory-vendor/d3-array';
import { scaleLinear, scaleLog } from 'victory-vendor/d3-scale';
import type { Attempt } from '../../client/exchange';
import { numbersOf, plot, plotBottom, plotOf, plotRight, px } from './figure';
import { counted } from '../../text/counted';
import { duration } from './shown';

const bars = 24;
/** Less is not measured. */
const shortestMs = 0.1;

/** How long answers took, on a scale of equal ratios. */
export function latencyPlot(attempts: readonly Attempt[]): Element {
  const times = attempts
    .filter(({ status }) => status !== undefined)
    .map(({ durationMs }) => Math.max(shortestMs, durationMs))
    .sort((a, b) => a - b);
  return h(
    'figure',
    { class: 'card', 'aria-labelledby': 'latency' },
    h('h3', { id: 'latency' }, 'Latency'),
    ...(times.length === 0 ? [h('p', null, 'No response arrived.')] : drawn(times)),
  );
}

function drawn(times: readonly number[]): readonly Element[] {
  const share = (part: number): number => quantileSorted([...times], part) ?? 0;
  const marks = [
    { name: 'median', value: share(0.5) },
    { name: '95 %', value: share(0.95) },
  ];
  const [least = shortestMs, most = shortestMs] = [times[0], times.at(-1)];
  const x = scaleLog([least * 0.9, most * 1.1], [plot.left, plotRight]);
  const steps = Array.from({ length: bars - 1 }, (_, index) =>
    x.invert(plot.left + ((index + 1) * (plotRight - plot.left)) / bars),
  );
  const [low = least, high = most] = x.domain();
  const bins = bin().domain([low, high]).thresholds(steps)([...times]);
  const y = scaleLinear([0, Math.max(...bins.map((one) => one.length))], [plotBottom, plot.top]).nice(4);
  const width = (plotRight - plot.left) / bars;
  const text = `${counted(times.length, 'answer')}: median ${duration(share(0.5))}, 95 % within ${duration(share(0.95))}, the slowest ${duration(most)}.`;
  return [
    h('p', { class: 'hint' }, text),
    plotOf(
      'latency-plot',
      `Distribution of latency. ${text}`,
      {
        x: { ticks: logTicks(x, low, high), title: 'time to answer' },
        y: {
          ticks: y
            .ticks(4)
            .filter(Number.isInteger)
            .map((value) => ({ at: y(value), label: value.toLocaleString('en') })),
          title: 'answers',
        },
      },
      [
        h('path', {
          class: 'bars',
          d: bins
            .map((one, index) =>
              one.length === 0
                ? ''
                : `M${px(plot.left + index * width + 0.5)} ${plotBottom}V${px(y(one.length))}h${px(width - 1)}V${plotBottom}z`,
            )
            .join(''),
        }),
        ...marks.map(({ name, value }, index) =>
          h(
            'g',
            { class: 'quantile' },
            h('line', { x1: px(x(value)), x2: px(x(value)), y1: plot.top, y2: plotBottom }),
            h(
              'text',
              {
                x: px(x(value)) + (index === 0 ? -4 : 4),
                y: plot.top + 8,
                'text-anchor': index === 0 ? 'end' : x(value) > plotRight - 40 ? 'end' : 'start',
              },
              name,
            ),
          ),
        ),
      ],
    ),
    numbersOf(
      'Latency',
      [{ title: 'Share of answers' }, { title: 'Within', numeric: true }],
      [0.5, 0.75, 0.9, 0.95, 0.99, 1].map((part) => [`${part * 100} %`, duration(share(part))]),
    ),
  ];
}

/** 1, 2 and 5 of each power of ten, thinned until they fit. */
function logTicks(x: (value: number) => number, low: number, high: number) {
  const powers = Array.from({ length: 12 }, (_, index) => 10 ** (index - 2));
  const steps = [[1, 2, 5], [1, 3], [1]].map((factors) =>
    powers.flatMap((power) => factors.map((factor) => power * factor)).filter((value) => value >= low && value <= high),
  );
  const fitting = steps.find((values) => values.length <= 6) ?? steps.at(-1) ?? [];
  return fitting.map((value) => ({ at: x(value), label: duration(value) }));
}
