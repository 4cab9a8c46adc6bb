import type { CTRFReport } from 'ctrf';
import { validate } from 'ctrf';
import { ctrf } from '../../harness/reports/ctrf';
import { context, everyOutcome, finding, hostile, ledgerOf, twoCauses, twoFaults } from './ledger-of';

const reportOf = (...input: Parameters<typeof ledgerOf>): CTRFReport =>
  JSON.parse(ctrf.write(ledgerOf(...input), context)) as CTRFReport;

test.each([
  ['every outcome, with hostile data', reportOf(everyOutcome)],
  ['faults with consequences', reportOf(twoFaults, { causes: twoCauses })],
  ['a pass alone', reportOf([finding('rows.kept', 'pass')], { verdict: 'conforms' })],
  ['a run that ended early', reportOf([], { complete: false, verdict: 'unreachable', reason: 'It is down.' }, ['rows.kept'])],
])("%s is valid by CTRF's own validator", (_, report) => {
  expect(validate(report)).toMatchObject({ valid: true, errors: [] });
});

test('the validator would tell', () => {
  expect(validate({ results: {} }).valid).toBe(false);
});

test('each outcome has its status, and the counts are theirs', () => {
  const { summary, tests } = reportOf(everyOutcome).results;
  expect(tests.map(({ rawStatus, status }) => [rawStatus, status])).toEqual([
    ['pass', 'passed'],
    ['fail', 'failed'],
    ['warn', 'passed'],
    ['inconclusive', 'skipped'],
    ['not-applicable', 'skipped'],
    ['disabled', 'skipped'],
    ['error', 'other'],
  ]);
  const start = Date.parse('2030-01-01T00:00:00.000Z');
  expect(summary).toMatchObject({ tests: 7, passed: 2, failed: 1, skipped: 3, other: 1, pending: 0, start, stop: start + 1234 });
});

test('one fault fails one test; what follows from it is skipped and names it', () => {
  const { tests } = reportOf(twoFaults, { causes: twoCauses }).results;
  expect(tests.map(({ status, extra }) => [status, extra])).toEqual([
    ['failed', undefined],
    ['skipped', { cause: 'rows.lead' }],
    ['skipped', { cause: 'rows.lead' }],
    ['failed', undefined],
  ]);
});

test('a failure holds message, exchange and clause', () => {
  const [failed] = reportOf([finding('rows.broken', 'fail')]).results.tests;
  expect(failed).toMatchObject({
    name: 'MUST rows.broken: rows.broken <holds>',
    suite: ['rows'],
    duration: 20,
    message: expect.stringMatching(/^Because of <script>/) as unknown,
    trace: expect.stringContaining('Exchange #1: GET http://127.0.0.1:1/v1/rows?limit=1 → 200') as unknown,
    filePath: 'spec/parts/limit parameter.yaml',
    line: 3,
  });
  expect(failed?.message).not.toContain(hostile);
});

test('a run that ended early has a failure', () => {
  const { tests } = reportOf([], { complete: false, verdict: 'unreachable', reason: 'It is down.' }, ['rows.kept']).results;
  expect(tests.map(({ name, status }) => [name, status])).toEqual([
    ['MUST rows.kept: rows.kept <holds>', 'skipped'],
    ['the run ends', 'failed'],
  ]);
});
