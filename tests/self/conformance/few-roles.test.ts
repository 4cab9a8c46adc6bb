import { endedAs, judgeStock, requirements } from '../checks/judging';
import { NoFilter } from '../servers/stock-query';
import type { StockOptions } from '../servers/stock-server';
import { temporaryFolder } from '../temporary-folder';
import { type Change, documentWith } from './without';

/** Contracts that promise little: what they cannot show does not apply, and what is said of the rest is true. */

const directory = temporaryFolder('few-roles');
const core = requirements.filter((requirement) => requirement.core).map(({ id }) => id);

const without = (...roles: readonly string[]): string =>
  documentWith(
    'stock',
    roles.map((role): Change => [[role], undefined]),
    directory,
  );

const beside = ['offset', 'page', 'more', 'links', 'count', 'order', 'filter'];

test.each([
  ['items, a size and a way through', beside],
  ['items and a way through', [...beside, 'limit']],
  ['items and page numbers', [...beside.filter((role) => role !== 'page'), 'next', 'limit']],
  ['items and offsets', [...beside.filter((role) => role !== 'offset'), 'next', 'limit']],
])('%s: whatever is core is shown or does not apply', async (_, roles) => {
  const judged = await judgeStock({}, {}, without(...roles));
  expect(endedAs(judged, 'error', 'fail', 'warn')).toEqual([]);
  expect(endedAs(judged, 'inconclusive').filter((id) => core.includes(id))).toEqual([]);
  expect(judged.exitCode).toBe(0);
});

test('without a filter, an offset and a page number no query can find nothing', async () => {
  const only = ['response.empty-list', 'model.equivalence'];
  const judged = await judgeStock({}, { only }, without(...beside));
  expect(endedAs(judged, 'not-applicable')).toEqual([...only].sort());
});

test('what lies behind the end may be refused, and then there is no empty result', async () => {
  const behind: StockOptions = {
    rules: {
      startOf: (number, size, found) => {
        if ((number - 1) * size >= found) throw new NoFilter('There is no such page');
        return (number - 1) * size;
      },
    },
  };
  const judged = await judgeStock(behind, {}, without('offset', 'next', 'filter'));
  expect(endedAs(judged, 'error', 'fail', 'warn')).toEqual([]);
  expect(judged.of.get('response.empty-list')).toMatchObject({ outcome: 'pass' });
});

test('a page behind the end that holds no list is told', async () => {
  const judged = await judgeStock(
    { rules: { told: ({ rows }) => (rows === 0 ? { parts: null } : {}) } },
    {},
    without('offset', 'filter'),
  );
  expect(judged.of.get('response.empty-list')).toMatchObject({ outcome: 'fail' });
});

test('an empty answer to a filter by a candidate is one', async () => {
  const fields = [
    { name: 'grade', status: 'candidate' },
    { name: 'name', status: 'candidate' },
  ];
  const document = documentWith(
    'stock',
    [
      [['filter', 'fields'], fields],
      [['offset'], undefined],
      [['page'], undefined],
    ],
    directory,
  );
  const judged = await judgeStock({}, { only: ['response.empty-list'] }, document);
  expect(endedAs(judged, 'pass')).toEqual(['response.empty-list']);
});

test('a size and an order are combined where there is no filter; an order that cannot be asked for is none to combine', async () => {
  const only = ['model.equivalence'];
  const asked = await judgeStock({}, { only }, without('offset', 'page', 'filter'));
  expect(endedAs(asked, 'pass')).toEqual(only);
  const order = { default: [{ field: 'serial', direction: 'descending' }] };
  const unasked = documentWith(
    'stock',
    [
      [['order'], order],
      [['offset'], undefined],
    ],
    directory,
  );
  expect(endedAs(await judgeStock({}, { only }, unasked), 'pass')).toEqual(only);
});

test('the last page of pages that no request sizes shows the end where it is full', async () => {
  const only = ['pagination.token-at-end'];
  const bare = without(...beside, 'limit');
  expect(endedAs(await judgeStock({ size: 36 }, { only }, bare), 'pass')).toEqual(only);
  const [open] = (await judgeStock({ size: 35 }, { only }, bare)).findings;
  expect(open).toMatchObject({ outcome: 'inconclusive' });
  expect(open?.message).toContain('a number of them that a page size divides');
});
