import type { RequirementId } from '../../../generated/requirement-ids';
import { endedAs, judgeStock } from '../checks/judging';
import { documentWithout } from './without';
import { temporaryFolder } from '../temporary-folder';

/** The stock has links and page numbers beside each other; a walk goes by the links. */

const directory = temporaryFolder('numbers');
const byNumber: readonly RequirementId[] = [
  'pagination.page-end',
  'pagination.page-malformed',
  'pagination.page-position',
  'pagination.page-walk',
];

test('page numbers are judged beside the links', async () => {
  const judged = await judgeStock({}, { only: byNumber });
  expect(endedAs(judged, 'pass')).toEqual(byNumber);
});

test('without page numbers there is none to judge', async () => {
  const judged = await judgeStock({}, { only: byNumber }, documentWithout('stock', ['page'], directory));
  expect(endedAs(judged, 'not-applicable')).toEqual(byNumber);
});

test('without links the walk itself goes by page numbers, and needs no second one', async () => {
  const judged = await judgeStock({}, { only: byNumber }, documentWithout('stock', ['next'], directory));
  expect(endedAs(judged, 'not-applicable')).toEqual(['pagination.page-walk']);
  expect(endedAs(judged, 'pass')).toEqual(byNumber.filter((id) => id !== 'pagination.page-walk'));
});

test('a page that a link back leads to tells what comes behind it', async () => {
  const only: readonly RequirementId[] = ['pagination.link-prev'];
  const judged = await judgeStock({ rules: { tellsNext: (query) => !query.has('page') } }, { only });
  expect(endedAs(judged, 'warn')).toEqual(only);
  expect(endedAs(await judgeStock({}, { only }), 'pass')).toEqual(only);
});

test.each([2, 3, 12, 13, 24])('%d items are walked by number without an alarm', async (size) => {
  const judged = await judgeStock({ size }, { only: byNumber });
  expect(endedAs(judged, 'pass')).toEqual(byNumber);
});

test('one item is walked by no number', async () => {
  const judged = await judgeStock({ size: 1 }, { only: byNumber });
  expect(endedAs(judged, 'inconclusive')).toEqual(expect.arrayContaining(['pagination.page-walk']));
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
});
