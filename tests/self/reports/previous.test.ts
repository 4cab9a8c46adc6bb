import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepare } from '../../conformance/open-run';
import type { LedgerContents } from '../../harness/findings/ledger';
import type { PreviousRun } from '../../harness/findings/ledger-record';
import { restoreRecord, storeRecord } from '../../harness/findings/stored-record';
import { summary } from '../../harness/reports/console';
import { htmlReport } from '../../harness/reports/html/html-report';
import { resultsOf } from '../../harness/reports/results';
import { context, finding, hostile, ledgerOf } from './ledger-of';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('previous');

/** A run that shows `limit.above-maximum: <hostile>`, with a run before it. */
const since = (observed: PreviousRun['observed'], label?: string): LedgerContents =>
  ledgerOf([finding('rows.kept', 'pass')], {}, [], {
    about: { previous: { startedAt: '2029-12-01T08:00:00.000Z', observed, ...(label !== undefined && { label }) } },
  });
const changed = since({ 'limit.above-maximum': 'clamp', 'limit.gone': 'a' }, 'release=4.8');

const printed = (contents: LedgerContents): string =>
  summary({
    results: resultsOf(contents),
    findings: contents.findings,
    faults: [],
    exchange: () => undefined,
    notes: [],
    files: [],
  });
const behaviourOf = (contents: LedgerContents): string => {
  const html = htmlReport(contents, context);
  return html.slice(html.indexOf('id="observed"'));
};

test('what changed since a run before stands in the results, and is printed', () => {
  expect(resultsOf(changed).changed).toEqual({
    since: '2029-12-01T08:00:00.000Z',
    behaviours: [{ key: 'limit.above-maximum', before: 'clamp', after: hostile }],
  });
  expect(printed(changed)).toMatch(
    /\nChanged {3}1 observed choice since 2029-12-01T08:00:00\.000Z\n {2}limit\.above-maximum: clamp → <script>/,
  );
});

test('on the page it stands before all other behaviour, with what it was', () => {
  const section = behaviourOf(changed);
  expect(section).toMatch(/<h3>Changed since 2029-12-01 08:00:00 UTC \(release=4\.8\)<\/h3><ul><li>/);
  expect(section).toContain('Before: A limit above the maximum is cut down to the maximum.');
  expect(section.indexOf('Changed since')).toBeLessThan(section.indexOf('class="role"'));
  expect(section).not.toContain('<script>alert');
});

test('where nothing changed that is said, and without a run before nothing is', () => {
  const same = since({ 'limit.above-maximum': hostile });
  expect(behaviourOf(same)).toContain('Nothing of it changed since 2029-12-01 08:00:00 UTC.');
  expect(printed(same)).toContain('\nChanged   no observed choice since 2029-12-01');
  const first = ledgerOf([finding('rows.kept', 'pass')]);
  expect(behaviourOf(first)).not.toContain('hanged since');
  expect(resultsOf(first).changed).toBeUndefined();
  expect(printed(first)).not.toContain('Changed');
});

test('the ledger keeps the run before, and it is read from results.json', async () => {
  const { run } = changed;
  expect(run).toBeDefined();
  if (run === undefined) return;
  expect(restoreRecord(JSON.parse(JSON.stringify(storeRecord(run))))).toEqual({ record: run });
  const file = path.join(directory, 'results.json');
  writeFileSync(file, JSON.stringify({ ...resultsOf(changed), verdict: 'conforms', exitCode: 0, label: 'release=4.8' }));
  const { options } = await prepare(['--previous', file], {});
  expect(options.about?.previous).toEqual({
    startedAt: '2030-01-01T00:00:00.000Z',
    label: 'release=4.8',
    observed: { 'limit.above-maximum': hostile },
  });
  writeFileSync(file, '{}');
  await expect(prepare(['--previous', file], {})).rejects.toThrow(/results\.json; it is something else/);
});
