/** A letter with the marks that stand on it, each as a text of its own. */
const lettersOf = (text: string): readonly string[] => text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];

const withoutMarks = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

/** What two texts that look alike may differ by, the least first, each with what makes it go away. */
const kinds: readonly { readonly by: string; readonly fold: (text: string) => string }[] = [
  { by: 'Unicode normal form', fold: (text) => text.normalize('NFC') },
  { by: 'compatibility characters', fold: (text) => text.normalize('NFKC') },
  { by: 'accents', fold: withoutMarks },
  { by: 'accents and letter case', fold: (text) => withoutMarks(text).toLowerCase() },
];

const codePoints = (text: string): string =>
  [...text].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ') ||
  'nothing';

/** The first place where two texts differ, a letter of each; all of what differs where letters do not stand for letters. */
function apart(held: string, asked: string): readonly [held: string, asked: string] {
  const [ours, theirs] = [lettersOf(held), lettersOf(asked)];
  const start = ours.findIndex((letter, index) => letter !== theirs[index]);
  const from = start === -1 ? ours.length : start;
  if (ours.length === theirs.length) return [ours[from] ?? '', theirs[from] ?? ''];
  let same = 0;
  while (same < Math.min(ours.length, theirs.length) - from && ours.at(-1 - same) === theirs.at(-1 - same)) same += 1;
  return [ours.slice(from, ours.length - same).join(''), theirs.slice(from, theirs.length - same).join('')];
}

/**
 * How a value differs from one that was asked for, where a reader would see them as the same or nearly so: `its accents only: U+00E9 in
 * place of U+0065`. `undefined` where they are equal, and where they differ by more.
 */
export function differenceByLook(held: string, asked: string): string | undefined {
  if (held === asked) return undefined;
  const kind = kinds.find(({ fold }) => fold(held) === fold(asked));
  if (kind === undefined) return undefined;
  const [ours, theirs] = apart(held, asked);
  return `its ${kind.by} only: ${codePoints(ours)} in place of ${codePoints(theirs)}`;
}
