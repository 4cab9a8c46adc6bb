import fc from 'fast-check';
import { needlesOf } from '../../harness/client/needles';

const folded = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll(' ', '+');

/** Few letters, so that texts nearly hold each other; some beyond ASCII share their bits with these. */
const near = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'A', '+', ' ', 'á', 'š'), minLength, maxLength });

test('some texts are found in another one as a plain search finds them, in letters of either case', () => {
  fc.assert(
    fc.property(fc.array(near(2, 5), { minLength: 1, maxLength: 4 }), near(0, 40), (needles, text) => {
      const plainly = needles.some((needle) => folded(text).includes(folded(needle)));
      expect(needlesOf(needles)(text)).toBe(plainly);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test.each([
  ['at the beginning', 'secret-0 and more'],
  ['at the end', 'more and secret-0'],
  ['in capitals', 'a SECRET-0 here'],
  ['behind what nearly is it', 'secret-secret-0'],
  ['as all there is', 'secret-0'],
])('a text is found %s', (_, text) => {
  const isIn = needlesOf(['secret-0', 'a much longer text']);
  expect(isIn(text)).toBe(true);
  expect(isIn(text.replace('0', '1'))).toBe(false);
});
