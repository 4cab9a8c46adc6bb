import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Exchange } from '../../harness/client/exchange';
import { HarnessError } from '../../harness/errors';
import type { Finding } from '../../harness/findings/finding';
import type { Ledger } from '../../harness/findings/ledger';
import { openLedger } from '../../harness/findings/ledger';
import { ledgerVersion } from '../../harness/findings/ledger-record';
import { resultsOf, writeResults } from '../../harness/reports/results';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('results');
const finding: Finding = {
  id: 'a.b',
  level: 'MUST',
  core: true,
  outcome: 'fail',
  title: 'a title',
  witnesses: 3,
  message: 'Expected this; received that.',
  violations: [{ subject: 's', evidence: 'exchange', expected: 'this', received: 'that', exchanges: [1] }],
  exchanges: [1],
  curl: 'curl x',
};

const attempt = { startedMs: 0, durationMs: 1, status: 200, failure: undefined, pausedMs: 0 };
const exchange = (id: number, tries: number): Exchange => ({
  id,
  request: { method: 'GET', url: 'http://127.0.0.1/x', headers: {}, credential: 'none' },
  response: undefined,
  attempts: Array.from({ length: tries }, () => attempt),
});

function ledgerOf(part: { readonly embedded?: boolean; readonly end?: boolean }): Ledger {
  const ledger = openLedger(undefined);
  ledger.append({
    kind: 'run',
    version: ledgerVersion,
    harness: '0.0.0',
    target: 'http://127.0.0.1',
    ...(part.embedded === true && { embedded: true }),
    contract: 'c.yaml',
    startedAt: '2026-01-01T00:00:00.000Z',
    seed: 1,
    plan: ['a.b', 'a.c'],
  });
  ledger.append({ kind: 'exchange', exchange: exchange(1, 1) });
  ledger.append({ kind: 'exchange', exchange: exchange(2, 3) });
  ledger.append({ kind: 'finding', finding });
  ledger.append({ kind: 'finding', finding: { ...finding, id: 'a.c', outcome: 'pass', curl: undefined } });
  ledger.append({ kind: 'observation', key: 'limit.zero', value: 'reject', exchanges: [2] });
  if (part.end !== false) ledger.append({ kind: 'end', complete: true, verdict: 'violates', durationMs: 12 });
  return ledger;
}

test('the results are those of the ledger, in the shape of the design', () => {
  const shared = {
    level: 'MUST',
    core: true,
    title: 'a title',
    witnesses: 3,
    message: 'Expected this; received that.',
    cause: null,
    exchanges: [1],
  };
  expect(resultsOf(ledgerOf({}))).toStrictEqual({
    version: 1,
    sentence: '1 fault in 1 requirement: it does not hold that a title (a.b).',
    verdict: 'violates',
    exitCode: 1,
    target: 'http://127.0.0.1',
    contract: 'c.yaml',
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 12,
    requests: 4,
    observed: { 'limit.zero': 'reject' },
    latency: { samples: 4, p25Ms: 1, p50Ms: 1, p75Ms: 1, p95Ms: 1, maxMs: 1 },
    findings: [
      { id: 'a.b', outcome: 'fail', curl: 'curl x', ...shared },
      { id: 'a.c', outcome: 'pass', ...shared },
    ],
  });
});

test('the embedded target is marked', () => {
  expect(resultsOf(ledgerOf({ embedded: true }))).toHaveProperty('embedded', true);
});

test('a ledger without an end has no results', () => {
  expect(() => resultsOf(ledgerOf({ end: false }))).toThrow(HarnessError);
});

test('results are written as readable JSON, over those of a run before, with nothing left beside them', () => {
  const file = path.join(directory, 'results.json');
  const results = resultsOf(ledgerOf({}));
  writeResults(file, { ...results, requests: 0 });
  writeResults(file, results);
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toEqual(results);
  expect(text).toMatch(/^\{\n {2}"version": 1,\n {2}"sentence": ".*",\n {2}"verdict": "violates",\n[^]*\}\n$/);
  expect(readdirSync(directory)).toEqual(['results.json']);
});

test('results that cannot be written are an error that names the file, with nothing left behind', () => {
  const taken = path.join(directory, 'taken');
  mkdirSync(path.join(taken, 'results.json'), { recursive: true });
  expect(() => {
    writeResults(path.join(taken, 'results.json'), resultsOf(ledgerOf({})));
  }).toThrow(/results\.json.*--out/);
  expect(readdirSync(taken)).toEqual(['results.json']);
});
