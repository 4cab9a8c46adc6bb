import fc from 'fast-check';
import type { OrderKey } from '../../harness/grammar/order-key';
import { disordered, disorderedPair, noOwnOrders, rankingsOf, rowsOf } from '../../harness/judging/collation';
import { leftBehind } from '../../harness/judging/left-behind';
import type { Item } from '../../harness/listing/value';
import { fieldOf } from '../field-of';

const name = fieldOf('name', 'string');
const at = fieldOf('at', 'timestamp');
const size = fieldOf('size', 'number');
const flag = fieldOf('flag', 'boolean');

const item: fc.Arbitrary<Item> = fc.record(
  {
    name: fc.constantFrom('a', 'A', 'b', 'B', 'ä', 'z', 'a-b', 'ab', '10', '9', '', ' '),
    at: fc.constantFrom('2024-01-01T00:00:00Z', '2024-01-01T01:00:00+01:00', '2024-01-02T00:00:00Z', '2023-01-01T00:00:00Z', 'x'),
    size: fc.constantFrom(1, 2, 10, -3, '2', 'x'),
    flag: fc.boolean(),
  },
  { requiredKeys: [] },
);
const keys: fc.Arbitrary<readonly OrderKey[]> = fc
  .uniqueArray(fc.constantFrom(name, at, size, flag), { minLength: 1, maxLength: 2 })
  .chain((fields) =>
    fc.tuple(
      ...fields.map((one) =>
        fc.constantFrom<OrderKey[]>({ field: one, direction: 'ascending' }, { field: one, direction: 'descending' }),
      ),
    ),
  );

const byKeys = (items: readonly Item[], some: readonly OrderKey[]): readonly Item[] =>
  [...items].sort((a, b) => {
    const [one, other] = rowsOf([a, b], some).map(([text]) => text ?? '');
    const sign = some[0]?.direction === 'ascending' ? 1 : -1;
    return (one ?? '') < (other ?? '') ? -sign : (one ?? '') > (other ?? '') ? sign : 0;
  });

test('a sequence is out of order where a look at each pair says so, and by the same pair', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), keys, fc.boolean(), (drawn, some, isSorted) => {
      const items = isSorted ? byKeys(drawn, some) : drawn;
      const [rows, rankings] = [rowsOf(items, some), rankingsOf(some, noOwnOrders)];
      const pairs = rows.flatMap((row, position) =>
        rows
          .slice(0, position)
          .map((before, index) => ({ before, row, index, position }))
          .reverse(),
      );
      const found = pairs.find((pair) => disordered(pair.before, pair.row, rankings));
      expect(disorderedPair(items, some)).toEqual(
        found && { first: items[found.index], second: items[found.position], position: found.position },
      );
    }),
    { seed: 1, numRuns: 1000 },
  );
});

test('an item is left behind where a look at each item of the page says so, and it is the first one', () => {
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 4 }),
      fc.array(item, { maxLength: 12 }),
      keys,
      fc.nat(11),
      (page, items, some, left) => {
        const rankings = rankingsOf(some, noOwnOrders);
        const [shown, rest] = [rowsOf(page, some), rowsOf(items, some)];
        const includes = (position: number): boolean => position !== left;
        const looks = rest.flatMap((row, second) => shown.map((one, position) => ({ row, second, one, position })));
        const found = looks.find(({ row, second, one }) => includes(second) && disordered(one, row, rankings));
        expect(leftBehind(page, { items, includes }, some)).toEqual(
          found && { first: page[found.position], second: items[found.second], position: found.position },
        );
      },
    ),
    { seed: 1, numRuns: 1000 },
  );
});
