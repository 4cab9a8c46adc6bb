import { type Element, h } from './element';
import { scaleLinear } from 'victory-vendor/d3-scale';
import { numbersOf, plot, plotBottom, plotOf, plotRight, px } from './figure';
import type { OrderSeries } from './order';
import { counted } from '../../text/counted';
import { shown } from './shown';

const mostPlots = 12;
const mostDots = 600;
const mostBoundaries = 80;

/** Positions to draw: all, or of each stretch the lowest and the highest rank, so that no tooth of a saw is lost. */
function drawn(ranks: OrderSeries['ranks']): readonly number[] {
  const placed = [...ranks.keys()].filter((position) => ranks[position] !== undefined);
  if (placed.length <= mostDots) return placed;
  const rank = (position: number): number => ranks[position] ?? 0;
  const stretch = Math.ceil((placed.length * 2) / mostDots);
  return Array.from({ length: Math.ceil(placed.length / stretch) }, (_, index) => {
    const part = placed.slice(index * stretch, (index + 1) * stretch).sort((a, b) => rank(a) - rank(b));
    return [...new Set([part[0] ?? 0, part.at(-1) ?? 0])].sort((a, b) => a - b);
  }).flat();
}

function verdictOf({ backwards, acrossPages, descending, collation }: OrderSeries): string {
  const direction = descending ? 'descending' : 'ascending';
  if (backwards.length === 0) return `${direction}, in order throughout (by ${collation})`;
  return `${direction}, ${counted(backwards.length, 'step')} against the order, ${acrossPages} from page to page (by ${collation})`;
}

function panel(series: OrderSeries, index: number): Element {
  const { ranks, highest, boundaries, backwards, expression } = series;
  const x = scaleLinear([1, Math.max(2, ranks.length)], [plot.left + 4, plotRight - 2]);
  const y = scaleLinear([1, Math.max(2, highest + 1)], [plotBottom - 4, plot.top + 2]);
  const at = (position: number): string => `${px(x(position + 1))} ${px(y((ranks[position] ?? 0) + 1))}`;
  const positions = drawn(ranks);
  const wrong = backwards.length <= mostDots ? backwards : backwards.slice(0, mostDots);
  const ticks = (scale: typeof x, count: number) =>
    scale
      .ticks(count)
      .filter(Number.isInteger)
      .map((value) => ({ at: scale(value), label: value.toLocaleString('en') }));
  const text = verdictOf(series);
  const missing = ranks.filter((rank) => rank === undefined).length;
  return h(
    'li',
    { class: backwards.length > 0 ? 'panel faulty' : 'panel' },
    h('p', { class: 'walk-title' }, h('code', null, shown(expression, 120)), ' ', h('span', { class: 'walk-verdict' }, text)),
    plotOf(
      `order-${index}`,
      `Rank against position for ${shown(expression, 120)}: ${text}`,
      { x: { ticks: ticks(x, 5), title: 'position in the walk' }, y: { ticks: ticks(y, 4), title: 'rank of the value' } },
      [
        h('path', {
          class: 'boundary',
          d: (boundaries.length <= mostBoundaries ? boundaries : [])
            .map((position) => `M${px(x(position + 0.5))} ${plot.top}V${plotBottom}`)
            .join(''),
        }),
        h('path', { class: 'line', d: positions.length === 0 ? '' : `M${positions.map(at).join('L')}` }),
        h('path', { class: 'dots', d: positions.map((position) => `M${at(position)}h0`).join('') }),
        h('path', { class: 'dots wrong', d: wrong.map((position) => `M${at(position)}h0`).join('') }),
      ],
    ),
    missing > 0 ? h('p', { class: 'hint' }, `${counted(missing, 'item')} without a value.`) : null,
  );
}

/** Rank against position for each order that was walked: a line where the order holds, a saw-tooth where it holds within pages only. */
export function orderPlot(all: readonly OrderSeries[]): Element {
  const some = all.slice(0, mostPlots);
  const more = all.length - some.length;
  return h(
    'figure',
    { class: 'card wide', 'aria-labelledby': 'order-plot' },
    h('h3', { id: 'order-plot' }, 'Order plot'),
    h(
      'p',
      { class: 'hint' },
      'The rank of each item’s value by the first sort key, against the item’s position. An order that holds is one line; an order that holds only within a page is a saw-tooth along the dashed page boundaries.',
    ),
    some.length === 0
      ? h('p', null, 'No ordered walk of two pages or more was recorded.')
      : h('ul', { class: 'panels' }, ...some.map(panel)),
    more > 0
      ? h(
          'p',
          { class: 'hint' },
          `And ${counted(more, 'further order')} that ${more === 1 ? 'goes' : 'go'} wrong no more than these.`,
        )
      : null,
    some.length === 0
      ? null
      : numbersOf(
          'Orders',
          [
            { title: 'Order' },
            ...['Items', 'Pages', 'Distinct values', 'Against the order'].map((title) => ({ title, numeric: true })),
            { title: 'Compared by' },
          ],
          some.map(({ expression, ranks, boundaries, highest, backwards, collation }) => [
            shown(expression, 120),
            ranks.length,
            boundaries.length + 1,
            highest + 1,
            backwards.length,
            collation,
          ]),
        ),
  );
}
