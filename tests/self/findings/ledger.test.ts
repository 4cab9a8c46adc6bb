import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Exchange } from '../../harness/client/exchange';
import { ConfigError, HarnessError } from '../../harness/errors';
import { openLedger } from '../../harness/findings/ledger';
import { readLedger } from '../../harness/findings/ledger-reader';
import { run, answered, failed, notJson, finding, passing, query, walk, observation, end, records } from './every-record';
import type { EndRecord, LedgerRecord } from '../../harness/findings/ledger-record';

let directory: string;
let file: string;
beforeEach(() => {
  directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ledger-'));
  file = path.join(directory, 'ledger.ndjson');
});
afterEach(() => {
  jest.restoreAllMocks();
  fs.rmSync(directory, { recursive: true });
});

function write(...lines: readonly LedgerRecord[]): void {
  const ledger = openLedger(file);
  for (const record of lines) ledger.append(record);
  ledger.close();
}

function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('what was appended is read back', () => {
  write(...records);
  const contents = readLedger(file);
  expect(contents.run).toEqual(run);
  expect([...contents.exchanges.values()]).toStrictEqual([answered, failed, notJson]);
  expect([...contents.queries]).toStrictEqual([[1, query.query]]);
  expect(contents.walks).toStrictEqual([walk]);
  expect(contents.findings).toStrictEqual([finding, passing].map((one) => ({ ...one, cause: null })));
  expect(contents.observations).toEqual([observation]);
  expect(contents.end).toEqual(end);
});

test('memory holds the records as they are, with and without a file', () => {
  for (const ledger of [openLedger(undefined), openLedger(file)]) {
    for (const record of records) ledger.append(record);
    expect(ledger.exchanges.get(1)).toBe(answered);
    expect(ledger.findings[0]).toEqual({ ...finding, cause: null });
    expect(ledger.queries.get(1)).toBe(query.query);
    expect(ledger.walks[0]).toBe(walk);
    expect([ledger.run, ledger.observations, ledger.end]).toEqual([run, [observation], end]);
    ledger.close();
  }
});

test('one record is one line, on the disk before append returns, with the body once', () => {
  const ledger = openLedger(file);
  for (const [index, record] of records.entries()) {
    ledger.append(record);
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    expect(lines).toHaveLength(index + 2);
    expect(lines.at(-1)).toBe('');
  }
  const stored = JSON.parse(fs.readFileSync(file, 'utf8').split('\n')[1] ?? '') as {
    exchange: { response: { json: unknown; text: string } };
  };
  expect(stored.exchange.response).toMatchObject({ json: true, text: answered.response?.text });
  ledger.close();
});

test('a run that broke off is read, and says so', () => {
  const broken: EndRecord = { kind: 'end', complete: false, verdict: 'interrupted', durationMs: 3, reason: 'Ctrl-C' };
  write(run, broken);
  expect(readLedger(file).end).toEqual(broken);
});

