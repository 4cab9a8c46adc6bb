/** The crates of `crate-server.ts`: texts that hold every reserved sign, words for nothing, and numbers, flags and texts that may be missing. */

export interface Crate {
  readonly id: string;
  readonly name: string;
  readonly note?: string | null;
  readonly code?: string;
  readonly kind: string;
  readonly weight?: number | null;
  readonly sealed?: boolean;
  readonly packed: string;
  readonly opened?: string | null;
}

export const kinds = ['box', 'drum', 'sack', 'tube'] as const;

const names = [
  'salt & pepper', 'hash #1', 'semi;colon', 'pipe|d', 'star*', '$5 off', '\u{1f69a} van', 'last \u{1f4e6}', 'two  blanks', 'Zoë', 'Zoe\u0308', '100%25',
  '50% off', 'comma, inc', 'back\\slash', 'a+b', "O'Brien", '"quoted"', '(round)', '[square]', 'path/to', 'why?', 'a=b', 'colon:ed', 'at@home', 'snake_case',
  'caret^', 'tilde~', 'bang!', '{curly}', '<angle>', '東京', 'łódź', 'Äpfel', 'apple', 'Apple', '-dash', 'dot.ted', 'ends in \\', 'plain',
]; // prettier-ignore
const notes = ['fragile', '', 'this side up', 'null', 'x,y', 'vor 12 Uhr'];
const codes = ['true', 'null', 'undefined', 'None', '10', '1e3', '007', 'A-1', 'false', 'A-2', '0'];
const weights = [0, 12.25, 9, 10, 100, 12.9, -1.5, 0.5, 7, 1000];

const instant = (step: number): string => new Date(Date.UTC(2024, 1, 28, 23, 59, 58) + step * 61_250).toISOString();

/** Strides that share no factor with the number of crates scatter the values. */
export const crates: readonly Crate[] = Array.from({ length: 90 }, (_, index): Crate => {
  const step = (index * 37 + 11) % 90;
  const [note, code, weight] = [notes[step % 7], codes[(step * 3) % 17], weights[(step * 7) % 13]];
  return {
    id: `c${String((index * 53 + 5) % 97).padStart(2, '0')}`,
    name: names[step] ?? `Crate ${step}`,
    ...(step % 4 === 3 ? {} : { note: note ?? null }),
    ...(code !== undefined && { code }),
    kind: kinds[(step * step) % 4] ?? 'tube',
    ...(step % 5 === 2 ? {} : { weight: weight ?? null }),
    ...(step % 3 === 2 ? {} : { sealed: step % 2 === 0 }),
    packed: instant(step % 31),
    ...(step % 6 === 1 ? {} : { opened: step % 6 === 4 ? null : instant(40 + (step % 23)) }),
  };
});
