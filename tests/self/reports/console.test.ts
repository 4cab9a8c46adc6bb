import type { Exchange } from '../../harness/client/exchange';
import type { Finding } from '../../harness/findings/finding';
import type { SummaryInput } from '../../harness/reports/console';
import { summary } from '../../harness/reports/console';
import type { Results } from '../../harness/reports/results';

const finding = (id: string, part: Partial<Finding>): Finding => ({
  id,
  level: 'MUST',
  core: false,
  outcome: 'pass',
  title: `the title of ${id}`,
  witnesses: 1,
  message: '',
  violations: [],
  exchanges: [],
  curl: undefined,
  ...part,
});

const exchange: Exchange = {
  id: 12,
  request: { method: 'GET', url: 'http://127.0.0.1/v1/things?limit=100', headers: {}, credential: 'configured' },
  response: { status: 200, headers: {}, text: '', json: undefined, echoed: false },
  attempts: [],
};

const violated = finding('a.limit', {
  outcome: 'fail',
  violations: [
    { subject: 's', evidence: 'exchange', expected: 'at most 50 items', received: '100 items \u001b[31m\nFAKE', exchanges: [12] },
  ],
  exchanges: [12],
  curl: `curl -H "ApiKey: $TARGET_API_KEY" 'http://127.0.0.1/v1/things?limit=100'`,
});

const results: Results = {
  verdict: 'violates',
  exitCode: 1,
  target: 'http://127.0.0.1',
  contract: 'spec/things.openapi.yaml',
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1234,
  requests: 99,
  observed: { 'limit.above-maximum': 'clamp' },
  findings: [],
};

const input: SummaryInput = {
  results,
  findings: [
    finding('a.first', {}),
    violated,
    finding('a.empty', { outcome: 'inconclusive', message: 'No page had two items.' }),
    finding('a.garbage', { ...violated, level: 'SHOULD', outcome: 'warn', id: 'a.garbage' }),
  ],
  exchange: (id) => (id === exchange.id ? exchange : undefined),
  notes: [],
  files: ['reports/ledger.ndjson', 'reports/results.json'],
};

const lines = (with_: Partial<SummaryInput> = {}): readonly string[] => summary({ ...input, ...with_ }).split('\n');

test('the verdict stands first, with its exit code', () => {
  expect(lines()[0]).toBe('VIOLATES: at least one requirement is violated (exit code 1)');
});

test('a failure is told in three lines and a command to run', () => {
  const all = lines();
  const start = all.indexOf('  MUST a.limit: the title of a.limit');
  expect(all[start - 1]).toBe('Failures');
  expect(all.slice(start + 1, start + 5)).toEqual([
    '    expected  at most 50 items',
    '    received  100 items FAKE',
    '    request   GET http://127.0.0.1/v1/things?limit=100 → 200 (#12)',
    `    curl -H "ApiKey: $TARGET_API_KEY" 'http://127.0.0.1/v1/things?limit=100'`,
  ]);
});

test('counts, observations, target, contract and files are named', () => {
  const text = lines().join('\n');
  expect(text).toContain('1 pass, 1 fail, 1 warn, 1 inconclusive');
  expect(text).toContain('limit.above-maximum: clamp');
  expect(text).toMatch(/^Target +http:\/\/127\.0\.0\.1$/m);
  expect(text).toMatch(/^Contract +spec\/things\.openapi\.yaml$/m);
  expect(text).toMatch(/^Requests +99 in 1\.2 s$/m);
  expect(text).toMatch(/^Written +reports\/ledger\.ndjson, reports\/results\.json$/m);
});

test('warnings follow the failures; what is inconclusive comes with its reason; a pass is only counted', () => {
  const all = lines();
  expect(all.indexOf('Warnings')).toBeGreaterThan(all.indexOf('Failures'));
  expect(all[all.indexOf('  MUST a.empty: the title of a.empty') + 1]).toBe('    No page had two items.');
  expect(all.join('\n')).not.toContain('a.first');
});

test('the embedded target is called that', () => {
  expect(lines({ results: { ...results, embedded: true } }).join('\n')).toContain(
    'http://127.0.0.1 (the embedded reference server',
  );
  expect(lines().join('\n')).not.toContain('embedded');
});
