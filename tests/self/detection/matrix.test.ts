import { readFileSync } from 'node:fs';
import { problemsOf } from './detection';
import { detectionFile, measure, type Matrix } from './matrix';

let matrix: Matrix;

beforeAll(async () => {
  matrix = await measure();
}, 3_600_000);

test('every fault is found and told as what it is, nothing lawful is told as a fault, every requirement finds something', () => {
  expect(problemsOf(matrix.detection)).toEqual([]);
});

test('generated/detection.md is what "npm run mutants" writes', () => {
  expect(readFileSync(detectionFile, 'utf8')).toBe(matrix.report);
});
