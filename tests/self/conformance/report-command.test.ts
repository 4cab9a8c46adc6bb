import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { report } from '../../conformance/report-command';
import type { Outcome } from '../../harness/findings/finding';
import { openLedger } from '../../harness/findings/ledger';
import { readLedger } from '../../harness/findings/ledger-reader';
import { type BaselineRecord, ledgerVersion } from '../../harness/findings/ledger-record';
import type { Verdict } from '../../harness/findings/verdict';
import { mergeRuns } from '../../harness/reports/merged-ledger';
import { reportForms, reportNames } from '../../harness/reports/registry';
import type { Results } from '../../harness/reports/results';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('merge');

interface Told {
  readonly target: string;
  readonly startedAt?: string;
  readonly verdict: Verdict;
  readonly outcomes: { readonly [id: string]: Outcome };
  readonly observed?: string;
  readonly baseline?: BaselineRecord;
}

let files = 0;
/** A ledger of two exchanges, whose findings rest on the second. */
function ledgerFile({
  target,
  startedAt = '2026-01-01T00:00:00.000Z',
  verdict,
  outcomes,
  observed = 'clamp',
  baseline,
}: Told): string {
  const file = path.join(directory, `${++files}.ndjson`);
  const ledger = openLedger(file);
  const plan = ['pagination.limit', 'pagination.limit-maximum'];
  ledger.append({
    kind: 'run',
    version: ledgerVersion,
    harness: '0.0.0',
    target,
    contract: 'spec/spectroclusters.openapi.yaml',
    startedAt,
    seed: 1,
    plan,
  });
  for (const id of [1, 2]) {
    const url = `${target}/rows?limit=${id}`;
    const attempts = [{ startedMs: id, durationMs: 5, status: 200, failure: undefined, pausedMs: 0 }];
    const response = { status: 200, headers: {}, text: `{"n":${id}}`, json: { n: id }, echoed: false };
    ledger.append({
      kind: 'exchange',
      exchange: { id, request: { method: 'GET', url, headers: {}, credential: 'none' }, response, attempts },
    });
  }
  for (const [id, outcome] of Object.entries(outcomes)) {
    const violations =
      outcome === 'fail'
        ? [{ subject: 's', evidence: 'exchange' as const, expected: 'this', received: `<that> of ${target}`, exchanges: [2] }]
        : [];
    const message = outcome === 'fail' ? `Expected this; received <that> of ${target}.` : '';
    ledger.append({
      kind: 'finding',
      finding: {
        id,
        level: 'MUST',
        core: true,
        outcome,
        title: 'a title',
        witnesses: 1,
        message,
        violations,
        exchanges: [2],
        curl: undefined,
      },
    });
  }
  ledger.append({ kind: 'observation', key: 'limit.above-maximum', value: observed, exchanges: [1] });
  ledger.append({ kind: 'end', complete: true, verdict, durationMs: 1000, ...(baseline && { baseline }) });
  ledger.close();
  return file;
}

function run(argv: readonly string[], environment: { readonly [name: string]: string } = {}) {
  const printed = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      printed[name] += text;
    },
  });
  const exitCode = report(argv, environment, { stdout: into('stdout'), stderr: into('stderr') });
  return { exitCode, ...printed };
}

const good: Told = {
  target: 'http://eu.example.com',
  verdict: 'conforms',
  outcomes: { 'pagination.limit': 'pass', 'pagination.limit-maximum': 'pass' },
};
const bad: Told = {
  target: 'http://us.example.com/base',
  startedAt: '2026-01-01T00:00:02.000Z',
  verdict: 'violates',
  outcomes: { 'pagination.limit': 'pass', 'pagination.limit-maximum': 'fail' },
  observed: 'reject|*',
};

