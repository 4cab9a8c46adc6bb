/** A kind of text of which cursors lose something, and how much the edge of a page behind such a text tells. */
interface Awkward {
  readonly kind: string;
  readonly weight: number;
  readonly is: (text: string) => boolean;
}

const holds =
  (sign: RegExp) =>
  (text: string): boolean =>
    sign.test(text);

/** What one byte or seven bits do not hold, what has another normal form, what cursors are written with or put between their parts. */
const awkward: readonly Awkward[] = [
  { kind: 'wide', weight: 2, is: holds(/[^\u0000-\u00ff]/u) },
  { kind: 'accented', weight: 1, is: holds(/[\u0080-\u00ff]/u) },
  { kind: 'decomposed', weight: 1, is: (text) => text !== text.normalize('NFKD') },
  { kind: 'comma', weight: 1, is: holds(/,/) },
  { kind: 'quote', weight: 1, is: holds(/["']/) },
  { kind: 'plus', weight: 1, is: holds(/\+/) },
  { kind: 'percent', weight: 1, is: holds(/%/) },
  { kind: 'backslash', weight: 1, is: holds(/\\/) },
  { kind: 'control', weight: 1, is: holds(/\p{Cc}/u) },
  { kind: 'separator', weight: 1, is: holds(/[;:|&=/#?]/) },
  // Common in names of several words.
  { kind: 'blank', weight: 0.5, is: holds(/\s/) },
  // What many languages take for nothing.
  { kind: 'falsy', weight: 1, is: holds(/^(?:|0|false|null|undefined)$/) },
];

/** By the kinds of what cursors lose of a text: how much an edge behind it tells. */
export const lossesOf = (text: string): ReadonlyMap<string, number> =>
  new Map(awkward.filter(({ is }) => is(text)).map(({ kind, weight }) => [kind, weight]));
