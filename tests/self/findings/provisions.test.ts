import type { Finding, Violation } from '../../harness/findings/finding';
import { provisions } from '../../harness/findings/provisions';

const violation = (part: Partial<Violation>): Violation =>
  ({ subject: '', expected: '', received: '', exchanges: [1], ...part }) as Violation;

const finding = (...violations: readonly Violation[]): Finding =>
  ({ id: 'an.id', violations, exchanges: [1] }) as unknown as Finding;

const refused = { request: { roles: ['filter'], answer: 'refusal' } } as Partial<Violation>;

test('a filter that is refused follows from timestamps that are none only where it is by that field', () => {
  const cause = finding(violation({ subject: 'format /things/*/made/at' }));
  const by = (path: string, part: Partial<Violation> = refused) => finding(violation({ subject: `filter by ${path}`, ...part }));
  const explains = provisions['refusals-of-broken-times'];
  expect(explains(cause, by('made.at'))).toBe(true);
  expect(explains(cause, by('name'))).toBe(false);
  expect(explains(cause, by('made.at', { request: { roles: ['filter'], answer: 'page' } }))).toBe(false);
  expect(explains(finding(violation({ subject: 'type /things/*/made/at' })), by('made.at'))).toBe(false);
});

test('special values that find too much follow from values that are compared loosely, unless one of them is lost', () => {
  const found = { request: { roles: ['filter'], answer: 'page' } } as Partial<Violation>;
  const cause = finding(violation(found));
  const [stray, lost] = [
    violation({ subject: 'a value as it stands: stray' }),
    violation({ subject: 'a value as it stands: lost' }),
  ];
  const explains = provisions['effect-by-strays'];
  expect(explains(cause, finding(stray))).toBe(true);
  expect(explains(cause, finding(stray, lost))).toBe(false);
  expect(explains(finding(violation(refused)), finding(stray))).toBe(false);
});

test('an order follows from a value that is not listed only where that value is out of order', () => {
  const cause = finding(violation({ received: '"SOLD" 2 times' }));
  const ordered = (expected: string) => finding(violation({ expected }));
  const explains = provisions['effect-at-undeclared-values'];
  expect(explains(cause, ordered('state: "SOLD" before "sold"'))).toBe(true);
  expect(explains(cause, ordered('state: "draft" before "sold"'))).toBe(false);
});
