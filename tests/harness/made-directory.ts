import { existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** As `recursive`, which never comes back where a file system has a parent but takes no child, as `/proc`. */
export function makeDirectory(directory: string, named = directory): void {
  if (existsSync(directory)) {
    if (statSync(directory).isDirectory()) return;
    throw new Error(`${directory === named ? 'it' : directory} is no directory, and what stands there is left as it is`);
  }
  const parent = path.dirname(directory);
  // Where the working directory is gone it has none.
  if (parent !== directory) makeDirectory(parent, named);
  if (lstatSync(directory, { throwIfNoEntry: false }) !== undefined) throw new Error('it is a link that leads nowhere');
  mkdirSync(directory);
}
