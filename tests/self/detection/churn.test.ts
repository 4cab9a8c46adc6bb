import { churningTrials, churnProblemsOf } from './measure-churn';
import { runInTurn } from './pool';
import type { Trial } from './trial';

/** Of the 200 of each kind that `npm run mutants` judges. */
const sample = 40;

test('data that moves, also behind caches, replicas and lagging indexes, adds no failure and no warning', async () => {
  const trials = await runInTurn(churningTrials(sample));
  expect(trials).toHaveLength(2 * sample);
  expect(churnProblemsOf(trials)).toEqual([]);
}, 3_600_000);

test('a fault that one response shows is found on moving data', async () => {
  const trials = await runInTurn(['1', '2', '3', '4', '5', '6'].map((id): Trial => ({ kind: 'churning-with-a-fault', id })));
  expect(trials.map(({ verdict }) => verdict)).toEqual(trials.map(() => 'violates'));
  expect(trials.every(({ violated }) => violated.includes('pagination.limit'))).toBe(true);
}, 3_600_000);

test('a filter that is ignored is found on moving data', async () => {
  const small = ['1', '2', '3'].map((id): Trial => ({ kind: 'churning-without-filter', id }));
  const large = ['creation-each-second', 'heartbeats', 'lagging-index'].map((id): Trial => ({
    kind: 'moving-without-filter',
    id,
  }));
  const trials = await runInTurn([...small, ...large]);
  expect(trials.filter(({ violated }) => !violated.includes('filtering.equality-sound')).map(({ id }) => id)).toEqual([]);
}, 3_600_000);

test('answers that alternate between two states are told once, as observed, and named by the findings that they leave open', async () => {
  const [trial] = await runInTurn([{ kind: 'moving', id: 'two-replicas' }]);
  expect(trial?.verdict).toBe('inconclusive');
  expect(trial?.observed['response.alternating']).toBe(
    'the answers alternate between two states, 117 and 87 items: two replicas?',
  );
  const messages = Object.values(trial?.messages ?? {});
  expect(messages.filter((message) => message.includes('alternate between'))).toEqual([]);
  const open = messages.filter((message) => message.includes('alternate'));
  expect(open.length).toBeGreaterThan(0);
  for (const message of open)
    expect(message).toMatch(
      /^inconclusive: Nothing can be compared, because the answers alternate \(observed as response\.alternating\): expected .*, received .*\. Ask one replica, past any cache, and run again\.$/,
    );
}, 3_600_000);
