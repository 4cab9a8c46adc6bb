import { heedGarbage } from '../garbage';
import { remembered } from '../remembered';
import { isUndisguised, laidBare, undisguised } from './disguise';
import { type Needles, needlesOf } from './needles';
import { seenParts } from './unseen';

/** One form of a credential. */
export interface Form {
  /** Of a long form one for each part, together in a row. Made when they are first needed, which for most forms is never. */
  readonly patterns: readonly RegExp[];
  /** In small letters, a blank as a plus sign; a text without any of them, disguised or not, does not hold the form. None: only the pattern tells. */
  readonly needles: readonly string[];
  readonly placeholder: string;
}

/** Finds all forms of some credentials, and takes them out. */
export class Sieve {
  readonly #echo: string;
  readonly #forms: Forms;

  /** `echo`: what stands for a credential that must not come back. */
  constructor(echo: string, all: readonly Form[]) {
    this.#echo = echo;
    const hasPlainOnes = all.length > 0 && all.every((form) => form.needles.length > 0);
    this.#forms = { all, needles: hasPlainOnes ? needlesOf(all.flatMap((form) => form.needles)) : undefined };
  }

  /** Whether a text is worth a closer look: most are not, and this costs little. Headers are the same ones in nearly every answer. */
  readonly mayHold = remembered((text) => this.#isSuspect(text));

  #isSuspect(text: string): boolean {
    const { all, needles } = this.#forms;
    if (all.length === 0) return false;
    if (needles === undefined) return true;
    // Of a whole long text the places of all escapes at once would take thirty times its length.
    return piecesOf(text).some((piece) => isIn(piece, needles) || unlike(piece).some((one) => isIn(one, needles)));
  }

  holds(text: string): boolean {
    return chunksOf(text).some((chunk) => this.mayHold(chunk) && this.#echoes(chunk));
  }

  /** Replaces what stands in a text in one disguise. */
  plainly(text: string): string {
    return replaced(text, this.#within(text));
  }

  /** What is unseen stays in a text, and so do the disguises of others, unless a credential would stand in it without these. */
  redact(text: string): string {
    if (!this.mayHold(text)) return text;
    return chunksOf(this.plainly(text))
      .map((chunk) => this.#laidBare(chunk))
      .join('');
  }

  #echoes(text: string): boolean {
    for (const look of looksOf(text))
      if (this.#within(look).some((form) => form.placeholder === this.#echo && isWhole(look, form))) return true;
    return false;
  }

  #laidBare(text: string): string {
    let left = text;
    for (let round = 0; round < mostRounds && this.mayHold(left); round += 1) {
      const clean = this.#cleanLook(left);
      if (clean === undefined) break;
      left = clean;
    }
    return left;
  }

  #cleanLook(text: string): string | undefined {
    for (const look of looksOf(text)) {
      const clean = this.plainly(look);
      if (clean !== look) return clean;
    }
    return undefined;
  }

  /** The forms that a text may hold, the longest first. */
  #within(text: string): readonly Form[] {
    const found = new Set(piecesOf(text).flatMap((piece) => withinPiece(piece, this.#forms)));
    return this.#forms.all.filter((form) => found.has(form));
  }
}

/** One text may hold a credential in each of its forms below each of the disguises. */
const mostRounds = 20;

/** All forms of some credentials, the longest first. */
interface Forms {
  readonly all: readonly Form[];
  /** Finds any needle of theirs; `undefined`: a form has none, so that each is looked for. */
  readonly needles: Needles | undefined;
}

/** Longer texts are looked through piece by piece, because they are copied for it; what a piece repeats of the one before it. */
const [longText, overlap] = [2 ** 18, 2 ** 16];

function piecesOf(text: string): readonly string[] {
  if (text.length <= longText) return [text];
  const count = Math.ceil((text.length - overlap) / (longText - overlap));
  return Array.from({ length: count }, (_, at) => text.slice(at * (longText - overlap)).slice(0, longText));
}

/** Of a longer text, parts that are laid bare by themselves, so that only those are that hold something; each ends with a word, where that does. */
export const chunksOf = (text: string): readonly string[] =>
  text.length <= longText ? [text] : (text.match(/[^]{1,196608}[^\s<>"]{0,65536}/g) ?? []);

/** What looking into a long text leaves behind, as copies of it with a disguise taken off. */
const copies = 8;

/** Whether a text has one of some needles. Also as it is, because an escape that ends where a form begins may take its first letters. */
function isIn(text: string, needles: Needles): boolean {
  heedGarbage(copies * text.length);
  const lower = text.toLowerCase();
  if (needles(lower)) return true;
  for (const layer of undisguised(lower)) if (needles(layer)) return true;
  return false;
}

function withinPiece(text: string, { all, needles }: Forms): readonly Form[] {
  if (needles !== undefined && !isIn(text, needles)) return [];
  const lower = text.toLowerCase();
  const readings = [lower, ...undisguised(lower)].map((one) => one.replaceAll(' ', '+'));
  const isNear = (one: string): boolean => readings.some((reading) => reading.includes(one));
  return all.filter((form) => form.needles.length === 0 || form.needles.some(isNear));
}

/** The text, what it looks like without what is unseen in it, and with one layer or two of its disguises taken off. */
function* looksOf(text: string): Generator<string> {
  yield text;
  yield* unlike(text);
  yield* laidBare(text);
}

/** The text without what is unseen in it, where that makes another one. */
const unlike = (text: string): readonly string[] => (isUndisguised(text) ? [] : seenParts(text));

const isWhole = (text: string, { patterns }: Form): boolean => patterns.every((pattern) => text.search(pattern) !== -1);

const replaced = (text: string, forms: readonly Form[]): string =>
  forms.reduce((left, form) => {
    const { patterns, placeholder } = form;
    if (patterns.length > 1 && !isWhole(left, form)) return left;
    const parts = patterns.reduce((rest, pattern) => rest.replace(pattern, placeholder), left);
    return patterns.length > 1 ? parts.replaceAll(placeholder.repeat(patterns.length), placeholder) : parts;
  }, text);
