import { appendFileSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { errorParts, isFull } from '../client/failure';
import { unwrittenBecause } from '../unwritten';
import type { LedgerContents } from '../findings/ledger';
import { baselineDraft } from './baseline-draft';
import { markdown } from './markdown';
import { type Repro, reproFolder } from './repro';
import type { ReportContext, ReportWriter } from './report-writer';
import { writeWhole } from './whole-file';

/** What could be written, and a sentence for each file that could not; where the disk is full, one for all. */
export interface WrittenReport {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/** A file to be written. */
export interface WriteStep {
  readonly file: string;
  readonly write: () => void;
}

/** A file that could not be written. */
export interface Unwritten {
  readonly file: string;
  readonly error: unknown;
}

/** Does a step; what it fails with is told later. */
export function unwritten({ file, write }: WriteStep): Unwritten | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    return { file, error };
  }
}

const isFullDisk = ({ error }: Unwritten): boolean => isFull((error as { readonly cause?: unknown }).cause);

/** A sentence for each file that could not be written, but one for all that a full disk has no more room for. */
export function problemsOf(failed: readonly Unwritten[]): readonly string[] {
  const messageOf = ({ error }: Unwritten): string => errorParts(error).message;
  const [first, ...more] = failed.filter(isFullDisk);
  const others = failed.filter((one) => !isFullDisk(one)).map(messageOf);
  if (first === undefined) return others;
  const beside = more.length === 0 ? '' : ` Nor could ${more.map(({ file }) => file).join(', ')} be written.`;
  return [`${messageOf(first)}${beside}`, ...others];
}

/** Does each step whatever became of the others: the verdict counts even where a disk is full. */
export function writeEach(steps: readonly WriteStep[]): WrittenReport {
  const failed = steps.flatMap((step) => unwritten(step) ?? []);
  const isWritten = ({ file }: WriteStep): boolean => failed.every((one) => one.file !== file);
  return { files: steps.filter(isWritten).map(({ file }) => file), problems: problemsOf(failed) };
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
      throw new Error(`Expected to append the summary to ${file} (GITHUB_STEP_SUMMARY); ${unwrittenBecause(cause)}.`, {
        cause,
      });
    }
  };
  return { file, write };
}
