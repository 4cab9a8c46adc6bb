import type { Exchange } from '../../harness/client/exchange';
import type { Finding, Outcome, Requirement } from '../../harness/findings/finding';
import type { LedgerContents } from '../../harness/findings/ledger';
import { collectRecords } from '../../harness/findings/ledger';
import { type EndRecord, ledgerVersion, type RunRecord } from '../../harness/findings/ledger-record';
import type { ReportContext } from '../../harness/reports/report-writer';

/** What a hostile target may put into a name: markup, escapes, commands of a pipeline, characters that XML cannot carry. */
export const hostile =
  '<script>alert(1)</script> & "q" \' ]]> \u0000\u0008\u001b[31m \ud800 \ufffe | `x` \r\n::error::owned %0A *b* <!-- 😀 @org/team';

const exchange = (id: number, part: Partial<Exchange> = {}): Exchange => ({
  id,
  request: { method: 'GET', url: `http://127.0.0.1:1/v1/rows?limit=${id}`, headers: {}, credential: 'configured' },
  response: { status: 200, headers: {}, text: JSON.stringify({ name: hostile }), json: { name: hostile }, echoed: false },
  attempts: [{ startedMs: 1, durationMs: 20, status: 200, failure: undefined, pausedMs: 0 }],
  ...part,
});

/** A finding in the area `rows`, with what usually goes with its outcome. */
export function finding(id: string, outcome: Outcome, part: Partial<Finding> = {}): Finding {
  const violated = outcome === 'fail' || outcome === 'warn';
  const proof = {
    subject: 'a page',
    evidence: 'exchange',
    expected: 'at most 2 items',
    received: hostile,
    exchanges: [1],
  } as const;
  return {
    id,
    level: outcome === 'warn' ? 'SHOULD' : 'MUST',
    core: false,
    outcome,
    title: `${id} <holds>`,
    witnesses: 1,
    message: outcome === 'pass' ? '' : `Because of ${hostile}.`,
    violations: violated ? [proof] : [],
    exchanges: violated ? [1] : [],
    curl: violated ? `curl -H "Key: $TARGET_API_KEY" 'http://127.0.0.1:1/v1/rows?limit=1'` : undefined,
    ...part,
  };
}

export const everyOutcome: readonly Finding[] = [
  finding('rows.kept', 'pass'),
  finding('rows.broken', 'fail'),
  finding('rows.loose', 'warn'),
  finding('rows.unseen', 'inconclusive'),
  finding('columns.none', 'not-applicable'),
  finding('columns.off', 'disabled'),
  finding('columns.crashed', 'error'),
];

/** One fault in three requirements, and one of security that explains nothing; causes as a run would say them. */
export const twoFaults: readonly Finding[] = [
  finding('rows.lead', 'warn'),
  finding('rows.first', 'fail'),
  finding('rows.second', 'warn'),
  finding('security.open', 'fail'),
];
export const twoCauses = { 'rows.first': 'rows.lead', 'rows.second': 'rows.lead' } as const;

/** The ledger of a run that ended; `planned` names requirements beyond those that were judged. */
export function ledgerOf(
  findings: readonly Finding[],
  end: Partial<EndRecord> = {},
  planned: readonly string[] = [],
  run: Partial<RunRecord> = {},
): LedgerContents {
  const contents = collectRecords();
  contents.add({
    kind: 'run',
    version: ledgerVersion,
    harness: '0.1.0',
    target: 'http://127.0.0.1:1',
    contract: 'spec/rows.openapi.yaml',
    startedAt: '2030-01-01T00:00:00.000Z',
    seed: 1,
    plan: [...findings.map(({ id }) => id), ...planned],
    ...run,
  });
  contents.add({ kind: 'exchange', exchange: exchange(1) });
  for (const one of findings) contents.add({ kind: 'finding', finding: one });
  contents.add({ kind: 'observation', key: 'limit.above-maximum', value: hostile, exchanges: [1] });
  contents.add({ kind: 'end', complete: true, verdict: 'violates', durationMs: 1234, ...end });
  return contents;
}

const requirement = (id: string): Requirement => ({
  id,
  level: 'MUST',
  core: false,
  evidence: ['exchange'],
  title: `${id} <holds>`,
  fault: `${id} does not hold`,
  probes: 'Asks and compares.',
  pointer: '{limit}',
  why: 'It is promised.',
});

export const context: ReportContext = {
  requirement,
  clause: () => ({
    uri: 'spec/parts/limit%20parameter.yaml',
    line: 3,
    column: 5,
    endLine: 4,
    endColumn: 12,
    text: '    maximum: 2',
  }),
};
