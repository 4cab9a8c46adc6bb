import { type RunSeries, type Tally, areasIn, tallied, tallyOf } from '../run-series';
import { outcomeWords } from './badge';
import { type Element, h } from './element';
import { shown } from './shown';

/** Runs that a trend shows; older ones are in the list below it. */
export const mostColumns = 16;

const column = { width: 12, gap: 4, height: 30 } as const;

const sumOf = (tally: Tally): number => tallied.reduce((sum, outcome) => sum + tally[outcome], 0);

/** A column for each run, the oldest first, filled by outcome from the bottom, the worst lowest. */
function columns(tallies: readonly Tally[]): Element {
  const step = column.width + column.gap;
  const bars = tallies.flatMap((tally, index) => {
    const sum = sumOf(tally);
    let below = 0;
    return tallied.flatMap((outcome) => {
      const height = sum === 0 ? 0 : (tally[outcome] / sum) * column.height;
      below += height;
      if (height === 0) return [];
      const place = { x: index * step, y: (column.height - below).toFixed(1), height: height.toFixed(1) };
      return [h('rect', { class: outcome, ...place, width: column.width })];
    });
  });
  const width = Math.max(1, tallies.length) * step - column.gap;
  const size = { width, height: column.height, viewBox: `0 0 ${width} ${column.height}` };
  return h('svg', { class: 'trend', 'aria-hidden': 'true', ...size }, ...bars);
}

function words(tally: Tally): string {
  const told = tallied.flatMap((outcome) => (tally[outcome] === 0 ? [] : [`${tally[outcome]} ${outcomeWords[outcome]}`]));
  return told.join(', ') || 'not judged';
}

/** Each area with a column for each run; in words what the last one showed, and the one before where that was another. */
export function trends(series: RunSeries): Element {
  const runs = series.runs.slice(-mostColumns);
  const rows = areasIn(series).map((area) => {
    const tallies = runs.map(({ results }) => tallyOf(results, area));
    const [now = '', before = now] = tallies.slice(-2).reverse().map(words);
    return h(
      'li',
      null,
      h('span', { class: 'area-name' }, shown(area, 60)),
      columns(tallies),
      h('span', { class: 'area-counts' }, now === before ? now : `${now}; before ${before}`),
    );
  });
  return h('ul', { class: 'areas trends', 'aria-label': 'Requirements by area, over all runs' }, ...rows);
}
