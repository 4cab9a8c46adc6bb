import type { AskedField, AskedQuery, WalkRecord } from '../../harness/findings/asked';
import { type LedgerContents } from '../../harness/findings/ledger';
import type { LedgerRecord } from '../../harness/findings/ledger-record';
import { askedParts } from '../../harness/reports/html/asked';
import { orderSeriesOf } from '../../harness/reports/html/order';
import { walksOf } from '../../harness/reports/html/walk';
import { placedWalks } from '../../harness/reports/html/walk-positions';
import { walkTitle } from '../../harness/reports/html/walk-strip';
import { answered, ledgerWith, ordered, rank, rows, walked } from './html-ledger';

const walks = (...records: readonly (readonly LedgerRecord[])[]) => walksOf(ledgerWith(records.flat()));

test('a walk has the pages that its record names, in order', () => {
  const found = walks(walked(1, { limit: 4 }, [rows(0, 4), rows(4, 8)]), walked(10, { limit: 5 }, [rows(0, 5), rows(5, 10)]));
  expect(found.map(({ pages }) => pages.map(({ exchange }) => exchange))).toEqual([
    [1, 2],
    [10, 11],
  ]);
  expect(found.map(({ way, end, query }) => [way, end, query])).toEqual([
    ['token', 'ended', { limit: 4 }],
    ['token', 'ended', { limit: 5 }],
  ]);
});

test('a walk that is walked again is another walk, told once where it brought the same', () => {
  const found = walks(walked(1, {}, [rows(0, 4), rows(4, 8)]), walked(10, {}, [rows(0, 4), rows(4, 8)]));
  expect(found).toHaveLength(2);
  expect(placedWalks(found).map(({ times }) => times)).toEqual([2]);
});

test('a walk that another one follows further, by the same exchanges, is told once', () => {
  const whole = walked(1, {}, [rows(0, 4), rows(4, 8), rows(8, 10)]);
  const begun = (exchanges: readonly number[]): WalkRecord => ({ kind: 'walk', way: 'token', query: {}, exchanges, end: 'cut' });
  const found = walks(whole, [begun([1]), begun([1, 2]), begun([1, 2, 3])], walked(10, {}, [rows(0, 5), rows(5, 10)]));
  expect(found.map(({ pages }) => pages.map(({ exchange }) => exchange))).toEqual([expect.arrayContaining([1, 2, 3]), [10, 11]]);
});

test('by offset, a walk came as far as it asked', () => {
  const pages = [rows(0, 4), rows(4, 8)];
  const [placed] = placedWalks(walks(walked(1, { limit: 4 }, pages, { way: 'offset' })));
  expect(placed).toMatchObject({ walk: { way: 'offset' }, passed: 8, length: 10, missing: 0 });
  const lost = walked(1, { limit: 4 }, [rows(0, 4), rows(4, 8)], { way: 'offset', total: 8 });
  const short = lost.map((record) =>
    record.kind === 'exchange' && record.exchange.id === 2
      ? { ...record, exchange: answered(2, '', { rows: rows(4, 7) as never, total: 8 }) }
      : record,
  );
  expect(placedWalks(walks(short))).toMatchObject([{ passed: 7, missing: 0 }]);
  const whole = walked(20, { limit: 4 }, [rows(0, 4), rows(4, 8)], { total: 8 });
  expect(placedWalks(walks(short, whole))).toMatchObject([{ passed: 8, missing: 1 }, { missing: 0 }]);
});

test('a reply that is no page ends the pages of a walk, and an exchange that the ledger lacks is none', () => {
  const walk: WalkRecord = { kind: 'walk', way: 'token', query: {}, exchanges: [1, 2, 3, 99], end: 'stopped' };
  const page = (id: number) => ({ kind: 'exchange', exchange: answered(id, '', { rows: rows(id, id + 1) as never }) }) as const;
  const refused = { kind: 'exchange', exchange: answered(3, '', { code: 'x' }) } as const;
  expect(walks([page(1), page(2), refused, walk])[0]?.pages.map(({ exchange }) => exchange)).toEqual([1, 2]);
  expect(walks([page(1), refused, walk])).toEqual([]);
});

test('a ledger that names one page again and again costs a bounded time', () => {
  const page = { kind: 'exchange', exchange: answered(1, '', { rows: rows(0, 1000) as never }) } as const;
  const exchanges = Array.from({ length: 50_000 }, () => 1);
  const named = Array.from({ length: 100 }, (_, index): WalkRecord => {
    return { kind: 'walk', way: 'token', query: {}, exchanges: [...exchanges, index + 2], end: 'ended' };
  });
  expect(walks([page, ...named])).toEqual([]);
});

test.each<[string, ReturnType<typeof rows>[], { repeated: number; missing: number; length: number }]>([
  ['sound', [rows(0, 5), rows(5, 10)], { repeated: 0, missing: 0, length: 10 }],
  ['with a gap', [rows(0, 4), rows(5, 10)], { repeated: 0, missing: 1, length: 10 }],
  ['with an overlap', [rows(0, 5), rows(3, 10)], { repeated: 2, missing: 0, length: 10 }],
  ['with a page twice', [rows(0, 5), rows(0, 5), rows(5, 10)], { repeated: 5, missing: 0, length: 10 }],
])('a walk %s beside a sound one of the same query', (_, pages, expected) => {
  const [placed] = placedWalks(walks(walked(1, { limit: 5 }, pages), walked(10, { limit: 9 }, [rows(0, 9), rows(9, 10)])));
  expect(placed).toMatchObject(expected);
});

