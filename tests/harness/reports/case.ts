import type { Finding, Level, Outcome } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import { faultsOf } from './fault';

/** What a pipeline makes of a finding: only `failed` and `broken` are bad news. */
export type CaseStatus = 'passed' | 'failed' | 'warned' | 'skipped' | 'broken';

/** One planned requirement as pipelines see it: a test case. */
export interface ReportCase {
  readonly id: string;
  /** `pagination` of `pagination.limit-maximum`. */
  readonly area: string;
  readonly status: CaseStatus;
  readonly outcome: Outcome | 'not-judged';
  /** In whole sentences; empty on a pass. */
  readonly message: string;
  /** Absent where the run ended before it was judged. */
  readonly finding: Finding | undefined;
}

function statusOf(outcome: Outcome, strict: boolean, accepted: boolean): CaseStatus {
  switch (outcome) {
    case 'pass':
      return 'passed';
    case 'fail':
      return accepted ? 'skipped' : 'failed';
    case 'warn':
      if (accepted) return 'skipped';
      return strict ? 'failed' : 'warned';
    case 'inconclusive':
    case 'not-applicable':
    case 'disabled':
      return 'skipped';
    case 'error':
      return 'broken';
  }
}

const areaOf = (id: string): string => id.split('.', 1)[0] ?? id;

/** Every planned requirement in the order of the plan, judged or not. */
export function casesOf({ run, findings, end }: LedgerContents): readonly ReportCase[] {
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return (run?.plan ?? []).map((id) => {
    const finding = byId.get(id);
    const shared = { id, area: areaOf(id), finding };
    if (finding === undefined)
      return { ...shared, status: 'skipped', outcome: 'not-judged', message: 'The run ended before this was judged.' };
    const entry = end?.baseline?.accepted.find((one) => one.id === id);
    const accepted = entry === undefined ? '' : `Accepted by the baseline until ${entry.expires}: ${entry.reason}. `;
    return {
      ...shared,
      status: statusOf(finding.outcome, run?.conditions?.strict === true, entry !== undefined),
      outcome: finding.outcome,
      message: accepted + finding.message,
    };
  });
}

/**
 * The same as the tests of a pipeline: one fault fails one test, and what follows from it is skipped and says so. The test that leads
 * fails with its fault, also where it is a SHOULD that explains a MUST.
 */
export function testCasesOf(contents: LedgerContents): readonly ReportCase[] {
  const faults = faultsOf(contents);
  const accepted = new Set(contents.end?.baseline?.accepted.map(({ id }) => id));
  return casesOf(contents).map((entry) => {
    const fault = faults.find(({ lead, consequences }) => [lead, ...consequences].some(({ id }) => id === entry.id));
    if (fault === undefined || accepted.has(entry.id)) return entry;
    const { lead, status } = fault;
    if (lead.id === entry.id) return { ...entry, status: status === 'failed' ? 'failed' : 'warned' };
    // What an accepted failure explains and does not accept, such as an entry that expired, stands for itself.
    if (accepted.has(lead.id)) return entry;
    return { ...entry, status: 'skipped', message: `Follows from ${lead.id}. ${entry.message}` };
  });
}

/**
 * How long the target took to answer what a case rests on, in milliseconds. Requests are shared by the checks, so the sum over all cases
 * means nothing.
 */
export function durationOf({ finding }: ReportCase, { exchanges }: Pick<LedgerContents, 'exchanges'>): number {
  const attempts = (finding?.exchanges ?? []).flatMap((id) => exchanges.get(id)?.attempts ?? []);
  return Math.round(attempts.reduce((sum, { durationMs }) => sum + durationMs, 0));
}

/** `MUST pagination.limit-maximum: no page holds more items than the maximum`; level and title where they are known. */
export function caseTitle({ id, finding }: ReportCase, known?: { readonly level: Level; readonly title: string }): string {
  const named = finding ?? known;
  return named === undefined ? id : `${named.level} ${id}: ${named.title}`;
}
