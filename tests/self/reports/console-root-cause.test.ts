import type { Finding } from '../../harness/findings/finding';
import { summary } from '../../harness/reports/console';
import { faultsOf } from '../../harness/reports/fault';
import type { Results } from '../../harness/reports/results';

function violated(id: string, outcome: 'fail' | 'warn'): Finding {
  return {
    id,
    level: outcome === 'fail' ? 'MUST' : 'SHOULD',
    core: false,
    outcome,
    title: 'a title',
    witnesses: 1,
    message: '',
    violations: [{ subject: id, evidence: 'exchange', expected: 'one', received: 'another', exchanges: [1] }],
    exchanges: [1],
    curl: `curl 'http://127.0.0.1/v1/things'`,
  };
}

const results: Results = {
  verdict: 'violates',
  exitCode: 1,
  target: 'http://127.0.0.1',
  contract: 'spec/things.openapi.yaml',
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
  requests: 1,
  observed: {},
  findings: [],
};

const lines = (...findings: readonly Finding[]): readonly string[] =>
  summary({
    results,
    findings,
    faults: faultsOf({ run: undefined, findings, end: undefined }),
    exchange: () => undefined,
    notes: [],
    files: [],
  }).split('\n');

/** The titles of the sections and the findings told in them. */
const outline = (...findings: readonly Finding[]): readonly string[] =>
  lines(...findings).filter((line) => /^(Failures|Warnings)$|^ {2}(MUST|SHOULD) |^ {4}explains/.test(line));

test('one fault is told once, what follows from it in one line', () => {
  const findings = [
    violated('pagination.continue-limit', 'fail'),
    violated('pagination.limit', 'fail'),
    violated('pagination.pages-full', 'warn'),
  ];
  expect(outline(...findings, violated('security.disclosure', 'warn'))).toEqual([
    'Failures',
    '  MUST pagination.limit: a title',
    '    explains  pagination.continue-limit, pagination.pages-full',
    'Warnings',
    '  SHOULD security.disclosure: a title',
  ]);
});

test('a warning that explains a failure is told as a failure', () => {
  expect(outline(violated('pagination.pages-full', 'warn'), violated('pagination.number-fetched', 'fail'))).toEqual([
    'Failures',
    '  SHOULD pagination.pages-full: a title',
    '    explains  pagination.number-fetched',
  ]);
});
