import type { Exchange } from '../../harness/client/exchange';
import { configuredPlaceholder } from '../../harness/client/redaction';
import type { Finding } from '../../harness/findings/finding';
import type { SummaryInput } from '../../harness/reports/console';
import { faultsOf } from '../../harness/reports/fault';
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
  request: {
    method: 'GET',
    url: 'http://127.0.0.1/v1/things?limit=100',
    headers: { ApiKey: configuredPlaceholder },
    credential: 'configured',
  },
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
  sentence: '1 fault in 1 requirement: it is too long (a.limit).',
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

const input: Omit<SummaryInput, 'faults'> = {
  results,
  findings: [
    finding('a.first', {}),
    violated,
    finding('a.empty', { outcome: 'inconclusive', message: 'No page had two items.' }),
    finding('a.garbage', { ...violated, level: 'SHOULD', outcome: 'warn', id: 'a.garbage' }),
  ],
  exchange: (id) => (id === exchange.id ? exchange : undefined),
  again: (id) => `npm run conformance -- --only ${id}`,
  notes: [],
  files: ['reports/ledger.ndjson', 'reports/results.json'],
};

function lines(with_: Partial<SummaryInput> = {}): readonly string[] {
  const all = { ...input, ...with_ };
  const { baseline } = all.results;
  const end = { kind: 'end', complete: true, durationMs: 1, ...(baseline && { baseline }) } as const;
  return summary({ faults: faultsOf({ run: undefined, findings: all.findings, end }), ...all }).split('\n');
}

test('the sentence stands first, then the verdict with its exit code, then the failures', () => {
  expect(lines().slice(0, 5)).toEqual([
    '1 fault in 1 requirement: it is too long (a.limit).',
    'Verdict   violates (exit code 1)',
    '',
    'Failures',
    '  MUST a.limit: the title of a.limit',
  ]);
});

test('a failure is told in three lines and a command to run', () => {
  const all = lines();
  const start = all.indexOf('  MUST a.limit: the title of a.limit');
  expect(all[start - 1]).toBe('Failures');
  expect(all.slice(start + 1, start + 6)).toEqual([
    '    expected  at most 50 items',
    '    received  100 items FAKE',
    '    request   GET http://127.0.0.1/v1/things?limit=100 → 200 (#12)',
    `    curl -sS -H "ApiKey: $TARGET_API_KEY" 'http://127.0.0.1/v1/things?limit=100'`,
    '    again     npm run conformance -- --only a.limit',
  ]);
});

test('a fault that can be shown without the harness names the file', () => {
  expect(lines({ repro: (id) => `reports/repro/${id}.sh` })).toContain('    repro     reports/repro/a.limit.sh');
});

test('a failure between pages prints all that proves it as commands, in the order in which it was asked, each once', () => {
  const page = (id: number): Exchange => ({
    ...exchange,
    id,
    request: { ...exchange.request, url: `http://127.0.0.1/v1/things?page=${id === 9 ? 3 : id}`, headers: {} },
  });
  const [violation] = violated.violations;
  const torn = { ...violated, violations: violation ? [{ ...violation, exchanges: [4, 3, 9, 2] }] : [] };
  const text = lines({ findings: [torn], exchange: page });
  expect(text.filter((line) => line.startsWith('    curl '))).toEqual(
    [2, 3, 4].map((id) => `    curl -sS 'http://127.0.0.1/v1/things?page=${id}'`),
  );
});

test('counts, observations, target, contract and files are named', () => {
  const text = lines().join('\n');
  expect(text).toContain('1 pass, 1 fail, 1 warn, 1 inconclusive');
  expect(text).toMatch(/^Observed +1 choice that the contract leaves open; --observed prints them$/m);
  expect(text).not.toContain('limit.above-maximum: clamp');
  expect(lines({ observed: true })).toContain('  limit.above-maximum: clamp');
  expect(text).toMatch(/^Target +http:\/\/127\.0\.0\.1$/m);
  expect(text).toMatch(/^Contract +spec\/things\.openapi\.yaml$/m);
  expect(text).toMatch(/^Requests +99 in 1\.2 s$/m);
  expect(text).toMatch(/^Written +reports\/ledger\.ndjson, reports\/results\.json$/m);
});

