import { elsewhere, judgePlain, judgeReference } from '../checks/judging';

/** Requests of a run: so many at the most, and so many more for each page of the default size. README.md states both. */
const atMost = (items: number): number => 90 + 8 * Math.ceil(items / 50);

test.each([
  ['the embedded target', judgeReference],
  ['the plain server', judgePlain],
])('everything is shown of 117 items at %s in 100 requests', async (_, judge) => {
  const { requests, findings } = await judge();
  expect(findings.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id)).toEqual(elsewhere);
  expect(requests).toBeLessThanOrEqual(100);
});

test.each([0, 1, 50, 51, 117, 400])('with %i items the requests grow with the pages alone', async (size) => {
  expect((await judgeReference({ size })).requests).toBeLessThanOrEqual(atMost(size));
});
