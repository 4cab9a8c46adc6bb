import { runTrials } from './pool';
import type { Trial, Trialled } from './trial';

const seeds = Array.from({ length: 200 }, (_, index) => String(index + 1));

/** What a run failed, warned of or broke at, in words that let it be run again. */
const told = ({ id, violated, broken, messages }: Trialled): readonly string[] =>
  [...violated, ...broken].map((requirement) => `seed ${id}: ${requirement} ${messages[requirement]}`);

test('data that moves between requests, at any rate and in any step, adds no failure and no warning', async () => {
  const trials = await runTrials(seeds.map((id): Trial => ({ kind: 'churning', id })));
  expect(trials.flatMap(told)).toEqual([]);
  expect(trials.map(({ verdict }) => verdict).filter((verdict) => verdict !== 'conforms' && verdict !== 'inconclusive')).toEqual(
    [],
  );
}, 300_000);

test('a fault that one response shows is found on moving data', async () => {
  const trials = await runTrials(['1', '2', '3', '4', '5', '6'].map((id): Trial => ({ kind: 'churning-with-a-fault', id })));
  expect(trials.map(({ verdict }) => verdict)).toEqual(trials.map(() => 'violates'));
  expect(trials.every(({ violated }) => violated.includes('pagination.limit'))).toBe(true);
}, 300_000);
