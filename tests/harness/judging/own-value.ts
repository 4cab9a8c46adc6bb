import type { OrderKey } from '../grammar/order-key';
import type { Contradiction } from './evidence';
import { comparedFrom, disorderUnder, returning } from './collation';
import { type Expression } from '../grammar/expression';
import { satisfies } from '../listing/matching';
import type { Page } from '../listing/reply';
import { fieldText, type Item } from '../listing/value';
import type { ListingField } from '../contract/model';

/*
 * Where an item contradicts its query by its own value, item and query may have been read from different stores: a search engine finds
 * by an index that lags behind the items it gives. These say which items a page shows so, and with what value, for a second read to agree.
 */

type Contradictory = NonNullable<Contradiction['ownValue']>;

const named = (
  identity: string | undefined,
  item: Item,
  fields: readonly Pick<ListingField, 'path' | 'pointer' | 'kind'>[],
): string => JSON.stringify([identity ?? null, ...fields.map((field) => fieldText(item, field as ListingField) ?? null)]);

/** Items that a filter must not find. */
export function againstFilter(
  page: Page,
  expression: Expression,
  isStray = (item: Item): boolean => !satisfies(item, expression, 'lenient', 'and-first'),
): Contradictory {
  const fields = expression.clauses.map(({ field }) => field);
  return {
    page,
    strays: ({ items, identities }) =>
      items.flatMap((item, index) => (isStray(item) ? [named(identities[index], item, fields)] : [])),
  };
}

/** Pairs of items that an order must not give in this sequence. */
export function againstOrder(page: Page, keys: readonly OrderKey[]): Contradictory {
  const fields = keys.map(({ field }) => field);
  const isDisordered = disorderUnder(keys);
  return {
    page,
    strays: ({ items, identities }) => {
      const names = items.map((item, index) => named(identities[index], item, fields));
      const pairs = items.flatMap((second, at) => {
        const from = comparedFrom(at, items.length);
        return items
          .slice(from, at)
          .flatMap((first, index) => (isDisordered(first, second) ? [`${names[from + index]} ${names[at]}`] : []));
      });
      // No pair alone shows that a value of an enumeration comes again behind another one.
      const again = returning(items, keys);
      return again === undefined ? pairs : [...pairs, `${names[items.indexOf(again.first)]} ${names[again.position]}`];
    },
  };
}