test('two runs make one report of every form, and each still has its own verdict', () => {
  const out = path.join(directory, 'out');
  const summary = path.join(directory, 'summary.md');
  const argv = ['merge', ledgerFile(good), ledgerFile(bad), '--out', out, '--report', reportNames.join(',')];
  const ran = run(argv, { GITHUB_STEP_SUMMARY: summary });
  expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
  expect(ran.stdout).toMatch(
    /^1 fault in 1 requirement: a page holds more than the maximum \(us-example-com\/pagination\.limit-maximum\)\.\nconforms: eu-example-com \(http:\/\/eu\.example\.com, by .*\)\nviolates: us-example-com \(.*\)\nWritten: /,
  );
  expect(readdirSync(out).sort()).toEqual(['results.json', 'side-by-side.md', ...reportForms.map(({ file }) => file)].sort());

  const results = JSON.parse(readFileSync(path.join(out, 'results.json'), 'utf8')) as Results;
  expect(results).toMatchObject({
    verdict: 'violates',
    exitCode: 1,
    target: 'eu-example-com: http://eu.example.com, us-example-com: http://us.example.com/base',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 3000,
    requests: 4,
    observed: { 'eu-example-com/limit.above-maximum': 'clamp', 'us-example-com/limit.above-maximum': 'reject|*' },
  });
  expect(results.findings.map(({ id, outcome, exchanges }) => [id, outcome, exchanges])).toEqual([
    ['eu-example-com/pagination.limit', 'pass', [2]],
    ['eu-example-com/pagination.limit-maximum', 'pass', [2]],
    ['us-example-com/pagination.limit', 'pass', [4]],
    ['us-example-com/pagination.limit-maximum', 'fail', [4]],
  ]);

  const junit = readFileSync(path.join(out, 'junit.xml'), 'utf8');
  expect(junit).toContain('<testsuite name="us-example-com/pagination" tests="2" failures="1"');
  // Told with the clause and the reason, which the context finds under the id without the name.
  expect(junit).toMatch(/Clause: spec\/[^\n]+:\d+/);
  expect(readFileSync(path.join(out, 'report.html'), 'utf8')).not.toContain('<that>');

  const beside = readFileSync(path.join(out, 'side-by-side.md'), 'utf8');
  expect(beside).toMatch(/^# 1 fault in 1 requirement/);
  expect(beside).toContain('| <code>pagination.limit-maximum</code> | <code>pass</code> | <code>fail</code> |');
  expect(beside).not.toContain('| <code>pagination.limit</code> |');
  expect(beside).not.toContain('reject|*');
  expect(readFileSync(summary, 'utf8')).toBe(beside);
});

test('exchanges are numbered through, at the time since the first run began', () => {
  const named = [good, bad].map((told, index) => {
    const { run: began, end, ...rest } = readLedger(ledgerFile(told));
    if (began === undefined || end === undefined) throw new Error('no whole ledger');
    return { name: `run${index}`, contents: { ...rest, run: began, end } };
  });
  const merged = mergeRuns(named);
  expect(
    [...merged.exchanges].map(([id, exchange]) => [id, exchange.id, exchange.request.url, exchange.attempts[0]?.startedMs]),
  ).toEqual([
    [1, 1, 'http://eu.example.com/rows?limit=1', 1],
    [2, 2, 'http://eu.example.com/rows?limit=2', 2],
    [3, 3, 'http://us.example.com/base/rows?limit=1', 2001],
    [4, 4, 'http://us.example.com/base/rows?limit=2', 2002],
  ]);
  expect(merged.findings.at(-1)?.violations[0]?.exchanges).toEqual([4]);
});

test('the same target twice has two names; an accepted failure stays accepted', () => {
  const out = path.join(directory, 'twice');
  const baseline = { accepted: [{ id: 'pagination.limit-maximum', reason: 'ticket 7', expires: '2031-12-31' }], broken: [] };
  const ran = run([
    'merge',
    ledgerFile(good),
    ledgerFile({ ...bad, target: good.target, verdict: 'conforms', baseline }),
    '--out',
    out,
  ]);
  expect(ran.stdout).toMatch(
    /^Conforms, with 1 accepted fault \(eu-example-com-2\/pagination\.limit-maximum\): .*\nconforms: eu-example-com \(.*\nconforms: eu-example-com-2 \(/,
  );
  expect(readFileSync(path.join(out, 'junit.xml'), 'utf8')).toMatch(
    /<skipped>fail: Accepted by the baseline until 2031-12-31: ticket 7\./,
  );
});

describe('what cannot be merged is refused in one sentence, and nothing is written', () => {
  const cut = (): string => {
    const file = ledgerFile(good);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
    return file;
  };
  const newer = (): string => {
    const file = ledgerFile(good);
    writeFileSync(file, readFileSync(file, 'utf8').replace(`"version":${ledgerVersion}`, '"version":9'));
    return file;
  };
  const nowhere = (): string => ledgerFile({ ...good, target: 'nowhere' });
  const unasked = (): string => {
    const file = ledgerFile(good);
    const kept = readFileSync(file, 'utf8').replaceAll(/^\{"kind":"exchange".*\n/gm, '');
    writeFileSync(file, kept);
    return file;
  };
  const foreign = (): string => {
    const file = path.join(directory, 'foreign.ndjson');
    writeFileSync(file, '{"kind":"log"}\n');
    return file;
  };
  const twice = ledgerFile.bind(undefined, good);

  test.each<[string, () => readonly string[], RegExp]>([
    ['no verb', () => [], /^Expected "merge" or "index"; received nothing\. Use it as: /],
    ['another verb', () => ['split'], /^Expected "merge" or "index"; received "split"\. /],
    ['one ledger', () => ['merge', twice()], /^Expected two ledgers or more; received 1\. /],
    [
      'a ledger twice',
      () => {
        const file = twice();
        return ['merge', file, file];
      },
      /is named twice\. /,
    ],
    ['an unknown flag', () => ['merge', '--output', 'x'], /^Unknown flag --output\. /],
    ['an unknown report', () => ['merge', twice(), twice(), '--report', 'htm'], /Did you mean html\?/],
    [
      'a ledger that is missing',
      () => ['merge', twice(), path.join(directory, 'none.ndjson')],
      /none\.ndjson; it does not exist/,
    ],
    ['a truncated ledger', () => ['merge', twice(), cut()], /^Expected a ledger in .*\.ndjson; it is truncated/],
    ['a foreign file', () => ['merge', twice(), foreign()], /foreign\.ndjson; it is no ledger/],
    ['a newer ledger', () => ['merge', twice(), newer()], /it is of version 9, and this harness reads version \d/],
    [
      'a ledger without its exchanges',
      () => ['merge', twice(), unasked()],
      /rests on exchange 2, which it does not hold\. Name /,
    ],
    ['a ledger without a target', () => ['merge', twice(), nowhere()], /it does not say when and where it began/],
  ])('%s', (_what, argv, problem) => {
    const out = path.join(directory, 'never');
    const ran = run([...argv(), '--out', out]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(problem) as string });
    expect(readdirSync(directory)).not.toContain('never');
  });

  test('a directory that cannot be written', () => {
    const ran = run([
      'merge',
      twice(),
      ledgerFile({ ...good, startedAt: '2026-01-02T00:00:00.000Z' }),
      '--out',
      path.join(twice(), 'x'),
    ]);
    expect(ran).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^Cannot write to .* is no directory, .* with --out\./) as string,
    });
  });
});
