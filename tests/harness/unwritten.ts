import { errorParts } from './client/failure';

/** What the system says of a file that cannot be written, by its code. */
const systemWords: { readonly [code: string]: string } = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the share of the disk that this user has is full',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'what it lies on can only be read',
  ENOENT: 'its directory does not exist any more, or a link in its path leads nowhere',
  ENOTDIR: 'a part of its path is no directory',
  ELOOP: 'its links lead in a ring',
  ENAMETOOLONG: 'its name is too long',
  EFBIG: 'a file of that size may not be written there',
  EIO: 'what it lies on cannot be written',
  EMFILE: 'too many files are open; raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine',
};

/** Why a file could not be written, in words, with the code of the system behind them. */
export function unwrittenBecause(cause: unknown): string {
  const { code = '', message } = errorParts(cause);
  const words = systemWords[code];
  return words === undefined ? message : `${words} (${code})`;
}
