import type { Finding } from '../../harness/findings/finding';
import { summary } from '../../harness/reports/console';
import { htmlReport } from '../../harness/reports/html/html-report';
import { markdown } from '../../harness/reports/markdown';
import { notApplicableLine } from '../../harness/reports/not-applicable';
import { resultsOf } from '../../harness/reports/results';
import { context, finding, ledgerOf } from './ledger-of';

const lacking = (what: string, count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, index) =>
    finding(`${what.replaceAll(' ', '-')}.r${index}`, 'not-applicable', { message: `The contract promises ${what}.` }),
  );
const left = [...lacking('no projection', 3), ...lacking('no order', 28), ...lacking('no filter and no order', 1)];
const line = '32 not applicable: the contract promises no order (28), no projection (3), no filter and no order (1)';
const ledger = ledgerOf([finding('rows.kept', 'pass'), finding('rows.unseen', 'inconclusive'), ...left]);

test('what does not apply is one line with each reason, the most frequent first', () => {
  expect(notApplicableLine(left)).toBe(line);
  expect(notApplicableLine([finding('a.b', 'not-applicable', { message: 'Other' }), ...lacking('no order', 1)])).toBe(
    '2 not applicable: the contract promises no order (1); Other (1)',
  );
  expect(notApplicableLine([finding('rows.kept', 'pass')])).toBeUndefined();
});

test('the console tells that line and none of them', () => {
  const results = resultsOf(ledger);
  const text = summary({ results, findings: ledger.findings, faults: [], exchange: () => undefined, notes: [], files: [] });
  expect(text.split('\n')).toContain(line);
  expect(text).not.toContain('no-order.r0');
  expect(text).not.toContain('Not applicable');
});

test('a Markdown summary tells it behind what is open, which it crowds out no more', () => {
  const text = markdown.write(ledger, context);
  expect(text).toContain('rows.unseen');
  expect(text).toMatch(/^32 not applicable&#58; the contract promises no order .*28.*, no projection .*3/m);
  expect(text).not.toMatch(/no-order\.r0|And \d+ more/);
  expect(text).toMatch(/^\| 1 \| 0 \| 0 \| 0 \| 33 \|$/m);
});

test('the HTML report tells it, and keeps each of them behind what was judged', () => {
  const text = htmlReport(ledger, context);
  expect(text).toContain(line);
  const at = (id: string): number => text.indexOf(`id="requirement-${id}"`);
  expect(at('no-order.r27')).toBeGreaterThan(at('rows.kept'));
});
