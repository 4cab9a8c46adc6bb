import fc from 'fast-check';
import { printable } from '../../harness/reports/printable';

test.each([
  ['plain text stays', 'Expected 50 – received «100»', 'Expected 50 – received «100»'],
  ['colours go', '\u001b[31mred\u001b[0m', 'red'],
  ['a window title goes', '\u001b]0;owned\u0007text', 'text'],
  ['lines become one', 'a\r\nb\tc', 'a b c'],
  ['bells and deletes go', 'a\u0007\u007f\u009bb', 'ab'],
  ['direction changes go', 'a\u202eb\u2066c', 'abc'],
])('%s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('long text is cut between characters, and what is missing is counted', () => {
  expect(printable('😀'.repeat(5), 3)).toBe('😀😀😀… (2 more)');
});

test('nothing that moves a cursor survives', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});
