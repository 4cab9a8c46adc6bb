import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces';
import type { LedgerContents } from '../findings/ledger';
import type { ReportCase } from './case';
import { caseTitle, durationOf, testCasesOf } from './case';
import { evidenceText } from './evidence-text';
import { printable } from './printable';
import type { ReportContext, ReportWriter } from './report-writer';
import { resultsOf } from './results';
import { runProblems } from './run-problem';

/** Of a reason that is one line in a list of tests. */
const reasonWidth = 2000;

/** What stands below a test case. Jenkins' schema lets `skipped` have text only, so a reason is never an attribute of it. */
function tell(test: XMLBuilder, entry: ReportCase, contents: LedgerContents, { clause, requirement }: ReportContext): void {
  const { id, status, finding, message } = entry;
  const reason = printable(message, reasonWidth);
  const text = (): string => {
    const where = clause(id);
    return [
      reason,
      ...(finding === undefined ? [] : [evidenceText(finding, contents)]),
      ...(where === undefined ? [] : [`Clause: ${where.uri}:${where.line}`]),
      `Why: ${requirement(id)?.why ?? 'unknown'}`,
    ].join('\n');
  };
  switch (status) {
    case 'passed':
      return;
    case 'failed':
      test.ele('failure', { type: entry.outcome, message: reason }).txt(text());
      return;
    case 'broken':
      test.ele('error', { type: entry.outcome, message: reason }).txt(reason);
      return;
    case 'skipped':
      test.ele('skipped').txt(`${entry.outcome}: ${reason}`);
      return;
    case 'warned':
      test.ele('system-out').txt(`Warning: ${text()}`);
      return;
  }
}

const count = (cases: readonly ReportCase[], status: ReportCase['status']): number =>
  cases.filter((entry) => entry.status === status).length;

/** JUnit XML in the form that Jenkins, GitLab and Azure read: one suite for each area, one test case for each requirement. */
function write(contents: LedgerContents, context: ReportContext): string {
  const { sentence = '', target, contract, startedAt, verdict, durationMs } = resultsOf(contents);
  const cases = testCasesOf(contents);
  const problems = runProblems(contents);
  const time = (durationMs / 1000).toFixed(3);
  // What the target sent may hold characters that XML 1.0 cannot carry, not even escaped.
  const root = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' }).ele('testsuites', {
    name: 'listing conformance',
    tests: cases.length + problems.length,
    failures: count(cases, 'failed') + problems.length,
    errors: count(cases, 'broken'),
    time,
  });
  const suite = (name: string, members: readonly ReportCase[], failures: number): XMLBuilder => {
    const element = root.ele('testsuite', {
      name,
      tests: members.length + failures,
      failures: count(members, 'failed') + failures,
      errors: count(members, 'broken'),
      skipped: count(members, 'skipped'),
      timestamp: startedAt.replace(/\.\d+Z$/, ''),
    });
    const properties = element.ele('properties');
    for (const [property, value] of Object.entries({ sentence, target, contract, verdict }))
      properties.ele('property', { name: property, value: printable(value) });
    return element;
  };
  for (const area of new Set(cases.map((entry) => entry.area))) {
    const members = cases.filter((entry) => entry.area === area);
    const element = suite(area, members, 0);
    for (const entry of members) {
      const test = element.ele('testcase', {
        name: caseTitle(entry, context.requirement(entry.id)),
        classname: area,
        time: (durationOf(entry, contents) / 1000).toFixed(3),
      });
      tell(test, entry, contents, context);
    }
  }
  if (problems.length > 0) {
    const element = suite('run', [], problems.length);
    for (const { name, message } of problems) {
      const reason = printable(message, reasonWidth);
      element.ele('testcase', { name, classname: 'run' }).ele('failure', { type: verdict, message: reason }).txt(reason);
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

export const junit: ReportWriter = { name: 'junit', file: 'junit.xml', write };
