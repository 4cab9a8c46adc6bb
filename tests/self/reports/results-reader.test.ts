import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { compareRuns } from '../../conformance/compare-command';
import type { Results } from '../../harness/reports/results';
import { temporaryFolder } from '../temporary-folder';
import { finding } from './ledger-of';
import { resultsWith } from './results-with';

const directory = temporaryFolder('results-reader');
/** Witnessed, and not judged because it moved. */
const moved = resultsWith({ 'rows.a': 'inconclusive' }).findings.map((one) => ({ ...one, witnesses: 2 }));

const file = (name: string, content: unknown): string => {
  const written = path.join(directory, name);
  writeFileSync(written, typeof content === 'string' ? content : JSON.stringify(content));
  return written;
};

const sound = file('sound.json', resultsWith({ 'rows.a': 'pass' }));

test.each<[string, () => string, RegExp]>([
  ['missing', () => path.join(directory, 'none.json'), /none\.json; it does not exist/],
  ['a directory', () => directory, /EISDIR/],
  ['empty', () => file('bad.json', ''), /bad\.json; it is empty/],
  [
    'truncated',
    () => file('bad.json', JSON.stringify(resultsWith({ 'rows.a': 'pass' })).slice(0, -20)),
    /bad\.json; it is truncated or damaged JSON/,
  ],
  ['no JSON', () => file('bad.json', '<html>'), /bad\.json; it is no JSON/],
  ['a file with a secret, of which nothing is told', () => file('bad.json', 'SECRET=7f3a'), /bad\.json; it is no JSON\. Name/],
  ['foreign', () => file('bad.json', { numFailedTests: 0, testResults: [] }), /bad\.json; it is something else: the whole lacks/],
  [
    'newer',
    () => file('bad.json', { ...resultsWith({}), version: 2 }),
    /bad\.json; it is of version 2, and this harness reads version 1/,
  ],
  [
    'of an unknown outcome',
    () => file('bad.json', { ...resultsWith({}), findings: [{ ...finding('rows.a', 'pass'), outcome: 'fine' }] }),
    /findings\/0\/outcome/,
  ],
  [
    'without a finding',
    () => file('bad.json', { ...resultsWith({ 'rows.a': 'pass' }), findings: [] }),
    /"conforms", and no requirement was shown: it holds no findings\./,
  ],
  [
    'said to conform with nothing shown',
    () =>
      file('bad.json', {
        ...resultsWith({}),
        verdict: 'conforms',
        exitCode: 0,
        findings: [finding('rows.a', 'not-applicable', { witnesses: 0 })],
      }),
    /bad\.json; it contradicts itself: its verdict is "conforms", and no requirement was shown\./,
  ],
  [
    'said to conform with a broken requirement',
    () => file('bad.json', { ...resultsWith({ 'rows.a': 'pass', 'rows.b': 'error' }) }),
    /"conforms", and "rows\.b" could not be judged/,
  ],
  [
    'said to conform with a broken baseline',
    () =>
      file(
        'bad.json',
        resultsWith({ 'rows.a': 'pass' }, { baseline: { accepted: [], broken: [{ id: 'rows.a', problem: 'p' }] } }),
      ),
    /"conforms", and its baseline is broken/,
  ],
  [
    'said to violate with nothing that fails',
    () => file('bad.json', resultsWith({ 'rows.a': 'pass' }, { verdict: 'violates', exitCode: 1 })),
    /its verdict is "violates", and no requirement fails/,
  ],
  [
    'said to be inconclusive with a failure',
    () => file('bad.json', resultsWith({ 'rows.a': 'fail' }, { verdict: 'inconclusive', exitCode: 4 })),
    /its verdict is "inconclusive", and "rows\.a" fails/,
  ],
  ['of a version in words', () => file('bad.json', { ...resultsWith({}), version: '1' }), /\/version must be a whole number/],
  ['of no duration', () => file('bad.json', { ...resultsWith({}), durationMs: 'x' }), /\/durationMs must be a number/],
  ['of fewer requests than none', () => file('bad.json', { ...resultsWith({}), requests: -2 }), /\/requests must be at least 0/],
  [
    'of no time',
    () => file('bad.json', resultsWith({}, { startedAt: 'nonsense' })),
    /bad\.json; it does not say when it began, but "nonsense"/,
  ],
  [
    'of a run that never asked',
    () => file('bad.json', resultsWith({}, { verdict: 'unreachable', exitCode: 3 })),
    /bad\.json; the run ended as unreachable/,
  ],
])('a file that is %s is refused, on either side', (_, bad, message) => {
  const name = bad();
  expect(() => compareRuns([name, sound])).toThrow(message);
  expect(() => compareRuns([sound, name])).toThrow(message);
});

test.each<[string, Results]>([
  ['by a warning, under --strict', resultsWith({ 'rows.a': 'warn' }, { verdict: 'violates', exitCode: 1 })],
  [
    'by its baseline',
    resultsWith(
      { 'rows.a': 'pass' },
      { verdict: 'violates', exitCode: 1, baseline: { accepted: [], broken: [{ id: 'rows.a', problem: 'p' }] } },
    ),
  ],
  ['but could not write its files', resultsWith({ 'rows.a': 'fail' }, { verdict: 'error', exitCode: 3 })],
  ['only what moved, outside the core', { ...resultsWith({}), verdict: 'conforms', exitCode: 0, findings: moved }],
])('results of a run that found fault %s are read', (_, results) => {
  expect(compareRuns([file('lawful.json', results), file('lawful.json', results)]).exitCode).toBe(0);
});
