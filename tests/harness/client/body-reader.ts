import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { heedGarbage, heedKept } from '../garbage';
import { parseScanned } from './json';
import { isOpened, scanValue, type Unbounded } from './json-bounds';
import { type ItemsPlace, KnownItems, type ReadInParts } from './known-items';
import type { RedactedBody, Redactor } from './redaction';

/** Reads bodies, with credentials taken out. */
export interface BodyReader {
  /** The body, or the bound that it breaks: then nothing of it is kept. */
  read(bytes: Buffer): RedactedBody | Unbounded;
  /** Takes note of an exchange beside its body. `characters`: of the URL and of the headers sent and received. */
  met(characters: number): void;
  /** What a run keeps in memory so far: of bodies what comes again is kept once, as far as it is known again. */
  readonly kept: Kept;
}

/**
 * What is kept, as bytes that were sent, values in them, places of items on pages (an item that comes again is kept once, and its place each
 * time) and exchanges.
 */
export interface Kept {
  readonly bytes: number;
  readonly values: number;
  readonly places: number;
  readonly exchanges: number;
}

/**
 * Bytes that a value takes beside its text, the place of an item in the lists of a page, and an exchange beside its body and its heads. Of a
 * text as much is kept once more, as it was sent.
 */
const [besideText, ofPlace, ofExchange] = [8, 48, 4096];

/** Half of the bytes that what was read takes in memory, about. Of an exchange as much is written into the files of a run. */
export const roomFor = ({ bytes, values, places, exchanges }: Kept): number =>
  bytes + besideText * values + ofPlace * places + ofExchange * exchanges;

/** A head is written out in ledger and recording each time, and not cut. */
const headsKept = 2;

/** Shorter bodies are read as a whole: a page of items is longer. */
const shortestInParts = 1024;
/** Room that a run has filled once it keeps much: more than 10,000 items of the shipped contract do. */
const muchKept = 24 * 2 ** 20;
/** From this many bytes on a body is looked for among those that came before, and its bounds are looked at, before anything is made of it. */
const longBody = 2 ** 20;

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
  /** By digest: the long ones, and those that were read as a whole. Whoever asked for one keeps it as well. */
  const before = new Map<string, RedactedBody | Unbounded>();
  const kept = { bytes: 0, values: 0, places: 0, exchanges: 0 };
  let keepsMuch = false;

  function inParts(bytes: Buffer): RedactedBody | undefined {
    const read = bytes.length < shortestInParts ? undefined : known?.read(bytes);
    if (!read?.fresh.every((part) => redactor.isClean(part))) return undefined;
    known?.keep(read.unknown);
    for (const part of read.fresh) kept.bytes += part.length;
    kept.values += read.freshValues;
    kept.places += read.places;
    return bodyOf(read);
  }

  function asWhole(bytes: Buffer, scanned = scanValue(bytes)): RedactedBody | Unbounded {
    const isBeyond = 'beyond' in scanned;
    // What is no list and no object was not meant to be read as a page, so that its bounds are no matter.
    if (isBeyond && isOpened(bytes)) return scanned;
    const text = bytes.toString('utf8');
    const overwhelming = redactor.overwhelmedBy(text);
    if (overwhelming !== undefined) return overwhelming;
    const json = isBeyond || !isUtf8(bytes) ? undefined : parseScanned(text, scanned);
    kept.bytes += bytes.length;
    kept.values += json === undefined || isBeyond ? 0 : scanned.tokens;
    return redactor.redactBody(text, json);
  }

  /** A target that answers everything with one huge body must not have it kept, or read, as often as it is asked. */
  function once(bytes: Buffer, read: () => RedactedBody | Unbounded): RedactedBody | Unbounded {
    const digest = createHash('sha256').update(bytes).digest('base64');
    const body = before.get(digest) ?? read();
    before.set(digest, body);
    return body;
  }

  function read(bytes: Buffer): RedactedBody | Unbounded {
    heedGarbage(bytes.length);
    if (!keepsMuch && roomFor(kept) > muchKept) {
      keepsMuch = true;
      heedKept();
    }
    if (bytes.length < longBody) return inParts(bytes) ?? once(bytes, () => asWhole(bytes));
    return once(bytes, () => {
      const scanned = scanValue(bytes);
      return ('beyond' in scanned ? undefined : inParts(bytes)) ?? asWhole(bytes, scanned);
    });
  }

  return {
    read,
    met(characters) {
      kept.exchanges += 1;
      kept.bytes += headsKept * characters;
    },
    kept,
  };
}
