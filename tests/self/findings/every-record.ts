import type { Exchange } from '../../harness/client/exchange';
import type { QueryRecord, WalkRecord } from '../../harness/findings/asked';
import type { Finding } from '../../harness/findings/finding';
import {
  ledgerVersion,
  type EndRecord,
  type LedgerRecord,
  type ObservationRecord,
  type RunRecord,
} from '../../harness/findings/ledger-record';

/** A record of each kind, with all that it can hold. */

export const run: RunRecord = {
  kind: 'run',
  version: ledgerVersion,
  harness: '0.1.0',
  target: 'http://h/',
  contract: 'spec/x.yaml',
  startedAt: '2030-01-01T00:00:00.000Z',
  seed: 7,
  plan: ['pagination.one', 'pagination.two'],
};

export const answered: Exchange = {
  id: 1,
  request: {
    method: 'GET',
    url: 'http://h/v1/rows?a=1',
    headers: { Key: '<configured credential>' },
    credential: 'configured',
    credentialVariable: 'TARGET_API_KEY',
  },
  response: {
    status: 200,
    headers: { 'content-type': 'application/json' },
    text: '{"a":"line\\nbreak \u2028", "b":[1.50]}',
    json: { a: 'line\nbreak \u2028', b: [1.5] },
    echoed: false,
  },
  attempts: [
    { startedMs: 0.1, durationMs: 2, status: 302, failure: undefined, pausedMs: 0, redirectedTo: 'http://h/v1/rows?b' },
    { startedMs: 3, durationMs: 2, status: 200, failure: undefined, pausedMs: 0 },
  ],
};

export const failed: Exchange = {
  id: 2,
  request: { method: 'GET', url: 'http://h/v1/rows', headers: {}, credential: 'none' },
  response: undefined,
  attempts: [{ startedMs: 5, durationMs: 1, status: undefined, failure: 'connection refused', pausedMs: 0 }],
};

export const notJson: Exchange = {
  ...failed,
  id: 3,
  // As text it would parse; its bytes were no UTF-8.
  response: { status: 200, headers: {}, text: '"\ufffd"', json: undefined, echoed: true },
};

export const finding: Finding = {
  id: 'pagination.one',
  level: 'MUST',
  core: true,
  outcome: 'fail',
  title: 'one',
  witnesses: 2,
  message: 'Expected 1; received 2.',
  violations: [
    { subject: 'limit=1', evidence: 'exchange', expected: '1', received: '2', exchanges: [1], place: { part: 'status' } },
    {
      subject: 'limit=2',
      level: 'SHOULD',
      evidence: 'response',
      shows: 'near-the-end',
      expected: '401',
      received: '400',
      exchanges: [1],
    },
  ],
  exchanges: [1],
  curl: 'curl …',
};
export const passing: Finding = {
  ...finding,
  id: 'pagination.two',
  outcome: 'pass',
  violations: [],
  exchanges: [],
  curl: undefined,
};
export const query: QueryRecord = {
  kind: 'query',
  exchange: 1,
  query: {
    filter: { clauses: [{ path: 'colour', value: 'red' }], operators: [] },
    order: [{ field: { path: 'rank', pointer: '/rank', kind: 'number', values: [] }, direction: 'descending' }],
    projection: ['key'],
    limit: 2,
    offset: 'x',
    next: '',
    extra: [['nope', '1']],
  },
};
export const walk: WalkRecord = { kind: 'walk', way: 'token', query: { limit: 2 }, exchanges: [1, 3], end: 'stopped' };
export const observation: ObservationRecord = { kind: 'observation', key: 'limit.zero', value: 'default', exchanges: [1, 2] };
export const end: EndRecord = { kind: 'end', complete: true, verdict: 'violates', durationMs: 12.5 };

export const records: readonly LedgerRecord[] = [
  run,
  ...[answered, failed, notJson].map((exchange) => ({ kind: 'exchange', exchange }) as const),
  query,
  walk,
  { kind: 'finding', finding },
  { kind: 'finding', finding: passing },
  observation,
  end,
];
