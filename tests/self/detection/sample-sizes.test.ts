import { runInTurn } from './pool';
import { sizeProblemsOf, sizeTrials } from './sizes';

test('mutants drawn by a seed are found at other sizes of data and page, where the server without a fault conforms', async () => {
  const trials = await runInTurn(sizeTrials({ count: 8 }));
  expect(trials).toHaveLength(18);
  expect(sizeProblemsOf(trials)).toEqual([]);
}, 3_600_000);
