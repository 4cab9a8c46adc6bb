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

/** What cursors are written with, or put between their parts. */
const signs = /[\p{Cc}\s"'\\%,;:|&=+/#?]/u;

/** How likely a cursor is to lose a text: by what one byte or seven bits do not hold, what has another normal form, what needs an escape. */
function awkwardness(text: string | undefined): number {
  if (text === undefined) return 0;
  const width = /^\p{ASCII}*$/u.test(text) ? 0 : /[^\u0000-\u00ff]/u.test(text) ? 2 : 1;
  return width + (text === text.normalize('NFKD') ? 0 : 1) + (signs.test(text) ? 1 : 0);
}

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
 * What the edges of pages tell. Most: one at which the items without the value begin or end, because there a cursor passes between a value
 * and none, and one that parts two such items. Then each that parts equals, or what is nearly equal, and one behind an awkward text.
 */
function tellingEdges(valueAt: Arrangement, end: number, size: number): number {
  let [equal, isBetweenMissing, isAtMissing, awkward] = [0, false, false, 0];
  for (let edge = size; edge < end; edge += size) {
    const [before, behind] = [valueAt(edge - 1), valueAt(edge)];
    if (before === behind || isNear(before, behind)) equal += 1;
    isBetweenMissing ||= before === undefined && behind === undefined;
    isAtMissing ||= (before === undefined) !== (behind === undefined);
    awkward = Math.max(awkward, awkwardness(before));
  }
  return equal + (isBetweenMissing ? 2 : 0) + (isAtMissing ? 3 : 0) + awkward;
}

/** The page size of a walk by one key: one whose edges tell most. */
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
    const end = Math.min(size + 1, items.length);
    const score = arrangements.reduce((sum, valueAt) => sum + tellingEdges(valueAt, end, size), 0);
    if (score > best.score) best = { size, score };
  }
  return best.size;
}
