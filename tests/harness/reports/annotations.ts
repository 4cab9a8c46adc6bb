import { toldLevel } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';
import { counted } from '../text/counted';
import { caseTitle, casesOf } from './case';
import { type Fault, type FaultStatus, faultsOf } from './fault';
import { printable } from './printable';
import type { ReportContext } from './report-writer';
import { runProblems } from './run-problem';
import { sentenceOf } from './sentence';

/** GitHub shows ten annotations of a level for each step. */
const shownOfLevel = 10;

// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

type AnnotationLevel = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  readonly place?: { readonly uri: string; readonly line: number } | undefined;
}

function lineOf({ level, title, message, place }: Annotation): string {
  const properties = [
    ...(place === undefined ? [] : [`file=${property(decodeURI(place.uri))}`, `line=${place.line}`]),
    `title=${property(printable(title))}`,
  ];
  return `::${level} ${properties.join(',')}::${data(printable(message, 1000))}`;
}

/** Of a fault: what it is, where the contract promises otherwise, and how much follows from it. */
function annotationOf({ lead, consequences }: Fault, { clause }: ReportContext): Omit<Annotation, 'level'> {
  const more = counted(consequences.length, 'further requirement follows', 'further requirements follow');
  return {
    title: `${toldLevel(lead)} ${lead.id}: ${lead.title}`,
    message: consequences.length === 0 ? lead.message : `${lead.message} ${more} from it.`,
    place: clause(lead.id),
  };
}

function bounded(annotations: readonly Annotation[]): readonly Annotation[] {
  const [first] = annotations;
  if (first === undefined || annotations.length <= shownOfLevel) return annotations;
  const rest = annotations.length - shownOfLevel + 1;
  const { level } = first;
  return [...annotations.slice(0, shownOfLevel - 1), { level, title: 'and more', message: `${rest} more stand in the reports.` }];
}

/**
 * Workflow commands for GitHub, one a line: the sentence, an error for each problem of the run and each fault that fails it, a warning
 * for each that does not. What follows from a fault has none of its own.
 */
export function annotations(contents: LedgerContents, context: ReportContext): string {
  const faults = faultsOf(contents);
  const of = (status: FaultStatus, level: AnnotationLevel): readonly Annotation[] =>
    faults.filter((fault) => fault.status === status).map((fault) => ({ level, ...annotationOf(fault, context) }));
  const broken = casesOf(contents).filter(({ status }) => status === 'broken');
  const errors = [
    ...runProblems(contents).map(({ name, message }): Annotation => ({ level: 'error', title: name, message })),
    ...of('failed', 'error'),
    ...broken.map((entry): Annotation => ({
      level: 'error',
      title: caseTitle(entry, context.requirement(entry.id)),
      message: entry.message,
      place: context.clause(entry.id),
    })),
  ];
  const first: Annotation = { level: 'notice', title: 'Listing conformance', message: sentenceOf(contents) };
  return [first, ...bounded(errors), ...bounded(of('warned', 'warning'))].map((one) => `${lineOf(one)}\n`).join('');
}

/** Text in which GitHub looks for no command, whatever a target has put there. `token`: anything nobody can guess. */
export function withoutCommands(text: string, token: string): string {
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}
