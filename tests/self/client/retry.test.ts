import { asksToWait, pauseAfter, retryAfterMs } from '../../harness/client/retry';

test('only 429 and 503 ask to wait', () => {
  const waiting = Array.from({ length: 500 }, (_, index) => index + 100).filter((status) => asksToWait(status));
  expect(waiting).toEqual([429, 503]);
  expect(asksToWait(undefined)).toBe(false);
});

const date = 'Sun, 06 Nov 1994 08:49:30 GMT';

test.each([
  ['0', 0],
  ['120', 120_000],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 7000],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 7000],
  ['Sun Nov  6 08:49:37 1994', 7000],
  ['Sun, 06 Nov 1994 08:49:00 GMT', 0],
])('Retry-After: %s is %i ms', (value, ms) => {
  expect(retryAfterMs({ 'retry-after': value, date })).toBe(ms);
});

test.each(['', '-1', '1.5', 'soon', '2 seconds'])('Retry-After: %j is unreadable', (value) => {
  expect(retryAfterMs({ 'retry-after': value, date })).toBeUndefined();
});

test('without a date of the response the own clock counts', () => {
  const ms = retryAfterMs({ 'retry-after': new Date(Date.now() + 30_000).toUTCString() });
  expect(ms).toBeGreaterThan(25_000);
  expect(ms).toBeLessThanOrEqual(30_000);
});

test.each([
  [1, {}, 250],
  [2, {}, 500],
  [4, {}, 2000],
  [1, { 'retry-after': '2' }, 2000],
  [3, { 'retry-after': '0' }, 1000],
  [1, { 'retry-after': '3600' }, 60_000],
  [1, { 'retry-after': '9'.repeat(400) }, 60_000],
  [40, {}, 60_000],
])('after refusal %i with %j the pause is %i ms', (refusals, headers, ms) => {
  expect(pauseAfter(refusals, headers)).toBe(ms);
});
