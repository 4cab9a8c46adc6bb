import { choices } from '../servers/plain-choices';
import { applicable, elsewhere, endedAs, firstSeedThatFails, ids, judgePlain } from '../checks/judging';

/**
 * With `limit` without any effect every page has the default size, which is the maximum too. So no page is longer than the maximum,
 * shorter than asked for, or out of place; malformed and repeated limits are left out, which is lawful. What remains is a page that
 * is longer than a lawful limit asked for: the first one, and the one behind it. A filter that used to take two pages takes one, so
 * that three checks of continued pages have nothing to look at.
 */
const limitIgnored = {
  violated: ['pagination.continue-limit', 'pagination.limit'],
  inconclusive: [
    'pagination.continue-filter',
    'pagination.continue-order',
    'pagination.continue-projection',
    'sorting.projected-away',
  ],
};

/** Draws its queries at random, so whether a run draws one that shows a certain fault is not said beforehand. */
const random = 'model.equivalence';
const notRandom = ids.filter((id) => id !== random);

test('a server on plain node:http conforms, with a witness for every requirement', async () => {
  const judged = await judgePlain();
  expect(judged).toMatchObject({ verdict: 'conforms', exitCode: 0 });
  expect(endedAs(judged, 'pass')).toEqual(applicable);
});

test('the same with the limit ignored fails on what a limit promises, and on nothing else', async () => {
  const judged = await judgePlain({ fault: 'limit-ignored' }, { only: notRandom });
  expect(judged).toMatchObject({ verdict: 'violates', exitCode: 1 });
  expect(endedAs(judged, 'fail', 'warn')).toEqual(limitIgnored.violated);
  expect(endedAs(judged, 'inconclusive')).toEqual(limitIgnored.inconclusive);
  for (const id of limitIgnored.inconclusive.filter((one) => one.startsWith('pagination.')))
    expect(judged.of.get(id)?.message).toContain('a target that takes a limit of');
  expect(endedAs(judged, 'error', 'disabled')).toEqual([]);
  expect(endedAs(judged, 'not-applicable')).toEqual([...elsewhere].sort());
});

test('random queries find the ignored limit as well', async () => {
  expect(await firstSeedThatFails((seed) => judgePlain({ fault: 'limit-ignored' }, { only: [random], seed }))).toBeDefined();
});

test('a server that reads every open choice the last way conforms, too', async () => {
  const last = Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, values.at(-1)]));
  const judged = await judgePlain(last);
  expect(endedAs(judged, 'fail', 'warn', 'error')).toEqual([]);
});
