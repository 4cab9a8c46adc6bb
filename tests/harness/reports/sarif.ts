import type { Log, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import type { ClauseText } from '../contract/clause';
import type { LedgerContents } from '../findings/ledger';
import type { CaseStatus, ReportCase } from './case';
import { casesOf } from './case';
import { evidenceText } from './evidence-text';
import { printable } from './printable';
import type { ReportContext, ReportWriter } from './report-writer';
import { resultsOf } from './results';
import { runProblems } from './run-problem';

const specification = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

// SARIF 2.1.0, sections 3.27.9 (kind) and 3.27.10 (level)
const shown: { readonly [status in CaseStatus]: Pick<Result, 'kind' | 'level'> } = {
  passed: { kind: 'pass', level: 'none' },
  failed: { kind: 'fail', level: 'error' },
  warned: { kind: 'fail', level: 'warning' },
  skipped: { kind: 'open', level: 'none' },
  broken: { kind: 'open', level: 'none' },
};

const text = (value: string): { text: string } => ({ text: printable(value, 4000) });

function placeOf({ uri, line, column, endLine, endColumn }: ClauseText): NonNullable<Result['locations']>[number] {
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return { physicalLocation: { artifactLocation: { uri, uriBaseId: 'SRCROOT' }, region } };
}

function ruleOf({ id, finding }: ReportCase, { requirement }: ReportContext): ReportingDescriptor {
  const known = requirement(id) ?? finding;
  return {
    id,
    shortDescription: text(known?.title ?? id),
    ...(known !== undefined && 'why' in known && { fullDescription: text(known.why) }),
    defaultConfiguration: { level: known?.level === 'SHOULD' ? 'warning' : 'error' },
  };
}

function resultOf(entry: ReportCase, index: number, contents: LedgerContents, { clause }: ReportContext): Result {
  const { id, status, outcome, message, finding } = entry;
  const where = clause(id);
  const accepted = status === 'skipped' && (outcome === 'fail' || outcome === 'warn');
  const evidence =
    finding !== undefined && finding.exchanges.length > 0 && status !== 'passed' ? evidenceText(finding, contents) : '';
  return {
    ruleId: id,
    ruleIndex: index,
    ...(accepted ? shown.failed : shown[status]),
    ...(accepted && { suppressions: [{ kind: 'external', justification: printable(message, 500) }] }),
    message: text(message === '' ? 'Kept.' : message),
    ...(where !== undefined && { locations: [placeOf(where)] }),
    // The clause stays where it is when the target changes, so a finding is the same from run to run by its requirement.
    partialFingerprints: { 'requirement/v1': id },
    properties: { outcome, ...(evidence !== '' && { evidence }) },
  };
}

/** SARIF 2.1.0: a result for each requirement, at the line of the contract that promises it. */
function write(contents: LedgerContents, context: ReportContext): string {
  const { verdict, exitCode, target, contract, startedAt, durationMs } = resultsOf(contents);
  const cases = casesOf(contents);
  const problems = runProblems(contents).map(({ name, message }): Notification => ({
    level: 'error',
    message: text(`${name}: ${message}`),
  }));
  const run: Run = {
    tool: {
      driver: {
        name: 'listing-conformance',
        version: contents.run?.harness ?? '0.0.0',
        rules: cases.map((entry) => ruleOf(entry, context)),
      },
    },
    originalUriBaseIds: {
      SRCROOT: { description: { text: 'The directory that holds the contract or the repository with it.' } },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: problems.length === 0 && cases.every(({ status }) => status !== 'broken'),
        exitCode,
        startTimeUtc: startedAt,
        endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
        toolExecutionNotifications: problems,
      },
    ],
    results: cases
      .map((entry, index) => resultOf(entry, index, contents, context))
      .filter((_, index) => cases[index]?.outcome !== 'not-judged'),
    properties: { verdict, target: printable(target), contract: printable(contract) },
  };
  const log: Log = { $schema: specification, version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

export const sarif: ReportWriter = { name: 'sarif', file: 'results.sarif', write };
