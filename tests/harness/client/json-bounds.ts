/** What a body may hold to be taken for JSON. Checks recurse and keep what they read, and no listing is like what lies beyond. */
export const jsonBounds = {
  /** Lists and objects in each other. */
  depth: 512,
  /** Members of one list or object. */
  members: 50_000,
  /** Values and names in all: each may take two hundred bytes of memory. */
  tokens: 500_000,
  /** Characters of one number. */
  numberLength: 1000,
} as const;

type Bounds = { readonly [bound in keyof typeof jsonBounds]: number };

/** What a file of a run may hold to be read: its entries, and the pieces of its texts, are more than the members of a page. */
export const fileBounds: Bounds = { ...jsonBounds, members: 200_000, tokens: 2_000_000 };

/** A value in a text of JSON, as far as its signs tell; whether it is JSON at all, only a parser says. */
export interface Scanned {
  /** Behind its last byte. */
  readonly end: number;
  readonly tokens: number;
  readonly depth: number;
  /** Characters of the longest number. */
  readonly longestNumber: number;
}

/** Why a value is not read, as the end of a sentence. */
export interface Unbounded {
  readonly beyond: string;
  /** It is a configured credential of which there is too much. */
  readonly isEcho?: true;
}

const [quote, escape, comma, openList, closeList, openObject, closeObject] = [0x22, 0x5c, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d];
const [minus, zero, nine] = [0x2d, 0x30, 0x39];

export const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const isOfNumber = (byte: number): boolean =>
  (byte >= zero && byte <= nine) || byte === minus || byte === 0x2b || byte === 0x2e || byte === 0x45 || byte === 0x65;
const isLetter = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;

/** Behind the text that begins at a quotation mark; the end of the bytes where it does not end. */
function endOfText(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === escape ? 2 : 1;
  return Math.min(bytes.length, at + 1);
}

function endOfRun(bytes: Uint8Array, from: number, belongs: (byte: number) => boolean): number {
  let at = from + 1;
  while (at < bytes.length && belongs(bytes[at] ?? 0)) at += 1;
  return at;
}

/** Whether a list or an object opens the bytes, behind a byte order mark and blanks. */
export function isOpened(bytes: Uint8Array): boolean {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (isBlank(bytes[at])) at += 1;
  return bytes[at] === openList || bytes[at] === openObject;
}

const many = (count: number): string => count.toLocaleString('en');

/**
 * Passes over the value that begins at `from`, without recursion and without keeping anything, and stops at the first bound that it
 * breaks: what would fill memory or time is known before anything is made of it.
 */
export function scanValue(bytes: Uint8Array, from = 0, bounds: Bounds = jsonBounds): Scanned | Unbounded {
  /** By level: the members so far. */
  const members: number[] = [];
  let tokens = 0;
  let depth = 0;
  let longestNumber = 0;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === openObject || byte === openList) {
      if (members.length === bounds.depth) return { beyond: `more than ${bounds.depth} lists and objects in each other` };
      members.push(1);
      depth = Math.max(depth, members.length);
      tokens += 1;
      at += 1;
      continue;
    } else if (byte === comma) {
      const level = Math.max(0, members.length - 1);
      const count = (members[level] ?? 0) + 1;
      if (count > bounds.members) return { beyond: `more than ${many(bounds.members)} members in one list or object` };
      members[level] = count;
      at += 1;
      continue;
    } else if (byte === closeObject || byte === closeList) {
      members.pop();
      at += 1;
    } else if (byte === quote) {
      tokens += 1;
      at = endOfText(bytes, at);
    } else if (isOfNumber(byte)) {
      const end = endOfRun(bytes, at, isOfNumber);
      if (end - at > bounds.numberLength) return { beyond: `a number of more than ${many(bounds.numberLength)} characters` };
      tokens += 1;
      longestNumber = Math.max(longestNumber, end - at);
      at = end;
    } else if (isLetter(byte)) {
      tokens += 1;
      at = endOfRun(bytes, at, isLetter);
    } else {
      at += 1;
      continue;
    }
    if (tokens > bounds.tokens) return { beyond: `more than ${many(bounds.tokens)} values` };
    if (members.length === 0) return { end: at, tokens, depth, longestNumber };
  }
  return { end: bytes.length, tokens, depth, longestNumber };
}
