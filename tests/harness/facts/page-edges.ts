import type { OrderKey } from '../grammar/order-key';
import { naturalRank } from '../judging/natural-rank';
import { textsOf } from '../listing/column';
import type { Item } from '../listing/value';

/** Pages of a short listing that is walked under an order: more than three only where a further edge tells more than it costs. */
const fewestPages = 3;
const mostPages = 4;

/** The page size of a walk under an order: three pages or more, whatever the maximum. */
export const longestPage = (total: number, maximum: number): number =>
  Math.max(1, Math.min(maximum - 1, Math.ceil(total / fewestPages)));

/** What one byte does not hold breaks more cursors than what ASCII does not. */
const foreignness = (text: string | undefined): number =>
  text === undefined || /^\p{ASCII}*$/u.test(text) ? 0 : /[^\u0000-\u00ff]/u.test(text) ? 2 : 1;

/** What a cursor takes for equal that keeps thousandths of a second, or numbers of 64 bits as doubles. */
const isNear = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other && coarse(one) === coarse(other);

const coarse = (text: string): string =>
  /^-?\d{16,}$/.test(text) ? String(Number(text)) : text.replace(/(T\d\d:\d\d:\d\d\.\d{3})\d+/, '$1');

/** By position in an order: the value that stands there. */
type Arrangement = (position: number) => string | undefined;

/** The values of items by one key, with what is missing at either end, wherever the target puts it. */
function arrangementsOf(items: readonly Item[], { field, direction }: OrderKey): readonly Arrangement[] {
  const { ascending } = naturalRank(items, field);
  const textOf = textsOf(items, field);
  const held = ascending.length;
  const sorted: Arrangement = (position) =>
    textOf(ascending[direction === 'ascending' ? position : held - 1 - position] ?? items.length);
  return [sorted, (position) => sorted(position - (items.length - held))];
}

/**
 * Edges of pages that part two equals, or what is nearly equal, or two items without the value; such an edge shows most. One behind a text
 * that is not ASCII counts, too, because a cursor may not hold it.
 */
function tellingEdges(valueAt: Arrangement, total: number, size: number): number {
  let [equal, isBetweenMissing, foreign] = [0, false, 0];
  for (let edge = size; edge < total; edge += size) {
    const [before, behind] = [valueAt(edge - 1), valueAt(edge)];
    if (before === behind || isNear(before, behind)) equal += 1;
    isBetweenMissing ||= before === undefined && behind === undefined;
    foreign = Math.max(foreign, foreignness(before));
  }
  return equal + (isBetweenMissing ? 2 : 0) + foreign;
}

/** The page size of a walk by one key: one that puts edges between equals, and between items without the value. */
export function sizeFor(items: readonly Item[], key: OrderKey, maximum: number): number {
  const total = items.length;
  const longest = longestPage(total, maximum);
  const shortest = Math.min(longest, Math.max(1, Math.ceil(total / mostPages)));
  const arrangements = arrangementsOf(items, key);
  let best = { size: longest, score: -Infinity };
  for (let size = longest; size >= shortest; size -= 1) {
    // A further page is a further request, so it must show more than an edge between equals.
    const edges = arrangements.reduce((sum, valueAt) => sum + tellingEdges(valueAt, total, size), 0);
    const score = edges - 2 * Math.ceil(total / size);
    if (score > best.score) best = { size, score };
  }
  return best.size;
}

/** The page size of a walk of two pages by one key: that whose edge tells most, and the longest of those. */
export function sizeOfEdge(items: readonly Item[], key: OrderKey, maximum: number): number {
  const longest = longestPage(items.length, maximum);
  const arrangements = arrangementsOf(items, key);
  let best = { size: longest, score: -Infinity };
  for (let size = longest; size > 0; size -= 1) {
    const score = arrangements.reduce((sum, valueAt) => {
      const near = isNear(valueAt(size - 1), valueAt(size)) ? 1 : 0;
      return sum + near + tellingEdges(valueAt, Math.min(size + 1, items.length), size);
    }, 0);
    if (score > best.score) best = { size, score };
  }
  return best.size;
}
