import type { LedgerContents } from '../findings/ledger';
import type { ReportCase } from './case';
import { caseTitle, casesOf } from './case';
import { printable } from './printable';
import type { ReportContext } from './report-writer';
import { runProblems } from './run-problem';

/** GitHub shows ten annotations of a level for each step. */
const shownOfLevel = 10;

// https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

type AnnotationLevel = 'error' | 'warning';

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

function annotationOf(level: AnnotationLevel, entry: ReportCase, { clause, requirement }: ReportContext): Annotation {
  return { level, title: caseTitle(entry, requirement(entry.id)), message: entry.message, place: clause(entry.id) };
}

function bounded(annotations: readonly Annotation[]): readonly Annotation[] {
  const [first] = annotations;
  if (first === undefined || annotations.length <= shownOfLevel) return annotations;
  const rest = annotations.length - shownOfLevel + 1;
  const { level } = first;
  return [...annotations.slice(0, shownOfLevel - 1), { level, title: 'and more', message: `${rest} more stand in the reports.` }];
}

/** Workflow commands for GitHub, one a line: an error for each failure and each problem of the run, a warning for each SHOULD not kept. */
export function annotations(contents: LedgerContents, context: ReportContext): string {
  const cases = casesOf(contents);
  const errors = [
    ...runProblems(contents).map(({ name, message }): Annotation => ({ level: 'error', title: name, message })),
    ...cases
      .filter(({ status }) => status === 'failed' || status === 'broken')
      .map((entry) => annotationOf('error', entry, context)),
  ];
  const warnings = cases.filter(({ status }) => status === 'warned').map((entry) => annotationOf('warning', entry, context));
  return [...bounded(errors), ...bounded(warnings)].map((one) => `${lineOf(one)}\n`).join('');
}

/** Text in which GitHub looks for no command, whatever a target has put there. `token`: anything nobody can guess. */
export function withoutCommands(text: string, token: string): string {
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}
