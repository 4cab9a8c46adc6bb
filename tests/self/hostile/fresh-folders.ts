import fs from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../../harness/errors';
import { temporaryDirectory } from '../command/run-command';

/** A folder for a test file, gone behind its last test, and what makes a new empty one in it each time. */
export function freshFolders(): { readonly directory: string; readonly fresh: () => string } {
  const directory = temporaryDirectory();
  let number = 0;
  return {
    directory,
    fresh() {
      number += 1;
      const made = path.join(directory, String(number));
      fs.mkdirSync(made);
      return made;
    },
  };
}

/** With what sentence something is refused; any other error is thrown on. */
export function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'nothing was thrown';
}
