import { mutants } from '../../reference/mutants';
import { applicable, endedAs, judgeReference } from '../checks/judging';

/** A quick run asks at most 50 requests, and says what it left out. */

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

test('no seed asks more than 50 requests, and together they ask everything', async () => {
  const asked = new Set<string>();
  for (const seed of seeds) {
    const { requests, unasked = [], of, verdict } = await judgeReference({}, { quick: true, seed });
    expect(requests).toBeLessThanOrEqual(50);
    expect({ seed, verdict }).toEqual({ seed, verdict: 'conforms' });
    expect(unasked.map((id) => of.get(id)?.outcome)).toEqual(unasked.map(() => 'disabled'));
    for (const id of applicable) if (!unasked.includes(id)) asked.add(id);
  }
  expect([...asked].sort()).toEqual(applicable);
});

test('what it asks is judged as ever: a fault is found, and looked at again beyond the 50', async () => {
  const mutant = mutants.find(({ id }) => id === 'limit-above-maximum-honoured');
  expect(mutant).toBeDefined();
  const behaviour = mutant?.behaviour ?? {};
  const runs = await Promise.all(seeds.map((seed) => judgeReference({ behaviour }, { quick: true, seed })));
  const asked = runs.filter(({ unasked = [] }) => !unasked.includes('pagination.limit-maximum'));
  expect(asked.length).toBeGreaterThan(0);
  for (const run of asked) expect(endedAs(run, 'fail')).toContain('pagination.limit-maximum');
});

test('a whole run leaves nothing out, and does not say that it did', async () => {
  expect(await judgeReference({}, { only: ['pagination.walk-ends'] })).not.toHaveProperty('unasked');
});
