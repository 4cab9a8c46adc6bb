import type { Violation } from '../../harness/findings/finding';
import type { LedgerContents } from '../../harness/findings/ledger';
import type { LedgerRecord, RunRecord, EndRecord } from '../../harness/findings/ledger-record';
import { htmlReport } from '../../harness/reports/html/html-report';
import { mergeRuns } from '../../harness/reports/merged-ledger';
import { answered, ledgerWith, ordered } from './html-ledger';
import { context, finding } from './ledger-of';

const shown: Violation = { subject: 'a', evidence: 'exchange', expected: 'b', received: 'c', exchanges: [1] };
const failed = finding('rows.broken', 'fail', { violations: [shown] });
const exchange: LedgerRecord = { kind: 'exchange', exchange: answered(1, 'q=rank%3Aup', { rows: [] }) };
const query: LedgerRecord = { kind: 'query', exchange: 1, query: ordered('descending') };

const partsIn = (contents: LedgerContents): readonly string[] =>
  [...htmlReport(contents, context).matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)<\/dd>/g)].map(([, name, text]) => `${name}: ${text}`);

test('a request is told by the roles of its query, and one that has none by the pairs of its URL', () => {
  expect(partsIn(ledgerWith([exchange, query], [failed]))).toContain('order: rank descending');
  const bare = partsIn(ledgerWith([exchange], [failed]));
  expect(bare).toContain('q: rank:up');
  expect(bare).not.toContain('order: rank descending');
});

test('in a merged report each request keeps its query, and the walks are left to the report of each run', () => {
  const contents = ledgerWith(
    [exchange, query, { kind: 'walk', way: 'token', query: {}, exchanges: [1], end: 'ended' }],
    [failed],
  );
  const run = (name: string) => ({ name, contents: contents as LedgerContents & { run: RunRecord; end: EndRecord } });
  const merged = mergeRuns([run('one'), run('two')]);
  expect([...merged.queries]).toEqual([
    [1, ordered('descending')],
    [2, ordered('descending')],
  ]);
  expect(merged.walks).toEqual([]);
  expect(partsIn(merged).filter((part) => part === 'order: rank descending')).toHaveLength(2);
});
