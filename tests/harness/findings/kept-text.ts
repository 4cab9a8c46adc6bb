import { createHash, hash } from 'node:crypto';
import { heedGarbage } from '../garbage';

/** Characters of the text of an earlier exchange: its number, where they begin and how many they are, in UTF-16 units. */
export type Stretch = readonly [exchange: number, from: number, length: number];

/** A text as a record holds it: as it is, or put together from new text and from what earlier records hold. */
export type KeptText = string | readonly (string | Stretch)[];

/** What is left of a text that is too large to be kept. Its beginning and its end are kept, with a line between that says so. */
export interface Cut {
  /** Of the whole text, in UTF-8. */
  readonly bytes: number;
  /** SHA-256 of the whole text, in hexadecimal digits. */
  readonly digest: string;
}

export interface Kept {
  readonly text: KeptText;
  /** Absent where the text is kept whole. */
  readonly cut?: Cut;
}

/** Bounds of what is kept, in characters where nothing else is said. */
export interface KeptBounds {
  /** Of a text: longer ones are cut without a look at what is new of them. */
  readonly text: number;
  /** Of new text in one: what earlier records hold costs nothing. */
  readonly one: number;
  /** Of all of them as they are written, with the records that they stand in, in bytes. */
  readonly all: number;
  /** Of the beginning and of the end of a text that is cut. */
  readonly part: number;
  /** The same where all of them have reached their bound: many small texts are much, too. */
  readonly partWhenFull: number;
}

/**
 * All files of a run together stay below 64 MB: the ledger and the recording hold the bodies, each up to `all`; what comes behind it is cut,
 * and ends where the room of the run does (`client/body-reader.ts`).
 */
export const keptBounds: KeptBounds = { text: 2 ** 23, one: 2 ** 22, all: 24 * 2 ** 20, part: 2 ** 14, partWhenFull: 2 ** 9 };

/** Shorter ones are looked for only where the stretch before them goes on: to point at them would be as long. */
const shortest = 48;

/** A body of a million members must not fill the memory with what is known of it. */
const mostKnown = 100_000;

/** Where the members of a list begin that are objects, and where the last of them ends: what comes again in another order or page. */
const seams = /[[,]\s*(?=\{)|\}(?=\s*\])/g;

/** So many pieces of one text are told apart, and the rest is one. */
const mostPieces = 50_000;

/** So many texts that were cut are known again. */
const mostCut = 4;

/** A piece of a text between two seams. */
interface Piece {
  readonly text: string;
  readonly from: number;
  /** Equal for equal texts, and short. */
  readonly key: string;
}

/** Two texts may differ in a lone surrogate alone, which UTF-8 cannot tell from another one. */
const keyOf = (text: string): string =>
  text.length < shortest ? text : hash('sha1', text.isWellFormed() ? text : Buffer.from(text, 'utf16le'), 'base64');

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number): void => {
    const piece = text.slice(from, to);
    if (to > from) pieces.push({ text: piece, from, key: keyOf(piece) });
  };
  let from = 0;
  for (const { 0: found, index } of text.matchAll(seams)) {
    if (pieces.length >= mostPieces) break;
    add(from, index + found.length);
    from = index + found.length;
  }
  add(from, text.length);
  return pieces;
}

/** A place in the text of an exchange as one number: no text is as long, and no run has two million exchanges. */
const placeOf = (exchange: number, at: number): number => exchange * 2 ** 32 + at;

const stretchAt = (place: number, length: number): Stretch => [Math.floor(place / 2 ** 32), place % 2 ** 32, length];

/** Keeps texts in as few characters as their repetitions allow. */
export interface KeptTexts {
  /** `beside`: what the record of the exchange takes beside the text, in bytes. */
  keep(exchange: number, text: string, beside?: number): Kept;
  /** How many were cut so far. */
  readonly cut: number;
}

