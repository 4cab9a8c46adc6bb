import { byCodePoint, byUnit } from '../text/collators';
import { type Awkward, type Change, holds } from './awkward-values';

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

/** A text that base64 may write with a plus, which a query has for a blank: where its first byte stands in a cursor is not known. */
const hasPlusInBase64 = (text: string): boolean =>
  ['', ' ', '  '].some((before) =>
    Buffer.from(before + text)
      .toString('base64')
      .includes('+'),
  );

/** Two texts that units of UTF-16 and code points have the other way round: a store and a language may compare by one each. */
const areTurned = (before: string, behind: string): boolean =>
  Math.sign(byUnit(before, behind)) !== Math.sign(byCodePoint(before, behind));

/** Signs that part what a cursor holds. */
const separators = [',', ';', ':', '|', '&', '=', '/', '#', '?', '%', '\\'] as const;

/** What one byte or seven bits do not hold, what has another normal form, what cursors are written with or put between their parts. */
export const awkwardTexts: readonly Awkward[] = [
  { kind: 'wide', weight: 2, becomes: beyond(/[^\u0000-\u00ff]/gu), breaks: holds(/[^\u0000-\u00ff]/u) },
  { kind: 'beyond 16 bits', weight: 1, becomes: beyond(/[\u{10000}-\u{10ffff}]/gu), breaks: holds(/[\u{10000}-\u{10ffff}]/u) },
  { kind: 'units', weight: 2, becomes: [], parts: areTurned },
  { kind: 'plus in base64', weight: 1, becomes: [], breaks: hasPlusInBase64 },
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
