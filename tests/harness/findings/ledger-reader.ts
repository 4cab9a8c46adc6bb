import { closeSync, readSync } from 'node:fs';
import { errorParts } from '../client/failure';
import { ConfigError } from '../errors';
import { jsonTextOfInput, mostOfRun, openInput } from '../input-file';
import { type LedgerContents, collectRecords } from './ledger';
import { restoreTexts } from './kept-text';
import { contradictionIn } from './contradiction';
import { type LedgerRecord, ledgerVersion } from './ledger-record';
import { restoreRecord } from './stored-record';

/** The first line holds no body, and tells a ledger from a file of another kind before more of it is read. */
const longestBeginning = 4 * 2 ** 20;
const newline = 0x0a;

/**
 * Reads a ledger that was closed, complete or not. Throws `ConfigError` (`CONFIG_LEDGER_UNREADABLE`) for a file that is missing, truncated,
 * of another kind, or of another version. It names the file, the line and what is wrong.
 */
export function readLedger(file: string): LedgerContents {
  const contents = collectRecords();
  const texts = restoreTexts();
  let number = 0;
  for (const line of readLines(file, () => contents.end !== undefined)) {
    number += 1;
    const value = parseLine(line);
    if (number === 1) checkBeginning(file, value);
    if (contents.end !== undefined) throw unreadable(file, `line ${number} follows the end of the run`);
    const restored = restoreRecord(value, texts);
    if ('wrong' in restored) throw unreadable(file, `line ${number} is no record of a ledger: ${restored.wrong}`);
    if (number > 1 && restored.record.kind === 'run') throw unreadable(file, `line ${number} begins a second run`);
    const twice = toldBefore(restored.record, contents);
    if (twice !== undefined) throw unreadable(file, `line ${number} ${twice}`);
    contents.add(restored.record);
  }
  if (number === 0) throw unreadable(file, 'it is empty');
  if (contents.end === undefined) throw unreadable(file, `it is truncated: line ${number} is the last, and does not end the run`);
  const { findings, end } = contents;
  const contradiction = contradictionIn({ verdict: end.verdict, findings, baseline: end.baseline });
  if (contradiction !== undefined) throw unreadable(file, contradiction);
  return contents;
}

/** What a record tells again that is told once in a run. */
function toldBefore(record: LedgerRecord, { exchanges }: LedgerContents): string | undefined {
  const isTold = record.kind === 'exchange' && exchanges.has(record.exchange.id);
  return isTold ? `tells exchange ${record.exchange.id} a second time` : undefined;
}

function checkBeginning(file: string, value: unknown): void {
  const isRun = typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'run' && 'version' in value;
  if (!isRun) throw unreadable(file, 'it is no ledger: line 1 does not begin a run');
  const { version } = value;
  if (version === ledgerVersion) return;
  if (typeof version !== 'number') throw unreadable(file, `it is of an unknown version, ${JSON.stringify(version)}`);
  const next =
    version > ledgerVersion ? 'use the harness that wrote it or a newer one' : 'use the harness that wrote it, or run again';
  throw unreadable(file, `it is of version ${version}, and this harness reads version ${ledgerVersion}; ${next}`);
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** `hasEnded`: whether the lines that were read end the run. */
function* readLines(file: string, hasEnded: () => boolean): Generator<string> {
  const descriptor = open(file);
  try {
    const chunk = Buffer.allocUnsafe(2 ** 20);
    let parts: Buffer[] = [];
    let held = 0;
    let longest = longestBeginning;
    let number = 0;
    for (let read = readChunk(file, descriptor, chunk); read > 0; read = readChunk(file, descriptor, chunk)) {
      let from = 0;
      for (let to = chunk.indexOf(newline); to !== -1 && to < read; to = chunk.indexOf(newline, from)) {
        parts.push(chunk.subarray(from, to));
        number += 1;
        yield textOf(file, Buffer.concat(parts), number);
        parts = [];
        held = 0;
        longest = mostOfRun;
        from = to + 1;
      }
      held += read - from;
      if (held > longest) throw unreadable(file, `it is no ledger: a line is longer than ${longest} bytes`);
      parts.push(Buffer.from(chunk.subarray(from, read)));
    }
    if (held > 0) throw unreadable(file, cutOff(Buffer.concat(parts), number + 1, hasEnded()));
  } finally {
    closeSync(descriptor);
  }
}

/** What a last line is without the sign that ends it: of a run that ended no line is, and a file of another kind may have no other. */
function cutOff(line: Buffer, number: number, hasEnded: boolean): string {
  if (hasEnded) return `line ${number} follows the end of the run`;
  const beginning = '{"kind":"run"';
  const isBeginning = beginning.startsWith(line.toString('utf8', 0, beginning.length));
  return number === 1 && !isBeginning
    ? 'it is no ledger: line 1 does not begin a run'
    : 'it is truncated: its last line is cut off';
}

function textOf(file: string, line: Buffer, number: number): string {
  try {
    return jsonTextOfInput(line);
  } catch (cause) {
    throw unreadable(file, errorParts(cause).message.replace(/^it holds /, `its line ${number} holds `), cause);
  }
}

function open(file: string): number {
  try {
    return openInput(file, mostOfRun);
  } catch (cause) {
    throw unreadable(file, errorParts(cause).message, cause);
  }
}

function readChunk(file: string, descriptor: number, chunk: Buffer): number {
  try {
    return readSync(descriptor, chunk);
  } catch (cause) {
    throw unreadable(file, errorParts(cause).message, cause);
  }
}

function unreadable(file: string, why: string, cause?: unknown): ConfigError {
  return new ConfigError(
    'CONFIG_LEDGER_UNREADABLE',
    `Expected a ledger in ${file}; ${why}. Name the ledger.ndjson of a run that ended.`,
    { cause },
  );
}
