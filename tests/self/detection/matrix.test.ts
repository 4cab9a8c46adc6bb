import { readFileSync } from 'node:fs';
import { allMutants } from '../../reference/mutants';
import { problemsOf } from './detection';
import { lawful } from './lawful';
import { detectionFile, measure, type Matrix } from './matrix';
import { movingProblemsOf } from './moving';

let matrix: Matrix;

beforeAll(async () => {
  matrix = await measure();
}, 3_600_000);

test('every fault is found and told as what it is, nothing lawful is told as a fault, every requirement finds something', () => {
  expect(problemsOf(matrix.detection)).toEqual([]);
});

test('what is shown at rest is shown of data that moves, and nothing fails for that it moves', () => {
  expect(matrix.kept.length).toBeGreaterThan(0);
  expect(movingProblemsOf(matrix.kept)).toEqual([]);
});

// The data of the catalogue is too plain for some orders, so that not everything is shown.
test.each([
  ['stock', 'conforms'],
  ['catalogue', 'inconclusive'],
] as const)('each lawful server of the %s gets the verdict %s, and draws no failure and no warning', (ground, expected) => {
  const ids = lawful.filter((one) => one.ground === ground).map(({ id }) => id);
  const trials = matrix.trials.filter(({ kind, id }) => kind === 'lawful' && ids.includes(id));
  expect(ids.length).toBeGreaterThan(0);
  expect(trials.map(({ id, verdict, violated, broken }) => ({ id, verdict, violated, broken }))).toEqual(
    ids.map((id) => ({ id, verdict: expected, violated: [], broken: [] })),
  );
});

test('each fault of the stock violates what it declares, and nothing else, not even at random', () => {
  const faults = allMutants.filter(({ ground }) => ground === 'stock');
  const trialOf = (one: string) => matrix.trials.find(({ kind, id }) => kind === 'mutant' && id === one);
  expect(
    faults.map(({ id }) => ({ id, violated: [...(trialOf(id)?.violated ?? [])].sort(), broken: trialOf(id)?.broken })),
  ).toEqual(faults.map(({ id, expect: declared }) => ({ id, violated: [...declared].sort(), broken: [] })));
});

test('generated/detection.md is what "npm run mutants" writes', () => {
  expect(readFileSync(detectionFile, 'utf8')).toBe(matrix.report);
});
