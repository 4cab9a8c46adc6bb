import { toldLevel } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import { counted } from '../text/counted';
import type { ReportCase } from './case';
import { caseTitle, casesOf } from './case';
import { evidenceText } from './evidence-text';
import { type Fault, type FaultStatus, faultsOf } from './fault';
import { lackGroups } from './lacking';
import { blockOf, codeOf, plainOf } from './markdown-text';
import { notApplicableLine } from './not-applicable';
import type { ReportContext, ReportWriter } from './report-writer';
import { resultsOf } from './results';
import { runProblems } from './run-problem';

/** Nobody reads more, and a job of many targets shows many such pages. In bytes; together they stay under 20 KB. */
const room = { faults: 6000, evidence: 6000, open: 3000, observed: 2500 } as const;

/** The first blocks that fit in so many bytes, and how many are left. */
function fitting(blocks: readonly string[], bytes: number): readonly string[] {
  let left = bytes;
  const kept = blocks.filter((block, index) => {
    left -= Buffer.byteLength(block) + 1;
    return left >= 0 || index === 0;
  });
  const rest = blocks.length - kept.length;
  return rest === 0 ? kept : [...kept, '', `And ${rest} more, in results.json.`];
}

const folded = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];

const widest = 1000;

function faultLine({ lead, consequences }: Fault, { clause }: ReportContext): string {
  const where = clause(lead.id);
  const follow = consequences.map(({ id }) => plainOf(id, 100));
  const shown = follow.length > 3 ? [...follow.slice(0, 3), `${follow.length - 3} more`] : follow;
  return [
    `- **${plainOf(`${toldLevel(lead)} ${lead.id}: ${lead.title}`)}** ${plainOf(lead.message, 300)}`,
    ...(where === undefined ? [] : [` ${codeOf(`${where.uri}:${where.line}`)}`]),
    ...(shown.length === 0 ? [] : [` Explains ${shown.join(', ')}.`]),
  ].join('');
}

function faultSections(contents: LedgerContents, context: ReportContext): readonly string[] {
  const faults = faultsOf(contents);
  const titles: readonly (readonly [FaultStatus, string])[] = [
    ['failed', 'Faults'],
    ['warned', 'Warnings'],
    ['accepted', 'Accepted by the baseline'],
  ];
  const lines = titles.flatMap(([status, title]) => {
    const members = faults.filter((fault) => fault.status === status);
    const shown = fitting(
      members.map((fault) => faultLine(fault, context)),
      room.faults / titles.length,
    );
    return members.length === 0 ? [] : [`## ${title}`, '', ...shown, ''];
  });
  const evidence = faults
    .filter(({ lead }) => lead.exchanges.length > 0)
    .map(({ lead }) => `${plainOf(lead.id)}\n\n${blockOf(cut(evidenceText(lead, contents)))}\n`);
  return [...lines, ...folded('Evidence', fitting(evidence, room.evidence))];
}

/** Of one fault; the rest stands in results.json. */
const shownEvidence = 2000;
const cut = (text: string): string =>
  text.length <= shownEvidence ? text : `${text.slice(0, text.lastIndexOf('\n', shownEvidence))}\n…`;

/** What could not be judged, once for all that lack the same; the rest by itself. */
function openSection(cases: readonly ReportCase[], contents: LedgerContents): readonly string[] {
  const open = cases.filter(({ outcome }) => outcome === 'inconclusive' || outcome === 'not-judged' || outcome === 'disabled');
  const groups = lackGroups(contents.findings).map(
    ({ what, ids }) =>
      `- ${counted(ids.length, 'requirement needs', 'requirements need')} ${plainOf(what)}: ${plainOf(ids.join(', '), 500)}`,
  );
  const others = open
    .filter(({ finding }) => finding?.lacks === undefined)
    .map(({ id, outcome, message }) => `- **${plainOf(id)}** (${outcome}) ${plainOf(message, 500)}`);
  const left = notApplicableLine(contents.findings);
  const lines = [...fitting([...groups, ...others], room.open), ...(left === undefined ? [] : ['', plainOf(left, widest)])];
  return folded(`Not shown either way: ${counted(open.length, 'requirement')}`, lines);
}

/** A summary in GitHub's Markdown, under 20 KB: the sentence, each fault in a line, and the rest folded. */
function write(contents: LedgerContents, context: ReportContext): string {
  const results = resultsOf(contents);
  const { sentence = '', verdict, exitCode, target, embedded, contract, requests, durationMs, observed } = results;
  const cases = casesOf(contents);
  const problems = runProblems(contents).map(({ name, message }) => `- **${plainOf(name)}** ${plainOf(message, widest)}`);
  const broken = cases
    .filter(({ status }) => status === 'broken')
    .map((entry) => `- **${plainOf(caseTitle(entry, context.requirement(entry.id)))}** ${plainOf(entry.message, widest)}`);
  const statuses = ['passed', 'failed', 'broken', 'warned', 'skipped'] as const;
  const seen = Object.entries(observed).map(([key, value]) => `- ${codeOf(key, 100)}: ${codeOf(value, 100)}`);
  return [
    `# ${plainOf(sentence, widest)}`,
    '',
    `Listing conformance: ${verdict} (exit code ${exitCode}). Target ${codeOf(target)}${embedded ? ' (the embedded reference server)' : ''}, contract ${codeOf(contract)}, ${counted(requests, 'request')} in ${(durationMs / 1000).toFixed(1)} s.`,
    '',
    `| ${statuses.join(' | ')} |`,
    `| ${statuses.map(() => '---:').join(' | ')} |`,
    `| ${statuses.map((status) => cases.filter((entry) => entry.status === status).length).join(' | ')} |`,
    '',
    ...(problems.length === 0 ? [] : [...fitting(problems, room.open / 2), '']),
    ...(broken.length === 0 ? [] : ['## Errors of the harness', '', ...fitting(broken, room.open / 2), '']),
    ...faultSections(contents, context),
    ...openSection(cases, contents),
    ...folded(`Observed: ${counted(seen.length, 'choice')} that the contract leaves open`, fitting(seen, room.observed)),
  ].join('\n');
}

export const markdown: ReportWriter = { name: 'markdown', file: 'summary.md', write };
