import type { OrderKey } from '../grammar/order-key';
import type { Item } from '../listing/value';
import { disorderUnder, type OwnOrders, rowsOf } from './collation';
import { mayBeAhead, type Part } from './left-behind';

/**
 * An item of a page before or behind which more of the other items must stand than its position leaves room for: `start` before the
 * page, `behind` at most after it.
 */
export function misplaced(
  page: readonly Item[],
  rest: Part,
  { start, behind }: { readonly start: number; readonly behind: number },
  keys: readonly OrderKey[],
  own: OwnOrders,
): Item | undefined {
  const isDisordered = disorderUnder(keys, own);
  const isAhead = mayBeAhead(rowsOf(page, keys), rest.items, keys[0]);
  const positions = [...rest.items.keys()].filter(rest.includes);
  const itemsAt = (some: readonly number[]): readonly Item[] => some.map((position) => rest.items[position] ?? null);
  const ahead = itemsAt(positions.filter(isAhead));
  // Those that may stand before the page come first: a few of them answer.
  const others = [...ahead, ...itemsAt(positions.filter((position) => !isAhead(position)))];
  const room = others.length - behind;
  return page.find(
    (item) =>
      hasMore(ahead, start, (other) => isDisordered(item, other)) ||
      !hasMore(others, room - 1, (other) => !isDisordered(other, item)),
  );
}

/** Whether more than so many of some items are as they are looked for. */
function hasMore(items: readonly Item[], many: number, isOne: (item: Item) => boolean): boolean {
  let left = many;
  return left < 0 || items.some((item) => isOne(item) && (left -= 1) < 0);
}
