import type { ListingField } from '../contract/model';
import type { OrderKey } from '../grammar/order-key';
import { columnOf, lackingIn } from '../listing/column';
import type { Item } from '../listing/value';
import { commonCollations, type Compare } from '../text/collators';
import { lossesOf } from './awkward-text';
import type { Arrangement } from './page-edges';

/** The orders that a text may stand in where the target has not shown its own: by its code units, and as ICU has it. */
const likely: readonly Compare[] = commonCollations
  .filter(({ name }) => name === 'utf-16' || name === 'icu')
  .map((one) => one.compare);

/** The values of items by one key, as one collation has them. */
function arrangedBy(items: readonly Item[], { field, direction }: OrderKey, compare: Compare): Arrangement {
  const { held, sizes } = columnOf(items, field);
  const turned = direction === 'ascending' ? 1 : -1;
  const values = held
    .flatMap(([text], group) => (text === undefined ? [] : [{ text, size: sizes[group] ?? 0 }]))
    .sort((one, other) => turned * compare(one.text, other.text))
    .flatMap(({ text, size }) => Array.from({ length: size }, () => text));
  return (position) => values[position];
}

/** An edge between equals tells of the tie breaker. */
const tie = { kind: 'tie', weight: 2 } as const;

/** The edge of a page under an order by a text. */
export interface TextEdge {
  readonly key: OrderKey;
  /** Items on the page before it. */
  readonly size: number;
  readonly score: number;
  /** What it tells of, by kind and direction: a cursor that makes a text less shows in one of them, and one that makes it greater in the other. */
  readonly tells: readonly string[];
}

/** What is told by an edge in one arrangement, and how much: as much again where no edge before told of it. */
function toldBy(
  valueAt: Arrangement,
  size: number,
  { direction }: OrderKey,
  told: ReadonlySet<string>,
): Pick<TextEdge, 'score' | 'tells'> {
  const [before, behind] = [valueAt(size - 1), valueAt(size)];
  if (before === undefined || behind === undefined) return { score: 0, tells: [] };
  const losses = [...lossesOf(before)].map(([kind, weight]) => ({ name: `${kind} ${direction}`, weight }));
  return {
    score: losses.reduce(
      (sum, { name, weight }) => sum + (told.has(name) ? weight / 2 : weight),
      before === behind ? tie.weight : 0,
    ),
    tells: losses.map(({ name }) => name),
  };
}

/** Items on the page before an edge, at least and at most: too few of them show no order. */
export interface Reach {
  readonly shortest: number;
  readonly longest: number;
}

/**
 * The edge of a first page by a text that tells most, beside what was told before; `undefined` where none tells anything. Of nearly equal
 * ones the longest page, because it is judged by itself, too. `own`: the collation that the target has shown.
 */
export function edgeOfText(
  items: readonly Item[],
  key: OrderKey,
  { shortest, longest, told, own }: Reach & { readonly told: ReadonlySet<string>; readonly own: Compare | undefined },
): TextEdge | undefined {
  const arrangements = (own === undefined ? likely : [own]).map((compare) => arrangedBy(items, key, compare));
  let best: TextEdge | undefined;
  for (let size = longest; size >= shortest; size -= 1) {
    const found = arrangements.map((valueAt) => toldBy(valueAt, size, key, told));
    const sum = found.reduce((all, { score }) => all + score, 0) / found.length;
    const score = sum + size / longest;
    if (sum > 0 && score > (best?.score ?? 0)) best = { key, size, score, tells: found.flatMap(({ tells }) => tells) };
  }
  return best;
}

/** Whether every item has a text by which a target may be asked to order. */
export const isText = (items: readonly Item[], field: ListingField): boolean =>
  field.kind === 'string' && field.each === undefined && lackingIn(items, field) === 0;

/** Orders by a text that are walked over an edge, at the most. */
const mostEdges = 6;

/**
 * The edges of orders by a text that are walked over, those that tell most first. Where there are too many, half of them are the best, and
 * with each seed the others are other ones.
 */
export function edgesOfTexts(
  items: readonly Item[],
  keys: readonly OrderKey[],
  { seed, ...how }: Reach & { readonly own: Compare | undefined; readonly seed: number },
): readonly TextEdge[] {
  const told = new Set<string>();
  const edges: TextEdge[] = [];
  for (const key of keys) {
    const edge = edgeOfText(items, key, { ...how, told });
    if (edge === undefined) continue;
    edges.push(edge);
    for (const name of edge.tells) told.add(name);
  }
  const ranked = edges.toSorted((a, b) => b.score - a.score);
  if (ranked.length <= mostEdges) return ranked;
  const [best, others] = [ranked.slice(0, mostEdges / 2), ranked.slice(mostEdges / 2)];
  const first = (((seed - 1) * mostEdges) / 2) % others.length;
  return [...best, ...[...others.slice(first), ...others.slice(0, first)].slice(0, mostEdges / 2)];
}
