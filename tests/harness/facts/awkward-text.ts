import type { Compare } from '../text/collators';

/** A kind of text of which cursors lose something, and how much the edge of a page behind such a text tells. */
interface Awkward {
  readonly kind: string;
  readonly weight: number;
  /** What cursors make of such a text; of another one, the text itself. */
  readonly becomes: readonly ((text: string) => string)[];
  /** What a cursor cannot hold at all, or takes for none: whatever it becomes, the edge shows it. */
  readonly breaks?: (text: string) => boolean;
}

type Change = Awkward['becomes'][number];

const holds =
  (sign: RegExp) =>
  (text: string): boolean =>
    sign.test(text);

const replaced =
  (signs: RegExp, by: string): Change =>
  (text) =>
    text.replaceAll(signs, by);

/** Without these signs, or with what stands for a letter that a coding lacks. */
const beyond = (signs: RegExp): readonly Change[] => ['', '?', '\ufffd'].map((by) => replaced(signs, by));

/** Up to a sign: the parts of a cursor are put together with it. */
const cutAt =
  (sign: string): Change =>
  (text) =>
    text.slice(0, text.includes(sign) ? text.indexOf(sign) : undefined);

const decoded: Change = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const withoutMarks: Change = (text) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '');

/** Signs that part what a cursor holds. */
const separators = [',', ';', ':', '|', '&', '=', '/', '#', '?', '%', '\\'] as const;

/** What one byte or seven bits do not hold, what has another normal form, what cursors are written with or put between their parts. */
const awkward: readonly Awkward[] = [
  { kind: 'wide', weight: 2, becomes: beyond(/[^\u0000-\u00ff]/gu), breaks: holds(/[^\u0000-\u00ff]/u) },
  { kind: 'accented', weight: 1, becomes: beyond(/[^\u0000-\u007f]/gu), breaks: holds(/[\u0080-\u00ff]/u) },
  { kind: 'decomposed', weight: 1, becomes: [withoutMarks] },
  ...separators.map((sign): Awkward => ({ kind: sign, weight: 1, becomes: [cutAt(sign)] })),
  { kind: 'escaped', weight: 1, becomes: [decoded, replaced(/&/g, '&amp;'), replaced(/\\/g, ''), replaced(/\\/g, '\\\\')] },
  { kind: 'quote', weight: 1, becomes: [replaced(/["']/g, ''), replaced(/["']/g, '$&$&')] },
  { kind: 'plus', weight: 1, becomes: [replaced(/\+/g, ' ')] },
  { kind: 'control', weight: 1, becomes: [], breaks: holds(/\p{Cc}/u) },
  { kind: 'several blanks', weight: 1, becomes: [replaced(/\s+/g, ' ')] },
  { kind: 'outer blanks', weight: 1, becomes: [(text) => text.trim()] },
  // Common in names of several words.
  { kind: 'blank', weight: 0.5, becomes: [cutAt(' '), replaced(/\s/g, ''), replaced(/ /g, '+')] },
  // What many languages take for nothing.
  { kind: 'falsy', weight: 1, becomes: [], breaks: holds(/^(?:|0|false|null|undefined)$/) },
];

/** The two texts that stand at the edge of a page, and the order that they stand in. */
export interface TextsAtEdge {
  readonly before: string;
  /** None where what lacks the value stands there. */
  readonly behind: string | undefined;
  /** In the direction of the order. */
  readonly compare: Compare;
}

/**
 * By the kinds of what cursors lose of a text: how much this edge tells. A text that is made less brings what stood before the edge again;
 * one that is made greater loses what stands behind it, and shows only where something stands up to there.
 */
export function lossesAt({ before, behind, compare }: TextsAtEdge): ReadonlyMap<string, number> {
  const isMoved = (text: string): boolean =>
    text !== before && (compare(text, before) < 0 || (behind !== undefined && compare(behind, text) < 0));
  const told = awkward.filter(
    ({ becomes, breaks }) => breaks?.(before) === true || becomes.some((change) => isMoved(change(before))),
  );
  return new Map(told.map(({ kind, weight }) => [kind, weight]));
}

/** How much more an edge counts that tells of the kind of a seed. */
export const preferred = 4;

/** With each seed another one of the kinds that some edge tells of; with the first, or without a seed, none: what tells most is chosen. */
export function kindOfSeed(kinds: Iterable<string>, seed = 1): string | undefined {
  const possible = [...new Set(kinds)].toSorted();
  return seed < 2 ? undefined : possible[(seed - 2) % possible.length];
}
