import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Log, Result, Run } from 'sarif';
import { loadRequirements } from '../../harness/findings/requirements';
import { reportContext } from '../../harness/run/report-context';
import { sarif } from '../../harness/reports/sarif';
import { context, everyOutcome, finding, ledgerOf, twoCauses, twoFaults } from './ledger-of';

const repository = path.join(__dirname, '..', '..', '..');
// A pattern in the schema is no regular expression in Unicode mode.
const validate = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })).compile(schema);

const logOf = (input: Parameters<typeof ledgerOf>, with_ = context): Log =>
  JSON.parse(sarif.write(ledgerOf(...input), with_)) as Log;

function runOf(...input: Parameters<typeof ledgerOf>): Run {
  const [run] = logOf(input).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

test.each<[string, Log]>([
  ['every outcome, with hostile data', logOf([everyOutcome])],
  ['a pass alone', logOf([[finding('rows.kept', 'pass')], { verdict: 'conforms' }])],
  ['a run that ended early', logOf([[], { complete: false, verdict: 'unreachable', reason: 'It is down.' }, ['rows.kept']])],
])('%s is valid by the published schema', (_, log) => {
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
});

test('the schema would tell', () => {
  expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

test('only what is not kept is a result; where the harness broke is a notification', () => {
  const run = runOf(everyOutcome);
  expect(run.results?.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
    ['rows.broken', 'fail', 'error'],
    ['rows.loose', 'fail', 'warning'],
  ]);
  expect(run.tool.driver.rules?.map(({ id }) => id)).toEqual(['rows.broken', 'rows.loose']);
  expect(run.invocations?.[0]).toMatchObject({ executionSuccessful: false });
  expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^columns\.crashed: Because of /);
});

test('one fault is one result, security first; it names what follows from it', () => {
  const { results = [] } = runOf(twoFaults, { causes: twoCauses });
  expect(results.map(({ ruleId, level, properties }) => [ruleId, level, properties?.explains as unknown])).toEqual([
    ['security.open', 'error', []],
    ['rows.lead', 'error', ['rows.first', 'rows.second']],
  ]);
  expect(results[1]?.message.text).toMatch(/ It explains rows\.first, rows\.second\.$/);
});

test('a result names its rule, its place and its evidence', () => {
  const run = runOf(everyOutcome);
  const failed = run.results?.[0];
  expect(run.tool.driver.rules?.[failed?.ruleIndex ?? -1]?.id).toBe('rows.broken');
  expect(failed?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'spec/parts/limit%20parameter.yaml', uriBaseId: 'SRCROOT' },
    region: { startLine: 3, startColumn: 5, endLine: 4, endColumn: 12 },
  });
  expect(failed?.properties?.evidence).toContain('Exchange #1: GET http://127.0.0.1:1/v1/rows?limit=1 → 200');
});

test('a known failure is suppressed with its reason', () => {
  const baseline = { accepted: [{ id: 'rows.broken', reason: 'ticket 7', expires: '2031-12-31' }], broken: [] };
  const [result] = runOf([finding('rows.broken', 'fail')], { baseline }).results ?? [];
  expect(result).toMatchObject({ kind: 'fail', level: 'error' });
  expect(result?.suppressions?.[0]?.justification).toMatch(/until 2031-12-31: ticket 7/);
});

test('a run that ended early says so, and has no result for what it did not judge', () => {
  const run = runOf([], { complete: false, verdict: 'unreachable', reason: 'It is down.' }, ['rows.kept']);
  expect(run.results).toEqual([]);
  expect(run.invocations?.[0]).toMatchObject({ executionSuccessful: false, exitCode: 3 });
  expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe('the run ends: It is down.');
});

describe('over the shipped contract', () => {
  const requirements = loadRequirements();
  const real = reportContext(requirements, path.join(repository, 'spec', 'spectroclusters.openapi.yaml'));
  const [run] = logOf([requirements.map(({ id }) => finding(id, 'fail')), { causes: {} }], real).runs;
  const results = run?.results ?? [];

  /** The text that a result points at. */
  function pointed({ locations }: Result): string {
    const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
    const lines = readFileSync(path.join(repository, decodeURI(artifactLocation?.uri ?? '')), 'utf8').split('\n');
    const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region ?? {};
    const within = lines.slice(startLine - 1, endLine);
    return [...within.slice(0, -1), within.at(-1)?.slice(0, endColumn - 1) ?? ''].join('\n').slice(startColumn - 1);
  }

  const of = (id: string): Result => {
    const found = results.find(({ ruleId }) => ruleId === id);
    if (found === undefined) throw new Error(`no result for ${id}`);
    return found;
  };

  test('every result points at a line below the repository, and no path of this machine is told', () => {
    expect(results).toHaveLength(requirements.length);
    for (const result of results) {
      expect(result.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^spec\/[\w./-]+\.yaml$/);
      expect(pointed(result)).not.toBe('');
    }
    expect(JSON.stringify(run)).not.toContain(repository);
  });

  test.each([
    ['pagination.limit-maximum', 'maximum: 50'],
    ['pagination.limit-default', 'default: 50'],
    ['pagination.count-total', 'at: /listmeta/count'],
  ])('%s points at its clause, through references', (id, clause) => {
    expect(pointed(of(id))).toBe(clause);
  });

  test('what rests on a whole parameter points at all of it', () => {
    expect(pointed(of('sorting.ascending'))).toMatch(/^name: \w+\n {2}in: query\n/);
  });
});
