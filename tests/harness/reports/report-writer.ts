import type { ClauseText } from '../contract/clause';
import type { Requirement } from '../findings/finding';
import type { LedgerContents } from '../findings/ledger';

/** What a report may say beyond the ledger: what the requirements rest on. */
export interface ReportContext {
  readonly requirement: (id: string) => Requirement | undefined;
  /** The clause a requirement rests on; `undefined` where the contract cannot be read any more. */
  readonly clause: (id: string) => ClauseText | undefined;
}

/** One form of report, as `--report` names it. */
export interface ReportWriter {
  readonly name: string;
  /** Its file in the directory of the run. */
  readonly file: string;
  /** The report as text, made from the ledger of a run that ended. */
  readonly write: (contents: LedgerContents, context: ReportContext) => string;
}
