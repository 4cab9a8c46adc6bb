import type { CTRFReport, Test, TestStatus } from 'ctrf';
import { ReportBuilder } from 'ctrf';
import type { LedgerContents } from '../findings/ledger';
import type { CaseStatus, ReportCase } from './case';
import { caseTitle, durationOf, testCasesOf } from './case';
import { evidenceText } from './evidence-text';
import { printable } from './printable';
import type { ReportContext, ReportWriter } from './report-writer';
import { resultsOf } from './results';
import { runProblems } from './run-problem';

// https://ctrf.io/docs/specification/status
const statuses: { readonly [status in CaseStatus]: TestStatus } = {
  passed: 'passed',
  warned: 'passed',
  failed: 'failed',
  broken: 'other',
  skipped: 'skipped',
};

function testOf(entry: ReportCase, contents: LedgerContents, { requirement, clause }: ReportContext): Test {
  const { id, area, status, outcome, message, finding } = entry;
  const told = status !== 'passed';
  const where = told ? clause(id) : undefined;
  const evidence = finding !== undefined && finding.exchanges.length > 0 && told ? evidenceText(finding, contents) : '';
  return {
    name: caseTitle(entry, requirement(id)),
    status: statuses[status],
    duration: durationOf(entry, contents),
    suite: [area],
    rawStatus: outcome,
    ...(told && { message: printable(message, 2000) }),
    ...(evidence !== '' && { trace: evidence }),
    ...(typeof finding?.cause === 'string' && { extra: { cause: finding.cause } }),
    ...(where !== undefined && { filePath: decodeURI(where.uri), line: where.line }),
  };
}

/** Common Test Report Format, https://ctrf.io: a test for each requirement, and one for each problem of the run itself. */
function write(contents: LedgerContents, context: ReportContext): string {
  const { sentence, target, contract, startedAt, durationMs, verdict } = resultsOf(contents);
  const start = Date.parse(startedAt);
  const tests: Test[] = [
    ...testCasesOf(contents).map((entry) => testOf(entry, contents, context)),
    ...runProblems(contents).map(({ name, message }): Test => ({
      name,
      status: 'failed',
      duration: 0,
      suite: ['run'],
      message: printable(message, 2000),
    })),
  ];
  const report: CTRFReport = new ReportBuilder()
    .timestamp(startedAt)
    .tool({ name: 'listing-conformance', version: contents.run?.harness ?? 'unknown' })
    .environment({ testEnvironment: target, extra: { sentence, contract, verdict } })
    .addTests(tests)
    .summaryOverrides({ start, stop: start + Math.round(durationMs) })
    .build();
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

export const ctrf: ReportWriter = { name: 'ctrf', file: 'ctrf.json', write };