test('what only a count claims is not missing; what was not asked for is not either', () => {
  const short = placedWalks(walks(walked(1, { limit: 4 }, [rows(0, 4), rows(4, 8)])));
  expect(short).toMatchObject([{ missing: 0, length: 8 }]);
  for (const end of ['cut', 'endless', 'stopped'] as const) {
    const left = placedWalks(walks(walked(1, { limit: 4 }, [rows(0, 4), rows(4, 8)], { end })));
    expect(left).toMatchObject([{ missing: 0, passed: 8, length: 10 }]);
  }
});

test.each<['ascending' | 'descending', string, ReturnType<typeof rows>[], { backwards: number[]; acrossPages: number }]>([
  ['ascending', 'an order that holds', [rows(0, 4), rows(4, 8)], { backwards: [], acrossPages: 0 }],
  ['ascending', 'an order within pages only', [rows(4, 8), rows(0, 4)], { backwards: [4], acrossPages: 1 }],
  ['descending', 'one that turns', [[...rows(0, 4)].reverse(), rows(4, 6)], { backwards: [4, 5], acrossPages: 1 }],
  ['ascending', 'a lost value', [[...rows(0, 3), { key: 'x' }], rows(1, 4)], { backwards: [4], acrossPages: 1 }],
])('%s: %s', (direction, _, pages, expected) => {
  const series = orderSeriesOf(walks(walked(1, ordered(direction), pages)));
  expect(series).toMatchObject([
    { ...expected, expression: `rank ${direction}`, field: 'rank', descending: direction === 'descending' },
  ]);
});

function seriesOf(field: AskedField, direction: 'ascending' | 'descending', ...values: readonly string[]) {
  const page = values.map((value, index) => ({ key: `k${index}`, rank: value })) as never;
  return orderSeriesOf(walks(walked(1, ordered(direction, field), [page, []])));
}

test('text is compared by the reading that the target keeps best', () => {
  const named = (...values: readonly string[]) => seriesOf({ ...rank, kind: 'string' }, 'ascending', ...values);
  expect(named('a', '\uff5e', '😀')).toMatchObject([{ backwards: [], collation: 'code point' }]);
  expect(named('a', '😀', '\uff5e')).toMatchObject([{ backwards: [], collation: 'UTF-16' }]);
  expect(named('a', 'B', 'c')).toMatchObject([{ backwards: [], collation: 'lower case' }]);
  expect(named('n9', 'n10')).toMatchObject([{ backwards: [], collation: 'the alphabet with numbers' }]);
  expect(named('b', 'a')).toMatchObject([{ backwards: [1] }]);
  expect(named('adler', 'ärzte', 'afrika')).toMatchObject([{ backwards: [], collation: 'de-u-co-phonebk' }]);
  expect(named('São', 'Sao', 'são', 'sat')).toMatchObject([{ backwards: [] }]);
});

test('values of an enumeration follow whatever rank the server has, and one that comes again breaks it', () => {
  const colour: AskedField = { ...rank, kind: 'enumeration', values: ['red', 'green', 'blue'] };
  const own = "the server's own rank";
  expect(seriesOf(colour, 'ascending', 'green', 'green', 'red', 'blue')).toMatchObject([{ backwards: [], collation: own }]);
  expect(seriesOf(colour, 'descending', 'blue', 'red', 'green')).toMatchObject([{ backwards: [], collation: own }]);
  expect(seriesOf(colour, 'ascending', 'red', 'green', 'blue')).toMatchObject([{ collation: 'declared rank' }]);
  expect(seriesOf(colour, 'ascending', 'green', 'red', 'green')[0]?.backwards).toHaveLength(1);
});

test('an order that was sent as it stands is not plotted', () => {
  const found = walks(
    walked(1, { order: 'rank:up' }, [rows(0, 4), rows(4, 8)]),
    walked(5, { order: [] }, [rows(0, 4), rows(4, 8)]),
  );
  expect(found).toHaveLength(2);
  expect(orderSeriesOf(found)).toEqual([]);
});

test('a query is told by its roles, in words', () => {
  const query: AskedQuery = {
    limit: 4,
    order: [{ field: rank, direction: 'descending' }],
    filter: {
      clauses: [
        { path: 'colour', value: 'red' },
        { path: 'open', value: 'true' },
      ],
      operators: ['or'],
    },
    projection: ['key', 'rank'],
    extra: [['nope', '1']],
  };
  expect(askedParts(query)).toEqual([
    ['filter', 'colour = red or open = true'],
    ['order', 'rank descending'],
    ['projection', 'key, rank'],
    ['limit', '4'],
    ['nope', '1'],
  ]);
  const titled = (asked: AskedQuery, way: WalkRecord['way']) =>
    walks(walked(1, asked, [rows(0, 4), rows(4, 8)], { way })).map(walkTitle);
  expect(titled({}, 'token')).toEqual(['no parameters']);
  expect(titled({ limit: 4, filter: 'as it stands' }, 'offset')).toEqual(['filter as it stands; limit 4, by offset']);
});

test('without a listing there is no walk', () => {
  const contents: LedgerContents = ledgerWith(walked(1, {}, [rows(0, 4), rows(4, 8)]));
  expect(walksOf({ ...contents, run: undefined })).toEqual([]);
});
