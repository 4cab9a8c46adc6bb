import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { isFull } from '../client/failure';
import { HarnessError } from '../errors';
import { checkReplaceable } from '../replaceable';
import { unwrittenBecause } from '../unwritten';

/**
 * Writes a file in whole or not at all: a reader never meets a half, and a link of this name is replaced, not followed. What is neither, such as a device, stays. `what`: such as `the results`, for the message. Throws
 * `HarnessError` (`REPORT_WRITE_FAILED`) where the file cannot be written.
 */
export function writeWhole(file: string, what: string, pieces: Iterable<string>): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    checkReplaceable(file);
    // Made new: whatever has this name is left over from a process that was killed, or a trap.
    rmSync(draft, { force: true });
    const descriptor = openSync(draft, 'wx');
    try {
      for (const piece of pieces) writeAll(descriptor, Buffer.from(piece));
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (cause) {
    removeDraft(draft);
    throw new HarnessError(
      'REPORT_WRITE_FAILED',
      `Expected to write ${what} ${file}; ${unwrittenBecause(cause)}. ${isFull(cause) ? 'Free some space or choose' : 'Choose'} another --out, and run again.`,
      { cause },
    );
  }
}

/** Where its directory is none any more, there is nothing to remove. */
function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // What kept it from being written is told.
  }
}

/** One call may write less than it was given. */
function writeAll(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}
