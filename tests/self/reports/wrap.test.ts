import fc from 'fast-check';
import { wrap } from '../../harness/reports/wrap';

test.each([
  ['fits', 'a b c', 10, 2, ['a b c']],
  ['is broken between words', 'aa bb cc', 5, 0, ['aa bb', 'cc']],
  ['goes on below its text', 'name  aa bb', 8, 6, ['name  aa', '      bb']],
  ['keeps a word that is too long', 'aaaaaaaa b', 4, 1, ['aaaaaaaa', ' b']],
] as const)('a line that %s', (_, line, width, indent, broken) => {
  expect(wrap(line, width, indent)).toEqual(broken);
});

test('no word is lost, and each line fits unless it is one word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }),
      fc.integer({ min: 10, max: 40 }),
      (words, width) => {
        const lines = wrap(words.join(' '), width, 2);
        expect(lines.map((line) => line.trim()).join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(line.length <= width || !line.trim().includes(' ')).toBe(true);
      },
    ),
  );
});