export function keepTexts(bounds: KeptBounds = keptBounds): KeptTexts {
  // Numbers beside each other, because an object for each of a hundred thousand pieces takes twice the memory.
  /** By key: the number of the piece. */
  const known = new Map<string, number>();
  /** By number: where the piece was first, and its length. */
  const [places, lengths]: [number[], number[]] = [[], []];
  /** By place: the key of a piece that was known and follows a new one there. */
  const followers = new Map<number, string>();
  /** By key: what is left of texts that were cut. A target that answers everything with one must not have it looked at as often. */
  const cutBefore = new Map<string, Kept>();
  let used = 0;
  let cut = 0;

  function remember(key: string, place: number, length: number): void {
    known.set(key, places.push(place) - 1);
    lengths.push(length);
  }

  const numberOf = ({ text, key }: Pick<Piece, 'text' | 'key'>): number | undefined =>
    text.length < shortest ? undefined : known.get(key);

  function learn(exchange: number, pieces: readonly Piece[]): void {
    let isNew = true;
    for (const piece of pieces) {
      if (places.length + followers.size >= mostKnown) return;
      const { text, from, key } = piece;
      const place = placeOf(exchange, from);
      const wasNew = isNew;
      isNew = text.length >= shortest && numberOf(piece) === undefined;
      if (isNew) remember(key, place, text.length);
      else if (wasNew) followers.set(place, text.length < shortest ? ownCopy(key) : key);
    }
  }

  /** The pieces as they are kept: what goes on where the one before it ends is preferred, because the two are one then. */
  function found(pieces: readonly Piece[]): readonly (string | Stretch)[] {
    /** Where the piece before ends. */
    let end: number | undefined;
    return pieces.map((piece) => {
      const number = numberOf(piece);
      const goesOn = end !== undefined && followers.get(end) === piece.key;
      const place = goesOn ? end : number === undefined ? undefined : places[number];
      end = place === undefined ? undefined : place + piece.text.length;
      return place === undefined ? piece.text : stretchAt(place, piece.text.length);
    });
  }

  function shortened(text: string, key: string, part: number): Kept {
    cut += 1;
    const kept = cutBefore.get(key) ?? cutOf(text, part);
    cutBefore.delete(key);
    cutBefore.set(key, kept);
    for (const oldest of [...cutBefore.keys()].slice(0, -mostCut)) cutBefore.delete(oldest);
    return kept;
  }

  return {
    get cut() {
      return cut;
    },
    keep(exchange, text, beside = 0) {
      used += beside;
      heedGarbage(text.length);
      const wholeKey = keyOf(text);
      if (text.length > bounds.text || cutBefore.has(wholeKey)) return shortened(text, wholeKey, bounds.part);
      const whole = numberOf({ text, key: wholeKey });
      if (whole !== undefined) return { text: [stretchAt(places[whole] ?? 0, lengths[whole] ?? 0)] };
      const pieces = piecesOf(text);
      const kept = joined(found(pieces));
      const fresh = kept.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 0), 0);
      const written = Buffer.byteLength(JSON.stringify(kept));
      const isFull = used + written > bounds.all;
      const part = isFull ? bounds.partWhenFull : bounds.part;
      if (fresh > bounds.one || (isFull && text.length > 2 * part)) return shortened(text, wholeKey, part);
      used += written;
      learn(exchange, pieces);
      if (text.length >= shortest && !known.has(wholeKey)) remember(wholeKey, placeOf(exchange, 0), text.length);
      return { text: kept.length === 0 ? '' : kept.length === 1 && typeof kept[0] === 'string' ? kept[0] : kept };
    },
  };
}

/** Neighbours as one: of text, and of stretches that go on in the same exchange. */
function joined(pieces: readonly (string | Stretch)[]): readonly (string | Stretch)[] {
  const all: (string | Stretch)[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === 'string') {
      if (typeof last === 'string') all[all.length - 1] = last + piece;
      else if (piece !== '') all.push(piece);
      continue;
    }
    const [exchange, from, length] = piece;
    const goesOn = typeof last === 'object' && last[0] === exchange && last[1] + last[2] === from;
    if (goesOn) all[all.length - 1] = [exchange, last[1], last[2] + length];
    else all.push(piece);
  }
  return all;
}

/** A text of its own: V8 makes a part of a text as a view that keeps all of it in memory. */
const ownCopy = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

function cutOf(text: string, part: number): Kept {
  const bytes = Buffer.byteLength(text);
  const digest = createHash('sha256').update(text).digest('hex');
  const left = `\n[${text.length - 2 * part} characters are left out here; all of it has ${bytes} bytes, SHA-256 ${digest}]\n`;
  return { text: ownCopy(`${text.slice(0, part)}${left}${text.slice(-part)}`), cut: { bytes, digest } };
}

/** Puts kept texts together again, in the order in which they were kept. */
export interface RestoredTexts {
  /** Or why it cannot be put together, as the end of a sentence about it. */
  restore(exchange: number, text: KeptText): string | { readonly wrong: string };
}

/** Pieces can repeat a text without end: no text is longer than a body may be, and all together are no more than a run may hold. */
const longest = { one: 64 * 2 ** 20, all: 400 * 2 ** 20 };

export function restoreTexts(): RestoredTexts {
  const texts = new Map<number, string>();
  let left = longest.all;
  return {
    restore(exchange, kept) {
      const text = typeof kept === 'string' ? kept : putTogether(kept, texts, Math.min(left, longest.one));
      if (typeof text !== 'string') return text;
      texts.set(exchange, text);
      if (typeof kept !== 'string') left -= text.length;
      return text;
    },
  };
}

function putTogether(
  pieces: readonly (string | Stretch)[],
  texts: ReadonlyMap<number, string>,
  most: number,
): string | { readonly wrong: string } {
  const parts: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    const part = typeof piece === 'string' ? piece : texts.get(piece[0])?.slice(piece[1], piece[1] + piece[2]);
    if (part === undefined || (typeof piece !== 'string' && part.length !== piece[2]))
      return { wrong: 'is put together from what is not there' };
    length += part.length;
    if (length > most)
      return { wrong: `is put together to more than ${most} characters, which is the bound of what is read of it` };
    parts.push(part);
  }
  return parts.join('');
}
