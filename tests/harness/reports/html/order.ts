import type { Json } from '../../contract/model';
import { textOf, valueAt } from '../../contract/pointer';
import type { AskedField } from '../../findings/asked';
import { commonCollations, commonlyExplained, locallyExplained, type Collation, type Compare } from '../../text/collators';
import { orderText } from './asked';
import type { RecordedWalk } from './walk';

/** One walk that was asked for an order: the rank of each item's value against the item's position. */
export interface OrderSeries {
  /** The keys of the order, in words. */
  readonly expression: string;
  readonly field: string;
  readonly descending: boolean;
  /** Rank of the value among all values of the walk, from 0, equal values sharing one; `undefined` where an item has none. */
  readonly ranks: readonly (number | undefined)[];
  readonly highest: number;
  /** Positions of the first items of the second and further pages. */
  readonly boundaries: readonly number[];
  /** Positions whose rank lies on the wrong side of the one before. */
  readonly backwards: readonly number[];
  /** How many of these have the value before them on another page. */
  readonly acrossPages: number;
  /** How text was compared: the reading the target keeps best. */
  readonly collation: string;
}

type Reading = readonly [name: string, compare: Compare];

const codePoint: Compare = commonCollations.find(({ name }) => name === 'code-point')?.compare ?? (() => 0);
const byTime: Compare = (a, b) => {
  const difference = Date.parse(a) - Date.parse(b);
  return Number.isNaN(difference) ? codePoint(a, b) : difference;
};

/** What a reader calls the collations that are seen most. */
const plainNames: { readonly [name: string]: string } = {
  'code-point': 'code point',
  'utf-16': 'UTF-16',
  lower: 'lower case',
  upper: 'upper case',
  icu: 'the alphabet',
  'icu-shifted': 'the alphabet without punctuation',
  numeric: 'the alphabet with numbers',
};

const reading = ({ name, compare }: Collation): Reading => [plainNames[name] ?? name, compare];

/** The code point first: it is the one that is named where several are kept alike. */
const textReadings: readonly Reading[] = [['code point', codePoint] as const, ...commonCollations.map(reading)];

/** By the place of the first appearance: whatever rank the server has, a value that comes again behind another one breaks it. */
function byFirstPlace(values: readonly string[]): Compare {
  const places = new Map([...new Set(values)].map((value, place) => [value, place]));
  return (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0);
}

/** Ways to compare the values of a walk, given as they ascend. A locale is looked for only where text has no other reading. */
function readingsOf({ kind, values }: AskedField, ascending: readonly string[]): readonly Reading[] {
  switch (kind) {
    case 'number':
      return [['number', (a, b) => Number(a) - Number(b)]];
    case 'timestamp':
      return [['time', byTime]];
    case 'boolean':
      return [['false first', codePoint]];
    case 'enumeration':
      return [
        ['code point', codePoint],
        ['declared rank', (a, b) => values.indexOf(a) - values.indexOf(b) || codePoint(a, b)],
        ["the server's own rank", byFirstPlace(ascending)],
      ];
    case 'string':
      return commonlyExplained([ascending]).length > 0
        ? textReadings
        : [...textReadings, ...locallyExplained([ascending]).slice(0, 1).map(reading)];
  }
}

function ranksBy(values: readonly (string | undefined)[], compare: Compare): readonly (number | undefined)[] {
  const sorted = [...new Set(values.filter((value) => value !== undefined))].sort(compare);
  const ranks = new Map<string, number>();
  let rank = -1;
  sorted.forEach((value, index) => {
    if (index === 0 || compare(sorted[index - 1] ?? '', value) !== 0) rank += 1;
    ranks.set(value, rank);
  });
  return values.map((value) => (value === undefined ? undefined : ranks.get(value)));
}

interface Step {
  readonly from: number;
  readonly to: number;
}

/** From one item with a value to the next, where it goes the wrong way. */
function backwardsOf(ranks: readonly (number | undefined)[], descending: boolean): readonly Step[] {
  const found: Step[] = [];
  let from: number | undefined;
  ranks.forEach((rank, to) => {
    if (rank === undefined) return;
    const before = from === undefined ? rank : (ranks[from] ?? rank);
    if (from !== undefined && (descending ? rank > before : rank < before)) found.push({ from, to });
    from = to;
  });
  return found;
}

const textIn = (value: Json | undefined): string | undefined =>
  value === undefined || value === null ? undefined : textOf(value);

/** The series of a walk by its first sort key; `undefined` where it was asked for no order, or for a text that is none. */
function orderSeries(walk: RecordedWalk): OrderSeries | undefined {
  const { order } = walk.query;
  const [key] = typeof order === 'object' ? order : [];
  if (typeof order !== 'object' || key === undefined) return undefined;
  const { field } = key;
  const expression = orderText(order);
  const descending = key.direction === 'descending';
  const values = walk.pages.flatMap(({ items }) => items.map((item) => textIn(valueAt(item, field.pointer))));
  const present = values.filter((value) => value !== undefined);
  const [best] = readingsOf(field, descending ? present.reverse() : present)
    .map(([collation, compare]) => {
      const ranks = ranksBy(values, compare);
      return { collation, ranks, backwards: backwardsOf(ranks, descending) };
    })
    .sort((a, b) => a.backwards.length - b.backwards.length);
  if (best === undefined) return undefined;
  const highest = best.ranks.reduce<number>((most, rank) => Math.max(most, rank ?? 0), 0);
  let position = 0;
  const boundaries = walk.pages.slice(0, -1).map(({ items }) => (position += items.length));
  const acrossPages = best.backwards.filter(({ from, to }) => boundaries.some((first) => from < first && first <= to)).length;
  const backwards = best.backwards.map(({ to }) => to);
  return { expression, field: field.path, descending, highest, boundaries, ...best, backwards, acrossPages };
}

/** The orders of a run, one series for each expression: the longest; those that go backwards first. */
export function orderSeriesOf(walks: readonly RecordedWalk[]): readonly OrderSeries[] {
  const longest = new Map<string, OrderSeries>();
  for (const walk of walks) {
    const series = orderSeries(walk);
    if (series === undefined) continue;
    const known = longest.get(walk.sequence);
    if (known === undefined || known.ranks.length < series.ranks.length) longest.set(walk.sequence, series);
  }
  return [...longest.values()].sort((a, b) => b.backwards.length - a.backwards.length || b.ranks.length - a.ranks.length);
}
