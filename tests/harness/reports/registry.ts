/* eslint-disable @typescript-eslint/no-require-imports -- what is loaded late is loaded by a call, in CommonJS */
import type { ReportWriter } from './report-writer';

/** A report that can be chosen. What writes it is loaded when it is, because its libraries take longer to load than a command to start. */
export interface ReportForm extends Pick<ReportWriter, 'name' | 'file'> {
  readonly load: () => ReportWriter;
}

/** Every report that `--report` can name. Beside them, each run writes its ledger, its results and its recording. */
export const reportForms: readonly ReportForm[] = [
  { name: 'html', file: 'report.html', load: () => (require('./html/html-report') as typeof import('./html/html-report')).html },
  { name: 'junit', file: 'junit.xml', load: () => (require('./junit') as typeof import('./junit')).junit },
  { name: 'ctrf', file: 'ctrf.json', load: () => (require('./ctrf') as typeof import('./ctrf')).ctrf },
  { name: 'sarif', file: 'results.sarif', load: () => (require('./sarif') as typeof import('./sarif')).sarif },
  { name: 'markdown', file: 'summary.md', load: () => (require('./markdown') as typeof import('./markdown')).markdown },
  { name: 'badge', file: 'badge.svg', load: () => (require('./badge') as typeof import('./badge')).badge },
];

export const reportNames: readonly string[] = reportForms.map(({ name }) => name);

/** What is written without `--report`. */
export const defaultReports: readonly string[] = ['html', 'junit'];

/** The writers of the reports with these names, in the order of the table. */
export function loadReports(names: readonly string[]): readonly ReportWriter[] {
  return reportForms.filter(({ name }) => names.includes(name)).map(({ load }) => load());
}