test.each([
  [25_000, 'of at most 25 s', /^Requests +99 in 1\.2 s, of at most 25 s$/m],
  [1_000, 'and what was judged behind that time', /^Requests +99 in 1\.2 s; nothing was asked after 1 s$/m],
])('the time of a run of %d ms is told: %s', (deadlineMs, _, says) => {
  expect(lines({ results: { ...results, deadlineMs } }).join('\n')).toMatch(says);
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

const accepted = { id: 'a.limit', reason: 'ticket 7', expires: '2031-01-01' };

test('a known failure is told with its reason, apart from failures; a baseline that is broken, above all else', () => {
  const baseline = { accepted: [accepted], broken: [{ id: 'a.first', problem: 'It no longer fails.' }] };
  const all = lines({ results: { ...results, baseline } });
  expect(all[2]).toBe('Baseline, a.first: It no longer fails.');
  expect(all[all.indexOf('Accepted') + 1]).toBe('  MUST a.limit: the title of a.limit');
  expect(all).not.toContain('Failures');
  expect(all).toContain('    accepted  until 2031-01-01: ticket 7');
});

test('a report that could not be written is told before what was judged', () => {
  expect(lines({ exitCode: 3, notes: ['The disk is full.'] }).slice(0, 3)).toEqual([
    expect.stringMatching(/^Not every file of the run could be written\. What was judged: /),
    'Verdict   error, and violates by what was judged (exit code 3)',
    'The disk is full.',
  ]);
});

describe('when all is well', () => {
  const observed = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`limit.${index}`, 'reject']));
  const well: Partial<SummaryInput> = {
    results: { ...results, sentence: 'Conforms: all.', verdict: 'conforms', exitCode: 0, observed },
    findings: Array.from({ length: 90 }, (_, index) => finding(`a.${index}`, {})),
  };

  test('the summary fits one screen', () => {
    const terminal = { columns: 80, colour: false };
    expect(lines({ ...well, terminal }).length).toBeLessThanOrEqual(24);
  });

  test('one choice is no choices', () => {
    const one = {
      ...well,
      results: { ...results, verdict: 'conforms', exitCode: 0, observed: { 'limit.zero': 'reject' } },
    } as const;
    expect(lines(one).find((line) => line.startsWith('Observed'))).toMatch(/ 1 choice that the contract leaves open/);
    expect(lines(well).find((line) => line.startsWith('Observed'))).toMatch(/ 60 choices that the contract/);
  });

  test('--quiet leaves the sentence alone; of any other verdict it keeps all', () => {
    expect(lines({ ...well, quiet: true })).toEqual(['Conforms: all.', '']);
    expect(lines({ quiet: true })).toEqual(lines());
  });
});

test('on a terminal lines fit its width, but for a command; colour only where it is asked for', () => {
  const all = lines({ terminal: { columns: 40, colour: false }, notes: ['word '.repeat(30)] });
  for (const line of all.filter((line) => !/^ {4}(curl|again) /.test(line))) {
    expect(line.length <= 40 || !line.trim().includes(' ') || /^ *\S+ +\S+$/.test(line)).toBe(true);
  }
  expect(all.join('')).not.toContain('\u001b');
  expect(lines({ terminal: { columns: 80, colour: true } })[0]).toMatch(/^\u001b\[31m1 fault .*\u001b\[39m$/);
});

test('what lacks the same is told once, the most wanted first; what is open for another reason is told by itself', () => {
  const open = (id: string, what: string): Finding =>
    finding(id, { outcome: 'inconclusive', message: `It needs ${what}.`, lacks: { needs: ['a-key'], what } });
  const findings = [
    open('a.one', 'a count'),
    open('a.two', 'three items'),
    open('b.two', 'three items'),
    finding('a.moved', { outcome: 'inconclusive', message: 'The data moved.' }),
    finding('a.refused', { outcome: 'inconclusive', message: 'It was refused.' }),
    finding('b.refused', { outcome: 'inconclusive', message: 'It was refused.' }),
  ];
  const told = lines({ findings });
  expect(told.slice(told.indexOf('Inconclusive'), told.indexOf('Inconclusive') + 9)).toEqual([
    'Inconclusive',
    '  MUST a.moved: the title of a.moved',
    '    The data moved.',
    '  a.refused, b.refused',
    '    It was refused.',
    '  2 requirements need three items:',
    '    a.two, b.two',
    '  1 requirement needs a count:',
    '    a.one',
  ]);
});
