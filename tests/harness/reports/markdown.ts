import type { LedgerContents } from '../findings/ledger';
import { counted } from '../text/counted';
import type { CaseStatus, ReportCase } from './case';
import { caseTitle, casesOf } from './case';
import { verdictMeaning } from './console';
import { evidenceText } from './evidence-text';
import { blockOf, codeOf, plainOf } from './markdown-text';
import { notApplicableLine } from './not-applicable';
import type { ReportContext, ReportWriter } from './report-writer';
import { resultsOf } from './results';
import { runProblems } from './run-problem';

/** Of one section; GitHub refuses a summary above a mebibyte, and nobody reads one. */
const shownCases = 25;

const titles: readonly { readonly status: CaseStatus; readonly title: string }[] = [
  { status: 'failed', title: 'Failures' },
  { status: 'broken', title: 'Errors of the harness' },
  { status: 'warned', title: 'Warnings' },
  { status: 'skipped', title: 'Not shown either way' },
];

function toldCase(entry: ReportCase, contents: LedgerContents, { clause, requirement }: ReportContext): readonly string[] {
  const { id, status, outcome, finding, message } = entry;
  const title = plainOf(caseTitle(entry, requirement(id)));
  if (status === 'skipped') return [`- **${title}** (${outcome}) ${plainOf(message, 1000)}`];
  const where = clause(id);
  return [
    `### ${title}`,
    '',
    plainOf(message, 1000),
    ...(finding === undefined || finding.exchanges.length === 0 ? [] : ['', blockOf(evidenceText(finding, contents))]),
    ...(where === undefined ? [] : ['', `Clause: ${codeOf(`${where.uri}:${where.line}`)}`]),
    '',
  ];
}

function section(
  title: string,
  entries: readonly ReportCase[],
  contents: LedgerContents,
  context: ReportContext,
  foot: readonly string[],
): readonly string[] {
  if (entries.length + foot.length === 0) return [];
  const rest = entries.length - shownCases;
  return [
    `## ${title}`,
    '',
    ...entries.slice(0, shownCases).flatMap((entry) => toldCase(entry, contents, context)),
    ...(rest > 0 ? ['', `And ${rest} more, in results.json.`, ''] : []),
    ...foot,
    '',
  ];
}

/** A summary in GitHub's Markdown: the verdict, counts, then whatever is not a pass, then what was observed. */
function write(contents: LedgerContents, context: ReportContext): string {
  const { verdict, exitCode, target, embedded, contract, requests, durationMs, observed } = resultsOf(contents);
  const cases = casesOf(contents);
  const of = (status: CaseStatus): readonly ReportCase[] => cases.filter((entry) => entry.status === status);
  const statuses = ['passed', ...titles.map(({ status }) => status)] as const;
  // One line for all of them: dozens would leave no room for what is open.
  const left = notApplicableLine(contents.findings);
  const [leftLead = '', ...leftReasons] = left?.split(': ') ?? [];
  const leftLines = left === undefined ? [] : [`- **${plainOf(leftLead)}** ${plainOf(leftReasons.join(': '), 1000)}`, ''];
  const shownOf = (status: CaseStatus): readonly ReportCase[] => of(status).filter(({ outcome }) => outcome !== 'not-applicable');
  const problems = runProblems(contents).map(({ name, message }) => `- **${plainOf(name)}** ${plainOf(message, 1000)}`);
  const seen = Object.entries(observed).map(([key, value]) => `| ${codeOf(key)} | ${codeOf(value)} |`);
  return [
    `# Listing conformance: ${verdict}`,
    '',
    `${verdictMeaning[verdict]} (exit code ${exitCode}). Target ${codeOf(target)}${embedded ? ' (the embedded reference server)' : ''}, contract ${codeOf(contract)}, ${counted(requests, 'request')} in ${(durationMs / 1000).toFixed(1)} s.`,
    '',
    `| ${statuses.join(' | ')} |`,
    `| ${statuses.map(() => '---:').join(' | ')} |`,
    `| ${statuses.map((status) => of(status).length).join(' | ')} |`,
    '',
    ...(problems.length === 0 ? [] : [...problems, '']),
    ...titles.flatMap(({ status, title }) =>
      section(title, shownOf(status), contents, context, status === 'skipped' ? leftLines : []),
    ),
    ...(seen.length === 0 ? [] : ['## Observed', '', '| Choice | Behaviour |', '| --- | --- |', ...seen, '']),
  ].join('\n');
}

export const markdown: ReportWriter = { name: 'markdown', file: 'summary.md', write };
