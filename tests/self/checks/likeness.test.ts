import { differenceByLook } from '../../harness/judging/likeness';
import { textMatches } from '../../reference/mutants/text-matches';
import { judgeReference } from './judging';

test.each([
  ['caf\u{e9}', 'cafe', 'its accents only: U+00E9 in place of U+0065'],
  ['cafe', 'caf\u{e9}', 'its accents only: U+0065 in place of U+00E9'],
  ['cafe\u{301}s', 'caf\u{e9}s', 'its Unicode normal form only: U+0065 U+0301 in place of U+00E9'],
  ['Cafe', 'caf\u{e9}', 'its accents and letter case only: U+0043 in place of U+0063'],
  ['\u{fb01}ne', 'fine', 'its compatibility characters only: U+FB01 in place of U+0066 U+0069'],
  ['cafe', 'cafe', undefined],
  ['cafe', 'caves', undefined],
  ['\u{1f600}', 'cafe', undefined],
])('%j in place of %j differs by %s', (held, asked, told) => {
  expect(differenceByLook(held, asked)).toBe(told);
});

const withoutMarks = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

test('equality that ignores accents fails filtering.exact, by the letter that a reader would look for', async () => {
  const behaviour = textMatches((stored, value) => withoutMarks(stored) === withoutMarks(value));
  const judged = await judgeReference({ behaviour: [behaviour] }, { only: ['filtering.exact'] });
  const finding = judged.of.get('filtering.exact');
  expect(finding?.outcome).toBe('fail');
  expect(finding?.message).toMatch(
    /received .*an item.* with metadata\.name "[^"]+", which differs from the asked value by its accents only: U\+00[67][0-9A-F] in place of U\+[0-9A-F]{4}/,
  );
});

test('a value that differs by more is told as it is', async () => {
  const behaviour = textMatches((stored, value) => stored.startsWith(value));
  const judged = await judgeReference({ behaviour: [behaviour] }, { only: ['filtering.exact'] });
  expect(judged.of.get('filtering.exact')).toMatchObject({ outcome: 'fail' });
  expect(judged.of.get('filtering.exact')?.message).not.toContain('which differs');
});
