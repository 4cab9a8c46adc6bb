import fc from 'fast-check';
import { keepTexts, restoreTexts, type Kept, type KeptText } from '../../harness/findings/kept-text';

const bounds = { text: 1_000_000, one: 100_000, all: 200_000, part: 10, partWhenFull: 6 };

/** As a line of a file has it. */
const written = (kept: Kept): KeptText => JSON.parse(JSON.stringify(kept.text)) as KeptText;

/** Keeps the texts in order and reads them back. */
function throughRecords(texts: readonly string[]): readonly (string | undefined)[] {
  const [keep, restore] = [keepTexts(bounds), restoreTexts()];
  return texts.map((text, index) => {
    const restored = restore.restore(index + 1, written(keep.keep(index + 1, text)));
    return typeof restored === 'string' ? restored : undefined;
  });
}

const items = Array.from({ length: 40 }, (_, index) => ({
  id: `item-${index}`,
  note: 'n'.repeat(index * 7),
  parts: [{ a: index }, { b: 'common to all of them, and long enough to be pointed at' }, {}],
}));
const pageOf = (list: readonly unknown[], blanks?: number): string =>
  JSON.stringify({ items: list, count: list.length }, undefined, blanks);

test('any texts are read back to the character', () => {
  const glyph = fc.constantFrom('{', '}', '[', ']', ',', ' ', '\n', '"', 'a', '\ud800', '\udfff', '\u0000', 'ä', 'x'.repeat(60));
  const noise = fc.array(glyph, { maxLength: 60 }).map((glyphs) => glyphs.join(''));
  const page = fc
    .tuple(fc.shuffledSubarray(items), fc.constantFrom(undefined, 1, 4))
    .map(([list, blanks]) => pageOf(list, blanks));
  const broken = fc.tuple(page, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));
  fc.assert(
    fc.property(fc.array(fc.oneof(noise, page, broken), { maxLength: 12 }), (texts) => {
      expect(throughRecords(texts)).toEqual(texts);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('a body that comes again costs next to nothing, in any order of its items', () => {
  const keep = keepTexts(bounds);
  const first = pageOf(items);
  expect(keep.keep(1, first)).toEqual({ text: first });
  expect(keep.keep(2, first)).toEqual({ text: [[1, 0, first.length]] });
  const turned = pageOf([...items].reverse());
  expect(JSON.stringify(keep.keep(3, turned).text).length).toBeLessThan(turned.length / 3);
  expect(keep.cut).toBe(0);
});

describe('a bound', () => {
  const large = (letter: string): string => JSON.stringify([letter.repeat(120_000), { end: letter }]);

  test('of one body leaves its beginning and its end, with length and digest', () => {
    const keep = keepTexts(bounds);
    const text = large('a');
    const kept = keep.keep(1, text);
    expect(kept.cut).toMatchObject({ bytes: text.length, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(kept.text).toMatch(/^\["aaaaaaaa\n\[\d+ characters are left out here.*\]\n.*"a"\}\]$/);
    expect(String(kept.text).length).toBeLessThan(250);
    expect(keep.cut).toBe(1);
  });

  test('is told of a text that comes again as it was told before', () => {
    const keep = keepTexts(bounds);
    const [first, second] = [keep.keep(1, large('a')), keep.keep(2, large('b'))];
    expect([keep.keep(3, large('a')), keep.keep(4, large('b'))]).toEqual([first, second]);
    expect(first).not.toEqual(second);
    expect(keep.cut).toBe(4);
  });

  test('of all bodies cuts what comes behind it, and nothing that is known or short', () => {
    const keep = keepTexts(bounds);
    const middling = (letter: string): string => JSON.stringify([letter.repeat(90_000)]);
    expect([keep.keep(1, middling('a')).cut, keep.keep(2, middling('b')).cut]).toEqual([undefined, undefined]);
    expect(keep.keep(3, middling('c')).cut).toBeDefined();
    expect(keep.keep(4, middling('a'))).toEqual({ text: [[1, 0, 90_004]] });
    expect(keep.keep(5, '{"code":"x"}')).toEqual({ text: '{"code":"x"}' });
    const total = ['d', 'e', 'f', 'g'].map((letter, index) => JSON.stringify(keep.keep(6 + index, middling(letter)).text).length);
    expect(Math.max(...total)).toBeLessThan(300);
  });

  test.each([
    ['small', (at: number) => `${at}-${'x'.repeat(990)}`],
    ['full of what JSON escapes', (at: number) => `${at}-${'\u0001'.repeat(990)}`],
    ['put together from a thousand known pieces', (at: number) => pageOf(items.flatMap((item) => [item, { at }, item, {}]))],
  ])('of all bodies holds as they are written where each is %s', (_what, textOf) => {
    const keep = keepTexts(bounds);
    const lengths = Array.from({ length: 600 }, (_, at) => Buffer.byteLength(JSON.stringify(keep.keep(at + 1, textOf(at)).text)));
    const left = lengths.slice(-1)[0] ?? 0;
    expect(left).toBeLessThan(300);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThan(bounds.all + 600 * left);
  });

  test('of what is put together keeps a foreign file from filling the memory', () => {
    const restore = restoreTexts();
    expect(restore.restore(1, 'x'.repeat(2 ** 20))).toHaveLength(2 ** 20);
    const many = Array.from({ length: 65 }, () => [1, 0, 2 ** 20] as const);
    expect(restore.restore(2, many)).toEqual({
      wrong: expect.stringMatching(/^is put together to more than \d+ characters, which/) as unknown,
    });
    const some = many.slice(0, 50);
    const lengths = Array.from({ length: 10 }, (_, index) => {
      const restored = restore.restore(index + 3, some);
      return typeof restored === 'string' ? restored.length : undefined;
    });
    expect(lengths.filter((length) => length !== undefined).length).toBe(8);
  });
});

test.each<readonly [string, KeptText]>([
  ['an exchange that is not there', [[9, 0, 1]]],
  ['more than an exchange has', [[1, 1, 3]]],
])('a piece of %s is none', (_, kept) => {
  const restore = restoreTexts();
  restore.restore(1, 'abc');
  expect(restore.restore(2, [[1, 1, 2], 'd'])).toBe('bcd');
  expect(restore.restore(3, kept)).toEqual({ wrong: 'is put together from what is not there' });
});