test('a second end takes the place of the first, in memory and on the disk', () => {
  const broken: EndRecord = { kind: 'end', complete: false, verdict: 'interrupted', durationMs: 3, reason: 'Ctrl-C' };
  write(run, end, broken);
  expect(readLedger(file).end).toEqual(broken);
  expect(fs.readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
});

test('after close nothing can be appended', () => {
  const ledger = openLedger(file);
  ledger.close();
  ledger.close();
  expect(thrown(() => ledger.append(run))).toMatchObject({ code: 'LEDGER_CLOSED' });
});

describe('a ledger that cannot be written', () => {
  test('because its directory is missing is the configuration at fault', () => {
    const missing = path.join(directory, 'missing', 'ledger.ndjson');
    const error = thrown(() => openLedger(missing));
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ code: 'CONFIG_OUT_UNWRITABLE', message: expect.stringContaining(missing) as unknown });
  });

  test('because the disk fills up throws once, keeps whole lines, and goes on in memory', () => {
    const ledger = openLedger(file);
    ledger.append(run);
    const before = fs.readFileSync(file, 'utf8');
    const append = fs.appendFileSync;
    jest.spyOn(fs, 'appendFileSync').mockImplementationOnce((descriptor, data) => {
      append(descriptor, (data as Buffer).subarray(0, 10));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    const error = thrown(() => ledger.append(observation));
    expect(error).toBeInstanceOf(HarnessError);
    expect(error).toMatchObject({
      code: 'LEDGER_WRITE_FAILED',
      message: expect.stringMatching(/ledger\.ndjson.*ENOSPC/) as unknown,
    });
    expect(ledger.failure).toBe(error);
    ledger.append(end);
    ledger.close();
    expect([ledger.observations, ledger.end]).toEqual([[observation], end]);
    expect(fs.readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('refused, with the file and what is wrong', () => {
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
  const found = (part: object): string => line({ kind: 'finding', finding: { ...finding, ...part } });
  const violated = (part: object): object => ({ violations: [{ ...finding.violations[0], ...part }] });
  const stored = (response: object | null, attempts: readonly object[]): object => ({
    kind: 'exchange',
    exchange: { id: 1, request: answered.request, response, attempts },
  });
  const attempt = { startedMs: 0, durationMs: 0, status: 200, pausedMs: 0 };

  test.each<readonly [string, string, RegExp]>([
    ['an empty file', '', /it is empty/],
    ['a text', 'hello\n', /it is no ledger: line 1 does not begin a run/],
    ['foreign JSON', line({ log: { version: '1.2' } }), /it is no ledger: line 1/],
    ['a list', line([]), /it is no ledger: line 1/],
    ['a ledger without its beginning', line(end), /it is no ledger: line 1/],
    [
      'a newer ledger',
      line({ ...run, version: 9 }),
      /it is of version 9, and this harness reads version 3; use the harness that wrote it or a newer one\. /,
    ],
    [
      'an older ledger',
      line({ ...run, version: 1 }) + line(end),
      /it is of version 1, and this harness reads version 3; use the harness that wrote it, or run again\. /,
    ],
    ['an unknown version', line({ ...run, version: 'x' }), /unknown version, "x"/],
    ['a ledger cut after a line', line(run) + line(observation), /it is truncated: line 2 is the last/],
    ['a ledger cut within a line', line(run) + line(end).slice(0, -5), /it is truncated: its last line is cut off/],
    ['a broken line', `${line(run)}{"kind":\n${line(end)}`, /line 2 is no record of a ledger/],
    ['a record of no known kind', line(run) + line({ kind: 'note' }), /line 2 is no record of a ledger: \S/],
    ['a finding without an outcome', line(run) + found({ outcome: 'fine' }), /line 2 .*\/finding\/outcome/],
    ['a violation at no place', line(run) + found(violated({ place: 'status' })), /line 2 .*\/violations\/0\/place/],
    ['a violation of no class', line(run) + found(violated({ request: {} })), /line 2 .*\/violations\/0\/request/],
    ['a walk of an unknown end', line(run) + line({ ...walk, end: 'lost' }), /line 2 .*\/end/],
    ['an unknown verdict', line(run) + line({ ...end, verdict: 'good' }), /line 2 .*\/verdict/],
    ['an exchange without attempts', line(run) + line(stored(null, [])), /line 2 .*\/exchange\/attempts/],
    [
      'a body said to be JSON',
      line(run) + line(stored({ status: 200, headers: {}, text: '<p>', json: true, echoed: false }, [attempt])),
      /line 2 .*body of the response is no JSON/,
    ],
    ['a second run', line(run) + line(run), /line 2 begins a second run/],
    ['a record after the end', line(run) + line(end) + line(observation), /line 3 follows the end/],
  ])('%s', (_, text, wrong) => {
    fs.writeFileSync(file, text);
    const error = thrown(() => readLedger(file));
    expect(error).toBeInstanceOf(ConfigError);
    const { code, message } = error as ConfigError;
    expect(code).toBe('CONFIG_LEDGER_UNREADABLE');
    expect(message).toContain(file);
    expect(message).toMatch(wrong);
  });

  test('a missing file, and a directory', () => {
    expect(thrown(() => readLedger(file))).toMatchObject({
      code: 'CONFIG_LEDGER_UNREADABLE',
      message: expect.stringContaining('ENOENT') as unknown,
    });
    expect(thrown(() => readLedger(directory))).toMatchObject({
      code: 'CONFIG_LEDGER_UNREADABLE',
      message: expect.stringContaining('EISDIR') as unknown,
    });
  });
});

test('lines longer than a read are put together, characters split between reads included', () => {
  const text = JSON.stringify({ a: 'ü€😀'.repeat(400_000) });
  const exchange: Exchange = {
    ...answered,
    response: { status: 200, headers: {}, text, json: JSON.parse(text) as never, echoed: false },
  };
  write(run, { kind: 'exchange', exchange }, { ...end, complete: false, verdict: 'interrupted' });
  expect(readLedger(file).exchanges.get(1)?.response?.text === text).toBe(true);
});

test('a member named __proto__ in a recording stays a member', () => {
  const text = '{"__proto__":{"polluted":1}}';
  const exchange: Exchange = {
    ...answered,
    response: { status: 200, headers: {}, text, json: JSON.parse(text) as never, echoed: false },
  };
  write(run, { kind: 'exchange', exchange }, { ...end, complete: false, verdict: 'interrupted' });
  expect(Object.keys(readLedger(file).exchanges.get(1)?.response?.json as object)).toEqual(['__proto__']);
});
