import { appendFileSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { errorParts } from '../client/failure';
import type { LedgerContents } from '../findings/ledger';
import { baselineDraft } from './baseline-draft';
import { markdown } from './markdown';
import { type Repro, reproFolder } from './repro';
import type { ReportContext, ReportWriter } from './report-writer';
import { writeWhole } from './whole-file';

/** What could be written, and one sentence for each file that could not. */
export interface WrittenReport {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/** Does each step whatever became of the others: the verdict counts even where a disk is full. */
export function writeEach(steps: readonly { readonly file: string; readonly write: () => void }[]): WrittenReport {
  const files: string[] = [];
  const problems: string[] = [];
  for (const { file, write } of steps) {
    try {
      write();
      files.push(file);
    } catch (error) {
      problems.push(errorParts(error).message);
    }
  }
  return { files, problems };
}

/** A step that writes a report into the directory. */
export function reportStep(directory: string, writer: ReportWriter, contents: LedgerContents, context: ReportContext) {
  const file = path.join(directory, writer.file);
  return { file, write: () => writeWhole(file, `the ${writer.name} report`, [writer.write(contents, context)]) };
}

/** The file of a script, below the directory of a run. */
export const reproFile = (directory: string, { file }: Pick<Repro, 'file'>): string => path.join(directory, reproFolder, file);

/** Steps that write what shows each fault again. */
export function reproSteps(directory: string, repros: readonly Repro[]) {
  return repros.map((repro) => {
    const file = reproFile(directory, repro);
    const write = (): void => {
      mkdirSync(path.dirname(file), { recursive: true });
      writeWhole(file, 'the script', [repro.text]);
    };
    return { file, write };
  });
}

/** A step that begins a baseline. */
export function baselineStep(file: string, contents: LedgerContents) {
  return { file, write: () => writeWhole(file, 'the baseline', [baselineDraft(contents)]) };
}

/** Without waiting for a pipe that nobody reads. */
const appending = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/** A step that appends the summary to the file that a pipeline shows, `$GITHUB_STEP_SUMMARY`. */
export function summaryStep(file: string, contents: LedgerContents, context: ReportContext) {
  const write = (): void => {
    try {
      const descriptor = openSync(file, appending, 0o666);
      try {
        appendFileSync(descriptor, `${markdown.write(contents, context)}\n`);
      } finally {
        closeSync(descriptor);
      }
    } catch (cause) {
      throw new Error(`Expected to append the summary to ${file} (GITHUB_STEP_SUMMARY); ${errorParts(cause).message}.`, {
        cause,
      });
    }
  };
  return { file, write };
}
