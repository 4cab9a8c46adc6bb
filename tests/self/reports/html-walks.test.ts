import { orderSeriesOf } from '../../harness/reports/html/order';
import { walksOf } from '../../harness/reports/html/walk';
import { placedWalks } from '../../harness/reports/html/walk-positions';
import { answered, ledgerWith, listing, rows, walked } from './html-ledger';
import type { Exchange } from '../../harness/client/exchange';

const walks = (...exchanges: readonly (readonly Exchange[])[]) => walksOf(ledgerWith(exchanges.flat()));

test('pages that follow each other by token are one walk, also beside another walk', () => {
  const found = walks(walked(1, 'size=4', [rows(0, 4), rows(4, 8)]), walked(10, 'size=5', [rows(0, 5), rows(5, 10)]));
  expect(found.map(({ pages }) => pages.map(({ exchange }) => exchange))).toEqual([
    [1, 2],
    [10, 11],
  ]);
  expect(found.map(({ by, ended }) => [by, ended])).toEqual([
    ['continue', true],
    ['continue', true],
  ]);
});

test('a walk that is walked again is another walk, told once where it brought the same', () => {
  const found = walks(walked(1, '', [rows(0, 4), rows(4, 8)]), walked(10, '', [rows(0, 4), rows(4, 8)]));
  expect(found).toHaveLength(2);
  expect(placedWalks(found).map(({ times }) => times)).toEqual([2]);
});

test('pages that follow each other by offset are one walk', () => {
  const page = (id: number, from: number) =>
    answered(id, `size=4${from > 0 ? `&from=${from}` : ''}`, { rows: rows(from, Math.min(10, from + 4)) as never, total: 10 });
  const [walk, ...others] = walks([page(1, 0), page(2, 4), page(3, 8)]);
  expect(others).toEqual([]);
  expect(walk).toMatchObject({ by: 'offset', ended: true });
  expect(walk?.pages).toHaveLength(3);
});

test('a refusal, a wrong credential and a token nobody waited for belong to no walk', () => {
  const first = walked(1, 'size=4', [rows(0, 4), rows(4, 8)]).slice(0, 1);
  const second = answered(2, 'size=4&next=t1', { rows: [] });
  const stranger: Exchange = { ...second, request: { ...second.request, credential: 'invented' } };
  const refused = answered(3, 'size=4&next=t1', { code: 'x' });
  const garbage = answered(4, 'size=4&next=garbage', { rows: [] });
  expect(walks([...first, stranger, refused, garbage])).toEqual([]);
});

test.each<[string, ReturnType<typeof rows>[], { repeated: number; missing: number; length: number }]>([
  ['sound', [rows(0, 5), rows(5, 10)], { repeated: 0, missing: 0, length: 10 }],
  ['with a gap', [rows(0, 4), rows(5, 10)], { repeated: 0, missing: 1, length: 10 }],
  ['with an overlap', [rows(0, 5), rows(3, 10)], { repeated: 2, missing: 0, length: 10 }],
  ['with a page twice', [rows(0, 5), rows(0, 5), rows(5, 10)], { repeated: 5, missing: 0, length: 10 }],
])('a walk %s beside a sound one of the same query', (_, pages, expected) => {
  const [placed] = placedWalks(walks(walked(1, 'size=5', pages), walked(10, 'size=9', [rows(0, 9), rows(9, 10)])));
  expect(placed).toMatchObject(expected);
});

test('what a count promises and no walk returns is missing; what was not asked for is not', () => {
  const short = placedWalks(walks(walked(1, 'size=4', [rows(0, 4), rows(4, 8)], 10)));
  expect(short).toMatchObject([{ missing: 2, length: 10 }]);
  const left = placedWalks(walks(walked(1, 'size=4', [rows(0, 4), rows(4, 8)], 10, 'further')));
  expect(left).toMatchObject([{ missing: 0, passed: 8, length: 10 }]);
});

test.each<[string, string, ReturnType<typeof rows>[], { backwards: number[]; acrossPages: number; descending: boolean }]>([
  ['up', 'an order that holds', [rows(0, 4), rows(4, 8)], { backwards: [], acrossPages: 0, descending: false }],
  ['up', 'an order within pages only', [rows(4, 8), rows(0, 4)], { backwards: [4], acrossPages: 1, descending: false }],
  ['down', 'descending', [[...rows(0, 4)].reverse(), rows(4, 6)], { backwards: [4, 5], acrossPages: 1, descending: true }],
  ['up', 'a lost value', [[...rows(0, 3), { key: 'x' }], rows(1, 4)], { backwards: [4], acrossPages: 1, descending: false }],
])('%s: %s', (sign, _, pages, expected) => {
  expect(orderSeriesOf(walks(walked(1, `sort=rank:${sign}`, pages)), listing)).toMatchObject([expected]);
});

test('text is compared by the reading that the target keeps best', () => {
  const names = {
    ...listing,
    order: { ...listing.order, fields: listing.order.fields.map((field) => ({ ...field, kind: 'string' as const })) },
  };
  const seriesOf = (...values: readonly string[]) => {
    const page = values.map((rank, index) => ({ key: `k${index}`, rank })) as never;
    return orderSeriesOf(walks(walked(1, 'sort=rank:up', [page, []])), names);
  };
  expect(seriesOf('a', '\uff5e', '😀')).toMatchObject([{ backwards: [], collation: 'code point' }]);
  expect(seriesOf('a', '😀', '\uff5e')).toMatchObject([{ backwards: [], collation: 'UTF-16' }]);
  expect(seriesOf('a', 'B', 'c')).toMatchObject([{ backwards: [], collation: 'lower case' }]);
  expect(seriesOf('n9', 'n10')).toMatchObject([{ backwards: [], collation: 'the alphabet with numbers' }]);
  expect(seriesOf('b', 'a')).toMatchObject([{ backwards: [1] }]);
  expect(seriesOf('adler', 'ärzte', 'afrika')).toMatchObject([{ backwards: [], collation: 'de-u-co-phonebk' }]);
  expect(seriesOf('São', 'Sao', 'são', 'sat')).toMatchObject([{ backwards: [] }]);
});

test('values of an enumeration follow whatever rank the server has, and one that comes again breaks it', () => {
  const ranked = {
    ...listing,
    order: {
      ...listing.order,
      fields: listing.order.fields.map((field) => ({ ...field, kind: 'enumeration' as const, values: ['red', 'green', 'blue'] })),
    },
  };
  const seriesOf = (sign: string, ...values: readonly string[]) => {
    const page = values.map((rank, index) => ({ key: `k${index}`, rank })) as never;
    return orderSeriesOf(walks(walked(1, `sort=rank:${sign}`, [page, []])), ranked);
  };
  expect(seriesOf('up', 'green', 'green', 'red', 'blue')).toMatchObject([{ backwards: [], collation: "the server's own rank" }]);
  expect(seriesOf('down', 'blue', 'red', 'green')).toMatchObject([{ backwards: [], collation: "the server's own rank" }]);
  expect(seriesOf('up', 'green', 'red', 'green')[0]?.backwards).toHaveLength(1);
});

test('an order that is not known is not plotted', () => {
  const found = walks(walked(1, 'sort=other:up', [rows(0, 4), rows(4, 8)]), walked(5, 'sort=rank:x', [rows(0, 4), rows(4, 8)]));
  expect(found).toHaveLength(2);
  expect(orderSeriesOf(found, listing)).toEqual([]);
});
