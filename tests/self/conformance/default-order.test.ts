import { endedAs, judgeStock } from '../checks/judging';

test('where the listing stands by its first order anyway, what is kept beside a filter and across pages is shown by another', async () => {
  const judged = await judgeStock();
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
  expect(endedAs(judged, 'pass')).toEqual(expect.arrayContaining(['pagination.continue-order', 'sorting.with-filter']));
});
