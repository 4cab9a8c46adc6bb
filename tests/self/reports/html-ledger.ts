import type { Exchange } from '../../harness/client/exchange';
import type { Json } from '../../harness/contract/model';
import type { Finding } from '../../harness/findings/finding';
import { type LedgerContents, collectRecords } from '../../harness/findings/ledger';
import type { ListingRecord } from '../../harness/findings/ledger-record';
import { everyOutcome, hostile } from './ledger-of';

/** A listing that no contract in this repository describes. */
export const listing: ListingRecord = {
  response: { items: '/rows', identity: '/key', continue: '/next', count: '/total', limit: '/size', offset: '/from' },
  parameters: { limit: 'size', offset: 'from', continue: 'next', order: 'sort', filter: 'where', projection: 'only' },
  order: {
    separator: ';',
    assignment: ':',
    ascending: 'up',
    descending: 'down',
    fields: [{ path: 'rank', pointer: '/rank', kind: 'number', status: 'documented', values: [], default: undefined }],
  },
};

export interface Row {
  readonly key: string;
  readonly rank?: number;
  readonly name?: string;
}

export const rows = (from: number, to: number): readonly Row[] =>
  Array.from({ length: to - from }, (_, index) => ({ key: `k${from + index}`, rank: from + index }));

/** Exchanges that walk by token: one page each. */
export function walked(
  firstId: number,
  query: string,
  pages: readonly (readonly Row[])[],
  total = 10,
  ending = '',
): readonly Exchange[] {
  return pages.map((page, index) => {
    const next = index < pages.length - 1 ? `t${index + 1}` : ending;
    const token = index === 0 ? '' : `${query === '' ? '' : '&'}next=t${index}`;
    return answered(firstId + index, `${query}${token}`, {
      rows: page as unknown as Json,
      next,
      total,
      size: page.length,
      from: 0,
    });
  });
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

/** The ledger of a run that ended, with the exchanges given. */
export function ledgerWith(exchanges: readonly Exchange[], findings: readonly Finding[] = everyOutcome): LedgerContents {
  const contents = collectRecords();
  contents.add({
    kind: 'run',
    version: 1,
    harness: '0.1.0',
    target: 'http://127.0.0.1:1',
    contract: 'spec/rows.openapi.yaml',
    startedAt: '2030-01-01T00:00:00.000Z',
    seed: 1,
    plan: findings.map(({ id }) => id),
    listing,
  });
  for (const exchange of exchanges) contents.add({ kind: 'exchange', exchange });
  for (const finding of findings) contents.add({ kind: 'finding', finding });
  contents.add({ kind: 'observation', key: 'limit.above-maximum', value: hostile, exchanges: [1] });
  contents.add({ kind: 'end', complete: true, verdict: 'violates', durationMs: 1234 });
  return contents;
}
