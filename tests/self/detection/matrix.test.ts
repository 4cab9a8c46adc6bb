import { readFileSync } from 'node:fs';
import { problemsOf } from './detection';
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

test('generated/detection.md is what "npm run mutants" writes', () => {
  expect(readFileSync(detectionFile, 'utf8')).toBe(matrix.report);
});
