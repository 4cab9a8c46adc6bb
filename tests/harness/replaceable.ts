import { lstatSync } from 'node:fs';

/** Throws an `Error` where at a path stands what no run has written: neither a file, nor a link, which is replaced and not followed. */
export function checkReplaceable(file: string): void {
  const before = lstatSync(file, { throwIfNoEntry: false });
  if (before !== undefined && !before.isFile() && !before.isSymbolicLink())
    throw new Error(`at ${file} there is something else than a file (${before.isDirectory() ? 'EISDIR' : 'a pipe or a device'})`);
}
