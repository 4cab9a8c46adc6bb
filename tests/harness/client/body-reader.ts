import { createHash } from 'node:crypto';
import { readBody } from './body';
import { scanValue } from './json-bounds';
import { heedGarbage, heedKept } from '../garbage';
import { type ItemsPlace, KnownItems, type ReadInParts } from './known-items';
import type { RedactedBody, Redactor } from './redaction';

/** Reads bodies, with credentials taken out. */
export interface BodyReader {
  read(bytes: Buffer): RedactedBody;
  /** What was read and no body before held: a run keeps it in memory. */
  readonly fresh: { readonly bytes: number; readonly values: number };
}

/** Bytes that a value takes beside its text. Of a text as much is kept once more, as it was sent. */
const besideText = 8;

/** Half of the bytes that what was read takes in memory, about. */
export const roomFor = ({ bytes, values }: BodyReader['fresh']): number => bytes + besideText * values;

/** Shorter bodies are read as a whole: a page of items is longer. */
const shortestInParts = 1024;
/** Room that a run has filled once it keeps much: more than 10,000 items of the shipped contract do. */
const muchKept = 24 * 2 ** 20;
/** From this many bytes on a body that came before is known again, and how many of those are known. */
const [longBody, mostLong] = [2 ** 20, 64];

/**
 * Without the rest of what was read, which holds the text of each new item; and a function of its own, because what the reader knows of
 * items would stay with whoever holds the body.
 */
const bodyOf = ({ text, outline, json }: ReadInParts): RedactedBody => ({
  get text() {
    heedGarbage(outline.characters);
    return text();
  },
  outline,
  json,
  echoed: false,
});

/**
 * Reads every body of a client. Where the place of the items is known, items that came before are neither parsed nor searched again, and
 * are the same values as before.
 */
export function createBodyReader(redactor: Redactor, place: ItemsPlace | undefined): BodyReader {
  const known = place === undefined || redactor.mayCrossItems ? undefined : new KnownItems(place);
  const long = new Map<string, RedactedBody>();
  const fresh = { bytes: 0, values: 0 };
  let keepsMuch = false;

  function inParts(bytes: Buffer): RedactedBody | undefined {
    const read = bytes.length < shortestInParts ? undefined : known?.read(bytes);
    if (!read?.fresh.every((part) => redactor.isClean(part))) return undefined;
    known?.keep(read.unknown);
    for (const part of read.fresh) fresh.bytes += part.length;
    fresh.values += read.freshValues;
    return bodyOf(read);
  }

  function asWhole(bytes: Buffer): RedactedBody {
    const { text, json } = readBody(bytes);
    fresh.bytes += bytes.length;
    fresh.values += json === undefined ? 0 : valuesIn(bytes);
    return redactor.redactBody(text, json);
  }

  /** What breaks a bound is not read item by item first. */
  const anew = (bytes: Buffer): RedactedBody =>
    (bytes.length >= longBody && 'beyond' in scanValue(bytes) ? undefined : inParts(bytes)) ?? asWhole(bytes);

  const valuesIn = (bytes: Buffer): number => {
    const scanned = scanValue(bytes);
    return 'beyond' in scanned ? 0 : scanned.tokens;
  };

  /** A target that answers everything with one huge body must not have it kept, or read, as often as it is asked. */
  function read(bytes: Buffer): RedactedBody {
    heedGarbage(bytes.length);
    if (!keepsMuch && roomFor(fresh) > muchKept) {
      keepsMuch = true;
      heedKept();
    }
    if (bytes.length < longBody) return anew(bytes);
    const digest = createHash('sha256').update(bytes).digest('base64');
    const body = long.get(digest) ?? anew(bytes);
    long.delete(digest);
    long.set(digest, body);
    for (const oldest of [...long.keys()].slice(0, -mostLong)) long.delete(oldest);
    return body;
  }

  return { read, fresh };
}
