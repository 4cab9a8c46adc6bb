import { lstatSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** When a process began, as the system counts it: a number of a process is given again. Empty where the system does not tell. */
function beginningOf(pid: number): string {
  try {
    // proc_pid_stat(5): the 22nd field, and the name before it may hold blanks and brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process that holds a lock; `undefined` where it has ended, or the file is no lock. */
function holderOf(file: string): number | undefined {
  if (!lstatSync(file).isFile()) return undefined;
  const [, digits, began] = /^(\d{1,10}) (\d*)\n$/.exec(readFileSync(file, 'latin1').slice(0, 100)) ?? [];
  const pid = Number(digits ?? 0);
  return pid > 0 && isAlive(pid) && beginningOf(pid) === began ? pid : undefined;
}

/** A directory that a run has taken. */
export interface Taken {
  /** Why it is no more the one that was taken, as the end of a sentence; `undefined` while it is. */
  readonly lost: () => string | undefined;
  /** Frees it; another one in its place is left as it is. */
  readonly free: () => void;
}

/** What tells a directory from all others, wherever a path leads. */
function numberOf(directory: string): string | undefined {
  const status = statSync(directory, { throwIfNoEntry: false, bigint: true });
  return status && `${status.dev} ${status.ino}`;
}

/**
 * Takes the directory for this run, because two that write into one would mix their files. Throws an `Error` where a run that is under way has it, or the lock cannot be written. A run that was killed leaves a lock that counts no more.
 */
export function lockDirectory(directory: string): Taken {
  const file = path.join(directory, '.run.lock');
  const take = (): void => writeFileSync(file, `${process.pid} ${beginningOf(process.pid)}\n`, { flag: 'wx' });
  try {
    take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = holderOf(file);
    if (holder !== undefined)
      throw new Error(`a run that is under way writes there (process ${holder}; if there is none, remove ${file})`, {
        cause: error,
      });
    rmSync(file);
    take();
  }
  const taken = numberOf(directory);
  const lost = (): string | undefined => {
    const now = numberOf(directory);
    if (now === taken) return undefined;
    if (now === undefined) return 'it is gone';
    return `${statSync(directory).isDirectory() ? 'another directory' : 'something else than a directory'} stands there`;
  };
  return {
    lost,
    free: () => {
      if (lost() === undefined) rmSync(file, { force: true });
    },
  };
}
