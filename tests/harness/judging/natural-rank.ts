import type { ListingField } from '../contract/model';
import { columnOf } from '../listing/column';
import { amountOf } from '../listing/comparing';
import type { Item } from '../listing/value';
import { onceFor } from '../once-for';
import { parted, shifted } from '../text/decimal';

type Sortable = Pick<ListingField, 'pointer' | 'each' | 'kind' | 'layout' | 'values'>;

/** What is compared of a value. */
type SortKey = string | number | bigint;

/** Digits behind the point that are compared: those that an instant can have. */
const digits = 30;

/** Some timestamps are told as numbers. */
export const isNumeric = ({ kind, layout }: Pick<Sortable, 'kind' | 'layout'>): boolean =>
  kind === 'number' || layout?.startsWith('epoch') === true;

/** What one of the lawful ascending orders of a field compares of a value. Of an enumeration it is that of the document. */
function sortKeyBy(field: Sortable): (text: string) => SortKey {
  const { kind, values } = field;
  if (kind === 'string') return (text) => text;
  if (kind === 'boolean') return (text) => Number(text === 'true');
  if (kind === 'enumeration') return (text) => values.indexOf(text);
  const [told, coarse] = isNumeric(field)
    ? [{ kind: 'number' } as const, Number]
    : [field, (text: string) => Date.parse(text) / 1000];
  return (text) => {
    const amount = amountOf(text, told);
    if (amount !== undefined) return parted(shifted(amount, digits)).whole;
    const key = coarse(text) * 10 ** digits;
    return Number.isNaN(key) ? -Infinity : key;
  };
}

/** The items of a list by one of the lawful orders of a field, worked out once. It chooses what to ask and what to look at, and judges nothing. */
export interface NaturalRank {
  /** By position of an item: the place of its value among the distinct ones, from 0; equal where the order has them equal. */
  readonly ranks: Int32Array;
  /** Positions of the items that hold a value, the lowest first, and equals as they stand. */
  readonly ascending: Int32Array;
  /** Positions of those that hold none. */
  readonly lacking: Int32Array;
  /** How many items have a rank below this one. */
  readonly ofRanks: (below: number) => number;
  /** How many of the distinct values are below a value, which need not be one of them; `orEqual`: or equal to it. */
  readonly below: (text: string, orEqual?: boolean) => number;
}

/** The rank of an item without a value. */
export const noRank = -1;

const known = onceFor<readonly Item[], ListingField, NaturalRank>();

export const naturalRank = (items: readonly Item[], field: ListingField): NaturalRank =>
  known(items, field, () => rankedBy(items, field));

function rankedBy(items: readonly Item[], field: ListingField): NaturalRank {
  const { groups, held } = columnOf(items, field);
  const keyOf = sortKeyBy(field);
  const sorted = held
    .flatMap(([text], group) => (text === undefined || field.each !== undefined ? [] : [{ group, key: keyOf(text) }]))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const keys: SortKey[] = [];
  const ofGroup = new Int32Array(held.length).fill(noRank);
  for (const { group, key } of sorted) {
    if (keys.at(-1) !== key) keys.push(key);
    ofGroup[group] = keys.length - 1;
  }
  const ranks = groups.map((group) => ofGroup[group] ?? noRank);
  const { ascending, starts } = byRank(ranks, keys.length);
  return {
    ranks,
    ascending,
    lacking: Int32Array.from(ranks.keys()).filter((position) => ranks[position] === noRank),
    ofRanks: (below) => starts[Math.min(below, keys.length)] ?? 0,
    below: (text, orEqual = false) => {
      const wanted = keyOf(text);
      let [from, to] = [0, keys.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        const key = keys[middle] ?? wanted;
        if (key < wanted || (orEqual && key === wanted)) from = middle + 1;
        else to = middle;
      }
      return from;
    },
  };
}

/** Positions by their ranks, in one pass over them because the ranks are counted: `starts` says where each rank begins, and ends. */
function byRank(ranks: Int32Array, distinct: number): { readonly ascending: Int32Array; readonly starts: Int32Array } {
  const starts = new Int32Array(distinct + 1);
  for (const rank of ranks) if (rank !== noRank) starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  for (let rank = 1; rank <= distinct; rank += 1) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const ascending = new Int32Array(starts[distinct] ?? 0);
  const next = starts.slice();
  for (const [position, rank] of ranks.entries()) {
    if (rank === noRank) continue;
    const at = next[rank] ?? 0;
    ascending[at] = position;
    next[rank] = at + 1;
  }
  return { ascending, starts };
}
