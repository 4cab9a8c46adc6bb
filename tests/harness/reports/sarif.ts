import type { Log, Notification, ReportingDescriptor, Result, Run } from 'sarif';
import type { ClauseText } from '../contract/clause';
import type { LedgerContents } from '../findings/ledger';
import type { Level } from '../findings/finding';
import type { ReportCase } from './case';
import { casesOf } from './case';
import { type Fault, faultsOf } from './fault';
import { evidenceText } from './evidence-text';
import { printable } from './printable';
import type { ReportContext, ReportWriter } from './report-writer';
import { resultsOf } from './results';
import { runProblems } from './run-problem';

const specification = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

// SARIF 2.1.0, section 3.27.10. What a baseline accepts is an alert that is suppressed.
const levels: { readonly [level in Level]: 'error' | 'warning' } = { MUST: 'error', SHOULD: 'warning' };

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
    defaultConfiguration: { level: levels[known?.level ?? 'MUST'] },
  };
}

function resultOf(fault: Fault, entry: ReportCase, index: number, contents: LedgerContents, context: ReportContext): Result {
  const { lead, consequences, status } = fault;
  const { message, outcome } = entry;
  const where = context.clause(lead.id);
  const evidence = lead.exchanges.length > 0 ? evidenceText(lead, contents) : '';
  const explained = consequences.map(({ id }) => id);
  return {
    ruleId: lead.id,
    ruleIndex: index,
    kind: 'fail',
    level: levels[gravestOf(fault)],
    ...(status === 'accepted' && { suppressions: [{ kind: 'external', justification: printable(message, 500) }] }),
    message: text(explained.length === 0 ? message : `${printable(message, 3000)} It explains ${explained.join(', ')}.`),
    ...(where !== undefined && { locations: [placeOf(where)] }),
    // The clause stays where it is when the target changes, so a finding is the same from run to run by its requirement.
    partialFingerprints: { 'requirement/v1': lead.id },
    properties: { outcome, explains: explained, ...(evidence !== '' && { evidence }) },
  };
}

/** A SHOULD that explains a failed MUST fails the run with it. */
const gravestOf = ({ lead, consequences, status }: Fault): Level =>
  status === 'failed' || [lead, ...consequences].some(({ outcome }) => outcome === 'fail') ? 'MUST' : 'SHOULD';

/**
 * SARIF 2.1.0: a result for each fault, at the line of the contract that promises otherwise. What is kept, open or follows from another
 * fault is no result, because whoever reads the file makes an alert of each. Where the harness broke is a notification.
 */
function write(contents: LedgerContents, context: ReportContext): string {
  const { sentence, verdict, exitCode, target, contract, startedAt, durationMs } = resultsOf(contents);
  const cases = casesOf(contents);
  const byId = new Map(cases.map((entry) => [entry.id, entry]));
  const alerts = faultsOf(contents).flatMap((fault) => {
    const entry = byId.get(fault.lead.id);
    return entry === undefined ? [] : [{ fault, entry }];
  });
  const broken = cases.filter(({ status }) => status === 'broken').map(({ id, message }) => ({ name: id, message }));
  const problems = [...runProblems(contents), ...broken].map(({ name, message }): Notification => ({
    level: 'error',
    message: text(`${name}: ${message}`),
  }));
  const run: Run = {
    tool: {
      driver: {
        name: 'listing-conformance',
        version: contents.run?.harness ?? '0.0.0',
        rules: alerts.map(({ entry }) => ruleOf(entry, context)),
      },
    },
    originalUriBaseIds: {
      SRCROOT: { description: { text: 'The directory that holds the contract or the repository with it.' } },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: problems.length === 0,
        exitCode,
        startTimeUtc: startedAt,
        endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
        toolExecutionNotifications: problems,
      },
    ],
    results: alerts.map(({ fault, entry }, index) => resultOf(fault, entry, index, contents, context)),
    properties: { sentence, verdict, target: printable(target), contract: printable(contract) },
  };
  const log: Log = { $schema: specification, version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

export const sarif: ReportWriter = { name: 'sarif', file: 'results.sarif', write };
