import { createHash } from 'node:crypto';
import { readBody } from './body';
import { scanValue } from './json-bounds';
import { type ItemsPlace, KnownItems } from './known-items';
import type { RedactedBody, Redactor } from './redaction';

/** Reads bodies, with credentials taken out. */
export interface BodyReader {
  read(bytes: Buffer): RedactedBody;
  /** Bytes of all that was read and that no body before held: what a run keeps in memory. */
  readonly fresh: number;
}

/** Shorter bodies are read as a whole: a page of items is longer. */
const shortestInParts = 1024;
/** From this many bytes on a body that came before is known again, and how many of those are known. */
const [longBody, mostLong] = [2 ** 20, 64];

/**
 * Reads every body of a client. Where the place of the items is known, items that came before are neither parsed nor searched again, and
 * are the same values as before.
 */
export function createBodyReader(redactor: Redactor, place: ItemsPlace | undefined): BodyReader {
  const known = place === undefined || redactor.mayCrossItems ? undefined : new KnownItems(place);
  const long = new Map<string, RedactedBody>();
  let fresh = 0;

  function inParts(bytes: Buffer): RedactedBody | undefined {
    const read = bytes.length < shortestInParts ? undefined : known?.read(bytes);
    if (!read?.fresh.every((part) => redactor.isClean(part))) return undefined;
    known?.keep(read.unknown);
    for (const part of read.fresh) fresh += part.length;
    // Without the rest of what was read, which holds the text of each new item.
    const { text, outline, json } = read;
    return {
      get text() {
        return text();
      },
      outline,
      json,
      echoed: false,
    };
  }

  function asWhole(bytes: Buffer): RedactedBody {
    const { text, json } = readBody(bytes);
    fresh += bytes.length;
    return redactor.redactBody(text, json);
  }

  /** What breaks a bound is not read item by item first. */
  const anew = (bytes: Buffer): RedactedBody =>
    (bytes.length >= longBody && 'beyond' in scanValue(bytes) ? undefined : inParts(bytes)) ?? asWhole(bytes);

  /** A target that answers everything with one huge body must not have it kept, or read, as often as it is asked. */
  function read(bytes: Buffer): RedactedBody {
    if (bytes.length < longBody) return anew(bytes);
    const digest = createHash('sha256').update(bytes).digest('base64');
    const body = long.get(digest) ?? anew(bytes);
    long.delete(digest);
    long.set(digest, body);
    for (const oldest of [...long.keys()].slice(0, -mostLong)) long.delete(oldest);
    return body;
  }

  return {
    read,
    get fresh() {
      return fresh;
    },
  };
}
