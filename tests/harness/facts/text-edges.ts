import type { ListingField } from '../contract/model';
import type { OrderKey } from '../grammar/order-key';
import { columnOf, lackingIn } from '../listing/column';
import type { Item } from '../listing/value';
import { commonCollations, type Compare } from '../text/collators';
import { awkwardTexts } from './awkward-texts';
import { kindOfSeed, lossesAt, preferred } from './awkward-values';
import type { Arrangement } from './page-edges';

/** The orders that a text may stand in where the target has not shown its own: by its code units, and as ICU has it. */
const likely: readonly Compare[] = commonCollations
  .filter(({ name }) => name === 'utf-16' || name === 'icu')
  .map((one) => one.compare);

/** The values of items by one key as one collation has them, and how that compares them in the direction of the key. */
interface Arranged {
  readonly valueAt: Arrangement;
  readonly compare: Compare;
}

function arrangedBy(items: readonly Item[], { field, direction }: OrderKey, ascending: Compare): Arranged {
  const { held, sizes } = columnOf(items, field);
  const compare: Compare = direction === 'ascending' ? ascending : (a, b) => ascending(b, a);
  const values = held
    .flatMap(([text], group) => (text === undefined ? [] : [{ text, size: sizes[group] ?? 0 }]))
    .sort((one, other) => compare(one.text, other.text))
    .flatMap(({ text, size }) => Array.from({ length: size }, () => text));
  return { valueAt: (position) => values[position], compare };
}

const arrangementsBy = (items: readonly Item[], key: OrderKey, own: Compare | undefined): readonly Arranged[] =>
  (own === undefined ? likely : [own]).map((compare) => arrangedBy(items, key, compare));

/** An edge between equals tells of the tie breaker. */
const tie = { kind: 'tie', weight: 2 } as const;

/** The edge of a page under an order by a text. */
export interface TextEdge {
  readonly key: OrderKey;
  /** Items on the page before it. */
  readonly size: number;
  readonly score: number;
  /** What it tells of, by kind and direction: a cursor may lose it in one of them alone. */
  readonly tells: readonly string[];
}

/** What an edge tells in one arrangement, and how much. */
interface Telling {
  readonly isTie: boolean;
  readonly losses: ReadonlyMap<string, number>;
}

function tellingAt({ valueAt, compare }: Arranged, size: number): Telling {
  const [before, behind] = [valueAt(size - 1), valueAt(size)];
  if (before === undefined || behind === undefined) return { isTie: false, losses: new Map() };
  return { isTie: before === behind, losses: lossesAt({ before, behind, compare }, awkwardTexts) };
}

const nameOf = (kind: string, direction: OrderKey['direction']): string => `${kind} ${direction}`;

/** How much of a kind is left to tell where edges before told of it: in the other direction alone, or in the same one. */
function leftOf(kind: string, { direction }: OrderKey, told: ReadonlySet<string>): number {
  const other = direction === 'ascending' ? 'descending' : 'ascending';
  if (told.has(nameOf(kind, direction))) return 1 / 4;
  return told.has(nameOf(kind, other)) ? 1 / 2 : 1;
}

/** Items on the page before an edge, at least and at most: too few of them show no order. */
export interface Reach {
  readonly shortest: number;
  readonly longest: number;
}

interface Choice extends Reach {
  /** The collation that the target has shown. */
  readonly own: Compare | undefined;
  readonly seed: number;
}

/**
 * The edge of a first page by a text that tells most, beside what was told before, and with each seed of another kind; `undefined` where
 * none tells anything. Of nearly equal ones the longest page, because it is judged by itself, too.
 */
export function edgeOfText(
  items: readonly Item[],
  key: OrderKey,
  { shortest, longest, told, own, seed }: Choice & { readonly told: ReadonlySet<string> },
): TextEdge | undefined {
  const arrangements = arrangementsBy(items, key, own);
  const edges = Array.from({ length: longest - shortest + 1 }, (_, index) => {
    const size = longest - index;
    return { size, found: arrangements.map((arranged) => tellingAt(arranged, size)) };
  });
  const kinds = edges.flatMap(({ found }) => found.flatMap(({ losses }) => [...losses.keys()]));
  const untold = kinds.filter((kind) => leftOf(kind, key, told) === 1);
  const first = kindOfSeed(untold.length > 0 ? untold : kinds, seed);
  const scoreOf = ({ isTie, losses }: Telling): number =>
    [...losses].reduce(
      (sum, [kind, weight]) => sum + weight * leftOf(kind, key, told) + (kind === first ? preferred : 0),
      isTie ? tie.weight : 0,
    );
  let best: TextEdge | undefined;
  for (const { size, found } of edges) {
    const sum = found.reduce((all, telling) => all + scoreOf(telling), 0) / found.length;
    const score = sum + size / longest;
    if (sum === 0 || score <= (best?.score ?? 0)) continue;
    const tells = found.flatMap(({ losses }) => [...losses.keys()].map((kind) => nameOf(kind, key.direction)));
    best = { key, size, score, tells };
  }
  return best;
}

/** A walk by a text that every item has, which is done anyway. */
export interface TextWalk {
  readonly key: OrderKey;
  /** Items on a page. */
  readonly size: number;
  /** Items after which it is cut. */
  readonly wanted: number;
}

/** What the edges of walks tell that are done anyway. */
export function toldByWalks(items: readonly Item[], walks: readonly TextWalk[], own: Compare | undefined): ReadonlySet<string> {
  const told = new Set<string>();
  for (const { key, size, wanted } of walks)
    for (const arranged of arrangementsBy(items, key, own))
      for (let edge = size; edge < Math.min(wanted, items.length); edge += size)
        for (const kind of tellingAt(arranged, edge).losses.keys()) told.add(nameOf(kind, key.direction));
  return told;
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
  { walks, ...how }: Choice & { readonly walks: readonly TextWalk[] },
): readonly TextEdge[] {
  const told = new Set(toldByWalks(items, walks, how.own));
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
  const first = (((how.seed - 1) * mostEdges) / 2) % others.length;
  return [...best, ...[...others.slice(first), ...others.slice(0, first)].slice(0, mostEdges / 2)];
}
