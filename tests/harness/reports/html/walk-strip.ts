import { askedParts } from './asked';
import { type Element, h } from './element';
import { legendOf, numbersOf, px } from './figure';
import { counted } from '../../text/counted';
import { shown } from './shown';
import type { RecordedWalk } from './walk';
import type { PlacedWalk } from './walk-positions';

/** Cells of a strip; a longer walk has several positions in one, and the worst of them is seen. */
const mostCells = 600;
const mostWalks = 24;
const height = 20;

type Cell = 'even' | 'odd' | 'repeated' | 'missing' | 'unread';
const badness: { readonly [cell in Cell]: number } = { unread: 0, even: 1, odd: 1, missing: 2, repeated: 3 };

/** By position, what the walk did there. */
function cellsOf({ positions, length, passed }: PlacedWalk): readonly Cell[] {
  const cells = Array.from({ length }, (_, position): Cell => (position < passed ? 'missing' : 'unread'));
  positions.forEach((page, index) => {
    for (const position of page)
      cells[position] = cells[position] === 'missing' ? (index % 2 === 0 ? 'even' : 'odd') : 'repeated';
  });
  if (length <= mostCells) return cells;
  return Array.from({ length: mostCells }, (_, cell) =>
    cells
      .slice(Math.floor((cell * length) / mostCells), Math.floor(((cell + 1) * length) / mostCells))
      .reduce((worst, one) => (badness[one] > badness[worst] ? one : worst)),
  );
}

/** One path for each kind of cell: a strip stays small, however often its pages change. */
function paths(cells: readonly Cell[]): readonly Element[] {
  const drawn = new Map<Cell, string[]>();
  for (let from = 0; from < cells.length;) {
    const cell = cells[from] ?? 'missing';
    let to = from;
    while (to < cells.length && cells[to] === cell) to += 1;
    const [top, tall] = cell === 'repeated' ? [0, height] : [4, height - 8];
    drawn.set(cell, [...(drawn.get(cell) ?? []), `M${px(from)} ${top}h${px(to - from)}v${tall}h-${px(to - from)}z`]);
    from = to;
  }
  return [...drawn].map(([cell, parts]) => h('path', { class: cell, d: parts.join('') }));
}

const wayWords: { readonly [way in RecordedWalk['way']]: string } = {
  token: '',
  url: ', by links',
  page: ', by page number',
  offset: ', by offset',
  none: '',
};

export function walkTitle({ query, way }: RecordedWalk): string {
  const asked = askedParts(query).map((part) => part.join(' '));
  return `${shown(asked.join('; '), 160) || 'no parameters'}${wayWords[way]}`;
}

/** How a walk went on that did not come to its end. */
const endWords: { readonly [end in RecordedWalk['end']]: string } = {
  ended: 'ended',
  cut: 'left',
  endless: 'endless, and left',
  astray: 'left where its link may not be followed',
  stopped: 'stopped by a reply that is no page',
};

function verdictOf({ walk, times, returned, repeated, missing, passed, length }: PlacedWalk): string {
  const faults = [
    repeated > 0 ? `${counted(repeated, 'item')} repeated` : '',
    missing > 0 ? `${counted(missing, 'item')} missing` : '',
  ];
  const told = faults.filter((fault) => fault !== '').join(', ') || 'no gap, no repeat';
  const isLeft = walk.end === 'endless' || walk.end === 'astray' || walk.end === 'stopped' || passed < length;
  const left = isLeft ? `, ${endWords[walk.end]} after ${passed.toLocaleString('en')} of ${length.toLocaleString('en')}` : '';
  return `${counted(walk.pages.length, 'page')}, ${counted(returned, 'item')}: ${told}${left}${times > 1 ? `; walked ${times} times` : ''}`;
}

export function strip(placed: PlacedWalk): Element {
  const cells = cellsOf(placed);
  const { repeated, missing } = placed;
  const text = verdictOf(placed);
  return h(
    'li',
    { class: repeated + missing > 0 ? 'walk faulty' : 'walk' },
    h('p', { class: 'walk-title' }, h('code', null, walkTitle(placed.walk)), ' ', h('span', { class: 'walk-verdict' }, text)),
    h(
      'svg',
      {
        class: 'strip',
        viewBox: `0 0 ${Math.max(1, cells.length)} ${height}`,
        preserveAspectRatio: 'none',
        role: 'img',
        'aria-label': text,
      },
      ...paths(cells),
    ),
  );
}

/** For each walk, which positions each page returned. Walks with gaps or repeats first. */
export function walkStrips(walks: readonly PlacedWalk[]): Element {
  const sorted = [...walks].sort(
    (a, b) => b.repeated + b.missing - (a.repeated + a.missing) || b.walk.pages.length - a.walk.pages.length,
  );
  const some = sorted.slice(0, mostWalks);
  const more = sorted.length - some.length;
  return h(
    'figure',
    { class: 'card wide', 'aria-labelledby': 'walk-strip' },
    h('h3', { id: 'walk-strip' }, 'Walk strip'),
    h(
      'p',
      { class: 'hint' },
      'Each strip is one walk; from left to right stand the items of the whole sequence. The shade changes with the page that returned them, so a sound walk is a row of even blocks.',
    ),
    legendOf([
      { swatch: 'even', text: 'odd pages' },
      { swatch: 'odd', text: 'even pages' },
      { swatch: 'repeated', text: 'returned more than once' },
      { swatch: 'missing', text: 'returned by no page' },
      { swatch: 'unread', text: 'not asked for' },
    ]),
    h('ul', { class: 'walks' }, ...some.map(strip)),
    more > 0 ? h('p', { class: 'hint' }, `And ${counted(more, 'walk')} with fewer faults or pages.`) : null,
    numbersOf(
      'Walks',
      [{ title: 'Walk' }, ...['Pages', 'Items', 'Repeated', 'Missing', 'Sequence'].map((title) => ({ title, numeric: true }))],
      some.map(({ walk, returned, repeated, missing, length }) => [
        walkTitle(walk),
        walk.pages.length,
        returned,
        repeated,
        missing,
        length,
      ]),
    ),
  );
}
