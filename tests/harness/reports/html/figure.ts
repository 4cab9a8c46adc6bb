import { type Children, type Element, h } from './element';

/** A plot stands in a box of this size, in the units of its view box; the page scales it. */
export const plot = { width: 360, height: 210, left: 46, right: 10, top: 12, bottom: 36 } as const;
export const plotRight = plot.width - plot.right;
export const plotBottom = plot.height - plot.bottom;

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface Axes {
  readonly x: { readonly ticks: readonly Tick[]; readonly title: string };
  readonly y: { readonly ticks: readonly Tick[]; readonly title: string };
}

/** Coordinates to a tenth of a unit: finer is not seen. */
export const px = (value: number): number => Math.round(value * 10) / 10;

function axes({ x, y }: Axes): Element {
  const middle = (plot.top + plotBottom) / 2;
  return h(
    'g',
    { class: 'axes' },
    ...y.ticks.flatMap(({ at, label }) => [
      h('line', { class: 'grid', x1: plot.left, x2: plotRight, y1: px(at), y2: px(at) }),
      h('text', { x: plot.left - 6, y: px(at) + 3.5, 'text-anchor': 'end' }, label),
    ]),
    h('line', { class: 'base', x1: plot.left, x2: plotRight, y1: plotBottom, y2: plotBottom }),
    ...x.ticks.map(({ at, label }) => h('text', { x: px(at), y: plotBottom + 14, 'text-anchor': 'middle' }, label)),
    h('text', { class: 'title', x: (plot.left + plotRight) / 2, y: plot.height - 6, 'text-anchor': 'middle' }, x.title),
    h('text', { class: 'title', transform: `translate(11 ${middle}) rotate(-90)`, 'text-anchor': 'middle' }, y.title),
  );
}

/** A plot with axes. `id`: unique in the page. `text`: what the picture shows, for who cannot see it. */
export function plotOf(id: string, text: string, lines: Axes, children: Children): Element {
  return h(
    'svg',
    { class: 'plot', viewBox: `0 0 ${plot.width} ${plot.height}`, role: 'img', 'aria-labelledby': id },
    h('title', { id }, text),
    axes(lines),
    children,
  );
}

export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

/** The numbers behind a figure, as a table that is folded away. */
export function numbersOf(caption: string, columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): Element {
  const classOf = (index: number): string | undefined => (columns[index]?.numeric === true ? 'number' : undefined);
  return h(
    'details',
    { class: 'numbers' },
    h('summary', null, 'The numbers'),
    h(
      'div',
      { class: 'scroll', role: 'group', 'aria-label': caption, tabIndex: 0 },
      h(
        'table',
        null,
        h('caption', { class: 'unseen' }, caption),
        h(
          'thead',
          null,
          h('tr', null, ...columns.map(({ title }, index) => h('th', { scope: 'col', class: classOf(index) }, title))),
        ),
        h(
          'tbody',
          null,
          ...rows.map((cells) =>
            h(
              'tr',
              null,
              ...cells.map((cell, index) =>
                index === 0
                  ? h('th', { scope: 'row', class: classOf(index) }, cell)
                  : h('td', { class: classOf(index) }, typeof cell === 'number' ? cell.toLocaleString('en') : cell),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

export interface LegendEntry {
  readonly swatch: string;
  readonly text: string;
}

export function legendOf(entries: readonly LegendEntry[]): Element {
  return h(
    'ul',
    { class: 'legend' },
    ...entries.map(({ swatch, text }) => h('li', null, h('span', { class: `swatch ${swatch}`, 'aria-hidden': 'true' }), text)),
  );
}
