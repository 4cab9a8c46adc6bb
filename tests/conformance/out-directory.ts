import { existsSync, lstatSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ConfigError, HarnessError } from '../harness/errors';
import type { Ledger } from '../harness/findings/ledger';
import { openLedger } from '../harness/findings/ledger';
import { makeDirectory } from '../harness/made-directory';
import { checkReplaceable } from '../harness/replaceable';
import { reportForms } from '../harness/reports/registry';
import { reproFolder } from '../harness/reports/repro';
import { lockDirectory, type Taken } from './run-lock';
import { unwrittenBecause } from '../harness/unwritten';

/** The files of one run. */
export interface OutDirectory {
  readonly directory: string;
  readonly ledger: Ledger;
  readonly ledgerFile: string;
  readonly resultsFile: string;
  readonly recordingFile: string;
  /** What the document would have to say, where that was asked for. */
  readonly patchFile: string;
  /** Throws `HarnessError` (`OUT_LOST`) where the directory is no more the one that was opened. */
  readonly check: () => void;
  /** Lets other runs write into the directory. */
  readonly free: () => void;
}

/**
 * Creates the directory, opens the ledger in it and takes away what a run before left there, but for `kept`: the recording that is
 * judged. A directory that is a link is the one that it leads to; a link in it is taken away, and not followed. Throws `ConfigError` where
 * it cannot, or another run is under way there; what was there is then left as it was.
 */
export function openOutDirectory(directory: string, kept?: string): OutDirectory {
  const resultsFile = path.join(directory, 'results.json');
  const recordingFile = path.join(directory, 'exchanges.har');
  const patchFile = path.join(directory, 'contract.patch');
  const ledgerFile = path.join(directory, 'ledger.ndjson');
  const reproDirectory = path.join(directory, reproFolder);
  const isKept = kept !== undefined && isSame(kept, recordingFile);
  const reports = reportForms.map(({ file }) => path.join(directory, file));
  const stale = [...reports, resultsFile, patchFile, ...(isKept ? [] : [recordingFile])];
  let taken: Taken | undefined;
  try {
    makeDirectory(directory);
    const { lost, free } = (taken = lockDirectory(directory));
    const check = (): void => {
      const problem = lost();
      if (problem === undefined) return;
      throw new HarnessError(
        'OUT_LOST',
        `Expected ${directory} to stay the directory in which the run began; ${problem}, and the run writes nothing there. Choose an --out that nothing else moves, and run again.`,
      );
    };
    for (const file of stale) checkReplaceable(file);
    if (!isDirectory(reproDirectory)) checkReplaceable(reproDirectory);
    const ledger = openLedger(ledgerFile);
    // A run that is killed must not leave the results of another beside its ledger.
    for (const file of stale) rmSync(file, { force: true });
    rmSync(reproDirectory, { recursive: true, force: true });
    return { directory, ledger, ledgerFile, resultsFile, recordingFile, patchFile, check, free };
  } catch (cause) {
    taken?.free();
    if (cause instanceof ConfigError) throw cause;
    const why = unwrittenBecause(cause);
    throw new ConfigError('CONFIG_OUT_UNWRITABLE', `Cannot write to ${directory}: ${why}. Choose another directory with --out.`, {
      cause,
    });
  }
}

const isDirectory = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === true;

function isSame(file: string, other: string): boolean {
  return existsSync(file) && existsSync(other) && realpathSync(file) === realpathSync(other);
}
