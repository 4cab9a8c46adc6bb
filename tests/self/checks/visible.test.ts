import { quoted, visible } from '../../harness/listing/visible';

test.each([
  [' delta', '␣delta'],
  ['delta  one ', 'delta␣␣one␣'],
  ['one blank between', 'one blank between'],
  ['a\tb\nc\u007f', 'a␉b␊c␡'],
  ['a\u00a0b\u200bc', 'a\\u{a0}b\\u{200b}c'],
  ['São 東京 😀', 'São 東京 😀'],
  ['', ''],
])('%j is shown as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
  expect(quoted(text)).toBe(`"${shown}"`);
});
