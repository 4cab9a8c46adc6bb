import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { fileBounds, scanValue } from './client/json-bounds';

/** The files of a run together stay below 64 MB (`findings/kept-text.ts`): one that it wrote is no larger. */
export const mostOfRun = 64 * 2 ** 20;

/** What a path leads to that is no file. */
function kindOf(status: Stats): string {
  if (status.isDirectory()) return 'a directory (EISDIR)';
  if (status.isFIFO()) return 'a pipe';
  if (status.isSocket()) return 'a socket';
  return 'a device';
}

/** What the system says of a file that cannot be read, by its code. */
const systemWords: { readonly [code: string]: string } = {
  ENOENT: 'it does not exist',
  EACCES: 'it may not be read by this user',
  EPERM: 'it may not be read by this user',
  ELOOP: 'its links lead in a ring',
  ENOTDIR: 'a part of its path is no directory',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open; raise the limit (ulimit -n)',
  ENFILE: 'too many files are open on this machine',
  EIO: 'what it lies on cannot be read',
};

/** Does what reads a file. Throws the system's error in words, with its code behind them and as `code`; any other as it is. */
export function inSystemWords<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const words = systemWords[code];
    throw words === undefined ? error : Object.assign(new Error(`${words} (${code})`, { cause: error }), { code });
  }
}

/**
 * Opens a regular file of at most `maximumBytes` for reading. Throws an `Error` whose message says in a few words what is wrong: only
 * that is read, because a pipe can wait for ever and a device has no end.
 */
export function openInput(file: string, maximumBytes: number): number {
  const check = (status: Stats): void => {
    if (!status.isFile()) throw new Error(`it is ${kindOf(status)}, and only a regular file is read`);
    if (status.size > maximumBytes) throw new Error(`it has ${status.size} bytes, more than ${maximumBytes}`);
  };
  // Before it is opened, because some devices act upon that alone; and again, because it may have been changed since.
  check(inSystemWords(() => statSync(file)));
  const descriptor = inSystemWords(() => openSync(file, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    check(fstatSync(descriptor));
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
  return descriptor;
}

/** A file of a system may have nothing to read for now, and would be waited for without end. */
function readPiece(descriptor: number, piece: Buffer): number {
  try {
    return inSystemWords(() => readSync(descriptor, piece));
  } catch (error) {
    if ((error as { code?: unknown }).code === 'EAGAIN')
      throw new Error('it has nothing to read now, and is not waited for', { cause: error });
    throw error;
  }
}

/** The bytes of a file that `openInput` takes. A file of a system may say that it is empty, and is bounded as it is read. */
export function inputBytes(file: string, maximumBytes: number): Buffer {
  const descriptor = openInput(file, maximumBytes);
  try {
    const pieces: Buffer[] = [];
    let length = 0;
    for (;;) {
      const piece = Buffer.allocUnsafe(Math.min(2 ** 20, maximumBytes + 1 - length));
      const read = readPiece(descriptor, piece);
      if (read === 0) return Buffer.concat(pieces, length);
      pieces.push(piece.subarray(0, read));
      length += read;
      if (length > maximumBytes) throw new Error(`it has more than ${maximumBytes} bytes`);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** By their first bytes; JSON and YAML begin with a sign of ASCII, whose other bytes are zero there. */
const encodings: readonly (readonly [name: string, begins: (bytes: Buffer) => boolean])[] = [
  ['UTF-32', (bytes) => /^(?:fffe0000|0000feff|000000..|..000000)/.test(bytes.toString('hex', 0, 4))],
  ['UTF-16', (bytes) => /^(?:fffe|feff|00..|..00)/.test(bytes.toString('hex', 0, 2))],
];

/** Bytes as text, without a byte order mark. Throws an `Error` that says in a few words what else than UTF-8 they are. */
export function textOfInput(bytes: Buffer): string {
  const other = bytes.length < 2 ? undefined : encodings.find(([, begins]) => begins(bytes));
  if (other !== undefined) throw new Error(`it is written in ${other[0]}; save it as UTF-8`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('it is no UTF-8; save it as UTF-8');
  }
}

/** The text of JSON that a run wrote, and that is no more than can be parsed in the memory of a run; whether it is JSON, only a parser says. */
export function jsonTextOfInput(bytes: Buffer): string {
  const text = textOfInput(bytes);
  const scanned = scanValue(bytes, 0, fileBounds);
  if ('beyond' in scanned) throw new Error(`it holds ${scanned.beyond}, and no run writes that`);
  return text;
}

/** What is wrong with a text that `JSON.parse` refused, in a few words; none of the text, because another file may have been named, with a secret. */
export function brokenJson(text: string, { message }: Error): string {
  const [place] = /\bat position \d+.*$/.exec(message) ?? [];
  const where = place === undefined ? '' : ` (${place})`;
  if (message.includes('after JSON')) return `something stands behind its end${where}`;
  return `${text.trimStart().startsWith('{') ? 'it is truncated or damaged JSON' : 'it is no JSON'}${where}`;
}

/** The text of a file that `openInput` takes. */
export const inputText = (file: string, maximumBytes: number): string => textOfInput(inputBytes(file, maximumBytes));
