import type { Exchange } from '../../harness/client/exchange';
import type { Json } from '../../harness/contract/model';
import type { Finding } from '../../harness/findings/finding';
import { type LedgerContents, collectRecords } from '../../harness/findings/ledger';
import type { AskedField, AskedQuery, WalkRecord } from '../../harness/findings/asked';
import { type LedgerRecord, ledgerVersion, type ListingRecord } from '../../harness/findings/ledger-record';
import { everyOutcome, hostile } from './ledger-of';

/** A listing that no contract in this repository describes. */
export const listing: ListingRecord = {
  response: {
    items: '/rows',
    identity: '/key',
    count: '/total',
    parts: {
      next: { part: 'body', pointers: ['/next'] },
      count: { part: 'body', pointers: ['/total'] },
      limit: { part: 'header', name: 'x-size' },
    },
  },
};

export const rank: AskedField = { path: 'rank', pointer: '/rank', kind: 'number', values: [] };

export const ordered = (direction: 'ascending' | 'descending', field = rank): AskedQuery => ({ order: [{ field, direction }] });

export interface Row {
  readonly key: string;
  readonly rank?: number;
  readonly name?: string;
}

export const rows = (from: number, to: number): readonly Row[] =>
  Array.from({ length: to - from }, (_, index) => ({ key: `k${from + index}`, rank: from + index }));

/** Records of a walk, one exchange for each page. Their URLs tell nothing of what was asked, so a report cannot have read them. */
export function walked(
  firstId: number,
  query: AskedQuery,
  pages: readonly (readonly Row[])[],
  { total = 10, end = 'ended', way = 'token' }: { total?: number; end?: WalkRecord['end']; way?: WalkRecord['way'] } = {},
): readonly LedgerRecord[] {
  let offset = 0;
  const asked = pages.flatMap((page, index): readonly LedgerRecord[] => {
    const id = firstId + index;
    const exchange = answered(id, `q=${id}`, { rows: page as unknown as Json, total, size: page.length });
    const place = way === 'token' ? { next: `t${index}` } : { offset, limit: page.length };
    offset += page.length;
    return [
      { kind: 'exchange', exchange },
      { kind: 'query', exchange: id, query: index === 0 ? query : { ...query, ...place } },
    ];
  });
  const exchanges = pages.map((_, index) => firstId + index);
  return [...asked, { kind: 'walk', way, query, exchanges, end }];
}

export function answered(id: number, query: string, json: Json, part: Partial<Exchange> = {}): Exchange {
  return {
    id,
    request: { method: 'GET', url: `http://127.0.0.1:1/v1/rows?${query}`, headers: {}, credential: 'configured' },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      text: JSON.stringify(json),
      json,
      echoed: false,
    },
    attempts: [{ startedMs: id * 10, durationMs: 5 + id, status: 200, failure: undefined, pausedMs: 0 }],
    ...part,
  };
}

/** The ledger of a run that ended, with what it asked. */
export function ledgerWith(asked: readonly LedgerRecord[], findings: readonly Finding[] = everyOutcome): LedgerContents {
  const contents = collectRecords();
  contents.add({
    kind: 'run',
    version: ledgerVersion,
    harness: '0.1.0',
    target: 'http://127.0.0.1:1',
    contract: 'spec/rows.openapi.yaml',
    startedAt: '2030-01-01T00:00:00.000Z',
    seed: 1,
    plan: findings.map(({ id }) => id),
    listing,
  });
  for (const record of asked) contents.add(record);
  for (const finding of findings) contents.add({ kind: 'finding', finding });
  contents.add({ kind: 'observation', key: 'limit.above-maximum', value: hostile, exchanges: [1] });
  contents.add({ kind: 'end', complete: true, verdict: 'violates', durationMs: 1234 });
  return contents;
}
