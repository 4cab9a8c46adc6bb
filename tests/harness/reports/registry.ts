import { html } from './html/html-report';
import { ctrf } from './ctrf';
import { junit } from './junit';
import { markdown } from './markdown';
import type { ReportWriter } from './report-writer';
import { sarif } from './sarif';

/** Every report that `--report` can name. Beside them, each run writes its ledger, its results and its recording. */
export const reportWriters: readonly ReportWriter[] = [html, junit, ctrf, sarif, markdown];

export const reportNames: readonly string[] = reportWriters.map(({ name }) => name);

/** What is written without `--report`. */
export const defaultReports: readonly string[] = [html.name, junit.name];
