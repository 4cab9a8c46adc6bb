import { appendFileSync, closeSync, ftruncateSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Exchange } from '../client/exchange';
import { checkReplaceable } from '../replaceable';
import { isFull } from '../client/failure';
import { unwrittenBecause } from '../unwritten';
import { ConfigError, HarnessError } from '../errors';
import type { AskedQuery, WalkRecord } from './asked';
import type { Finding } from './finding';
import { type KeptTexts, keepTexts } from './kept-text';
import type { EndRecord, LedgerRecord, ObservationRecord, RunRecord } from './ledger-record';
import { causesOf } from './root-cause';
import { storeRecord } from './stored-record';

/** A run as its records tell it: what reports are made from. */
export interface LedgerContents {
  readonly run: RunRecord | undefined;
  /** By id. */
  readonly exchanges: ReadonlyMap<number, Exchange>;
  /** What was asked for, by id of the exchange; none where a request was not written from roles. */
  readonly queries: ReadonlyMap<number, AskedQuery>;
  /** In the order in which they came to their end. */
  readonly walks: readonly WalkRecord[];
  /** In the order they were drawn. */
  readonly findings: readonly Finding[];
  readonly observations: readonly ObservationRecord[];
  readonly end: EndRecord | undefined;
}

/**
 * The append-only record of a run. Everything stays in memory too: about the size of all response bodies once as text and once
 * as parsed values, which the client's sharing holds in any case; nothing is copied.
 */
export interface Ledger extends LedgerContents {
  /**
   * Keeps the record and writes its line before it returns, so that an interrupted process leaves whole lines. The first write that fails
   * throws `HarnessError` (`LEDGER_WRITE_FAILED`); the file then keeps the lines it has. Further records are kept in memory only, so that
   * the run can still say how it ended. A second end takes the place of the first: a signal may come while reports are made from it.
   */
  append(record: LedgerRecord): void;
  /** How many bodies were too large to be kept whole in the file. */
  readonly cut: number;
  /** The write that failed. */
  readonly failure: HarnessError | undefined;
  /** Closes the file. Nothing can be appended afterwards. */
  close(): void;
}

/** Collects records into the form that reports read. */
export function collectRecords(): LedgerContents & { add(record: LedgerRecord): void } {
  const exchanges = new Map<number, Exchange>();
  const queries = new Map<number, AskedQuery>();
  const walks: WalkRecord[] = [];
  const findings: Finding[] = [];
  const observations: ObservationRecord[] = [];
  let run: RunRecord | undefined;
  let end: EndRecord | undefined;
  return {
    exchanges,
    queries,
    walks,
    findings,
    observations,
    get run() {
      return run;
    },
    get end() {
      return end;
    },
    add(record) {
      switch (record.kind) {
        case 'run':
          run = record;
          break;
        case 'exchange':
          exchanges.set(record.exchange.id, record.exchange);
          break;
        case 'query':
          queries.set(record.exchange, record.query);
          break;
        case 'walk':
          walks.push(record);
          break;
        case 'finding':
          findings.push(record.finding);
          break;
        case 'observation':
          observations.push(record);
          break;
        case 'end':
          end = record;
          tellCauses(findings, record.causes ?? causesOf(findings));
          break;
      }
    },
  };
}

/** Says of each finding what explains it. */
function tellCauses(findings: Finding[], causes: { readonly [id: string]: string }): void {
  findings.forEach((finding, index) => {
    findings[index] = { ...finding, cause: Object.hasOwn(causes, finding.id) ? (causes[finding.id] ?? null) : null };
  });
}

/**
 * Opens a ledger; an existing file is replaced, and a link by a file. Without a file the records are kept in memory only.
 * Throws `ConfigError` (`CONFIG_OUT_UNWRITABLE`) where the file cannot be created.
 */
export function openLedger(file: string | undefined): Ledger {
  const contents = collectRecords();
  let texts: KeptTexts | undefined = keepTexts();
  let cut = 0;
  const line = file === undefined ? undefined : openLines(file);
  let failure: HarnessError | undefined;
  let closed = false;
  return {
    exchanges: contents.exchanges,
    queries: contents.queries,
    walks: contents.walks,
    findings: contents.findings,
    observations: contents.observations,
    get run() {
      return contents.run;
    },
    get end() {
      return contents.end;
    },
    get cut() {
      return cut;
    },
    get failure() {
      return failure;
    },
    append(record) {
      if (closed)
        throw new HarnessError('LEDGER_CLOSED', `Expected an open ledger; a ${record.kind} record came after it was closed.`);
      const isToldAnew = record.kind === 'end' && contents.end !== undefined;
      contents.add(record);
      if (line === undefined || failure !== undefined) return;
      try {
        if (isToldAnew) line.takeBack();
        line.write(JSON.stringify(storeRecord(record, texts)));
        cut = texts?.cut ?? cut;
        // No body follows, and what is known of them would stand beside what the reports take.
        if (record.kind === 'end') texts = undefined;
      } catch (cause) {
        const why = unwrittenBecause(cause);
        failure = new HarnessError(
          'LEDGER_WRITE_FAILED',
          `Expected to write the ledger ${file}; ${why}. ${isFull(cause) ? 'Free some space or choose' : 'Choose'} another directory, and run again.`,
          { cause },
        );
        throw failure;
      }
    },
    close() {
      if (closed) return;
      closed = true;
      line?.close();
    },
  };
}

/** A file of lines that never holds a part of one. */
function openLines(file: string): { write(line: string): void; takeBack(): void; close(): void } {
  let descriptor: number;
  try {
    checkReplaceable(file);
    const draft = `${file}.${process.pid}.tmp`;
    rmSync(draft, { force: true });
    // Made new, so that what another program puts there meanwhile is not written into; and appended to, wherever its end is. The ledger of
    // a run before is gone once there is another.
    descriptor = openSync(draft, 'ax');
    renameSync(draft, file);
  } catch (cause) {
    const why = unwrittenBecause(cause);
    throw new ConfigError(
      'CONFIG_OUT_UNWRITABLE',
      `Expected to create the ledger ${file}; ${why}. Choose a directory that can be written.`,
      { cause },
    );
  }
  let [before, length] = [0, 0];
  return {
    /** The line that was written last. */
    takeBack() {
      ftruncateSync(descriptor, before);
      length = before;
    },
    write(line) {
      const bytes = Buffer.from(`${line}\n`);
      try {
        appendFileSync(descriptor, bytes);
        before = length;
        length += bytes.length;
      } catch (error) {
        ftruncateSync(descriptor, length);
        throw error;
      }
    },
    close: () => closeSync(descriptor),
  };
}
