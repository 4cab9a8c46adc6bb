import { isUtf8 } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import type { Json, Pointer } from '../contract/model';
import { tokensOf, valueAt } from '../contract/pointer';
import type { TextOutline } from './exchange';
import { isBlank, jsonBounds, scanValue } from './json-bounds';
import { parseScanned } from './json';

/** Where the items of a listing stand in a page, and what tells one from another, as the contract has it. */
export interface ItemsPlace {
  readonly at: Pointer;
  readonly identity: readonly Pointer[];
}

/** An item with its bytes, which are a part of `piece`: a view of its own would take more memory than a short item. */
export interface KnownItem {
  readonly piece: Buffer;
  readonly from: number;
  readonly length: number;
  readonly item: Json;
  readonly tokens: number;
  readonly characters: number;
}

/** An item that was not known, with its text. */
interface Fresh {
  readonly known: KnownItem;
  readonly text: string;
}

/** A body that was read in parts. */
export interface ReadInParts {
  readonly json: Json;
  /** The whole body as text, put together anew each time: items that are known are kept once. */
  readonly text: () => string;
  readonly outline: TextOutline;
  /** What was not known: what surrounds the items, and new ones. */
  readonly fresh: readonly string[];
  /** Values and names in what was not known. */
  readonly freshValues: number;
  /** How many items it has. */
  readonly places: number;
  /** The new items, for `keep`. Data and no function, because what `text` needs would keep their texts in memory with it. */
  readonly unknown: readonly KnownItem[];
}

const [listStart, listEnd, objectStart, comma, colon] = [0x5b, 0x5d, 0x7b, 0x2c, 0x3a];

/** How far from its beginning the identity of an item, and the list in a body, is looked for. A server that writes it later is read plainly. */
const [identityWithin, listWithin] = [8192, 65_536];
/** Characters of an identity, and items that are looked through by one: of more, each is known by a digest of its bytes. */
const [longestIdentity, mostAlike] = [200, 8];
/** Bytes around the items: what has more of them is no page of items, and is read once and not in parts. */
const mostAround = 2 ** 18;
/** Bytes of known items; beyond it nothing more is kept. */
const mostBytes = 64 * 2 ** 20;

function afterBlanks(bytes: Buffer, from: number): number {
  let at = from;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

/** Pieces of memory that hold copies of items, many in each: a piece for each item costs the collector more than what it holds. */
class Copies {
  private static readonly size = 2 ** 18;
  private piece = Buffer.alloc(0);
  private used = 0;

  of(bytes: Buffer): Pick<KnownItem, 'piece' | 'from' | 'length'> {
    const { length } = bytes;
    if (length > Copies.size / 4) return { piece: Buffer.from(bytes), from: 0, length };
    if (this.used + length > this.piece.length) [this.piece, this.used] = [Buffer.allocUnsafeSlow(Copies.size), 0];
    const { piece, used: from } = this;
    this.used += bytes.copy(piece, from);
    return { piece, from, length };
  }
}

type Alike = KnownItem | readonly KnownItem[] | undefined;

const isFull = (alike: Alike): boolean => Array.isArray(alike) && alike.length === mostAlike;
const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64');

const textOf = ({ piece, from, length }: KnownItem): string => piece.toString('utf8', from, from + length);

/** What parts two items: mostly a comma alone. */
const between = (body: Buffer, from: number, to: number): string =>
  to === from + 1 && body[from] === comma ? ',' : body.toString('latin1', from, to);

const nameOf = (pointer: Pointer | undefined): Buffer | undefined => {
  const name = pointer === undefined ? undefined : tokensOf(pointer).at(-1);
  return name === undefined ? undefined : Buffer.from(JSON.stringify(name));
};

/**
 * Items known by their bytes: an item whose bytes equal those of a known one is that item. JSON is read so because a value ends where its
 * own text says, whatever follows. That the items stand where the contract says is proven by the parser itself: it reads what surrounds
 * them around a text that nobody can foresee, and must find that, and nothing else, in the list.
 */
export class KnownItems {
  /** Mostly one, and a list for each would fill the memory. */
  private readonly byIdentity = new Map<string, KnownItem | KnownItem[]>();
  /** By digest: those of an identity that more items have. It takes longer to find them, because their end is looked for first. */
  private readonly byContent = new Map<string, KnownItem>();
  private readonly copies = new Copies();
  private bytesKept = 0;
  private readonly mark = randomUUID();
  private readonly list: Buffer | undefined;
  private readonly identity: Buffer | undefined;
  private readonly depth: number;

  constructor(private readonly place: ItemsPlace) {
    this.list = nameOf(place.at);
    this.identity = nameOf(place.identity[0]);
    this.depth = jsonBounds.depth - tokensOf(place.at).length - 1;
  }

  /** The body, where it is a page of items as most servers write it; `undefined`: it is to be read as a whole. */
  read(body: Buffer): ReadInParts | undefined {
    if (this.identity === undefined) return undefined;
    const start = this.startOf(body);
    return start === undefined ? undefined : this.readFrom(body, start);
  }

  /** New items are known from now on. */
  keep(items: readonly KnownItem[]): void {
    for (const item of items) this.add(item);
  }

  private readFrom(body: Buffer, start: number): ReadInParts | undefined {
    const parts: (KnownItem | string)[] = [];
    const items: Json[] = [];
    const fresh: Fresh[] = [];
    let [at, from, tokens, characters] = [start, start, 0, 0];
    for (;;) {
      const found = this.itemAt(body, afterBlanks(body, at));
      if (found === undefined || items.length === jsonBounds.members) return undefined;
      const { known, text } = found;
      const begin = afterBlanks(body, at);
      parts.push(between(body, from, begin), known);
      items.push(known.item);
      if (text !== undefined) fresh.push({ known, text });
      tokens += known.tokens;
      characters += begin - from + known.characters;
      from = begin + known.length;
      at = afterBlanks(body, from);
      if (body[at] === listEnd) break;
      if (body[at] !== comma) return undefined;
      at += 1;
    }
    if (start + body.length - from > mostAround) return undefined;
    const around = this.around(body.subarray(0, start), body.subarray(from), items, tokens);
    if (around === undefined) return undefined;
    const { before, behind, json, values } = around;
    return {
      json,
      outline: { characters: before.length + characters + behind.length, beginning: before },
      text: () => before + parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('') + behind,
      fresh: [before + behind, ...fresh.map((one) => one.text)],
      freshValues: fresh.reduce((sum, { known }) => sum + known.tokens, values),
      places: items.length,
      unknown: fresh.map(({ known }) => known),
    };
  }

  /** What surrounds the items, with the items in it; `undefined` where the list is not what the contract names. */
  private around(
    head: Buffer,
    tail: Buffer,
    items: readonly Json[],
    tokens: number,
  ): { readonly before: string; readonly behind: string; readonly json: Json; readonly values: number } | undefined {
    if (!isUtf8(head) || !isUtf8(tail)) return undefined;
    const [before, behind] = [head.toString('utf8'), tail.toString('utf8')];
    const text = `${before}"${this.mark}"${behind}`;
    const scanned = scanValue(Buffer.from(text));
    if ('beyond' in scanned || scanned.tokens - 1 + tokens > jsonBounds.tokens) return undefined;
    const json = parseScanned(text, scanned);
    const list = valueAt(json, this.place.at);
    if (json === undefined || !Array.isArray(list) || list.length !== 1 || list[0] !== this.mark) return undefined;
    const { length } = tokensOf(this.place.at);
    if (length === 0) return { before, behind, json: items, values: scanned.tokens };
    // The list that was read holds the mark alone, so the items take its place.
    (list as Json[]).splice(0, 1);
    for (const item of items) (list as Json[]).push(item);
    return { before, behind, json, values: scanned.tokens };
  }

  /** Behind the sign that opens the list; `undefined` where it is not found, or is empty. */
  private startOf(body: Buffer): number | undefined {
    const { list } = this;
    const start = list === undefined ? afterBlanks(body, 0) : this.namedList(body, list);
    if (start === undefined || body[start] !== listStart || body[afterBlanks(body, start + 1)] !== objectStart) return undefined;
    return start + 1;
  }

  private namedList(body: Buffer, name: Buffer): number | undefined {
    const near = body.subarray(0, listWithin);
    for (let at = near.indexOf(name); at !== -1; at = near.indexOf(name, at + 1)) {
      const behind = afterBlanks(body, at + name.length);
      if (body[behind] !== colon) continue;
      const start = afterBlanks(body, behind + 1);
      if (body[start] === listStart) return start;
    }
    return undefined;
  }

  /** The item that begins there, with its text where it is not known. */
  private itemAt(body: Buffer, at: number): (Pick<Fresh, 'known'> & Partial<Fresh>) | undefined {
    if (body[at] !== objectStart) return undefined;
    const alike = this.byIdentity.get(this.identityAt(body, at, body.length) ?? '') ?? [];
    const isThere = ({ piece, from, length }: KnownItem): boolean =>
      at + length <= body.length && body.compare(piece, from, from + length, at, at + length) === 0;
    const same = Array.isArray(alike) ? alike.find(isThere) : isThere(alike) ? alike : undefined;
    if (same !== undefined) return { known: same };
    const scanned = scanValue(body, at);
    if ('beyond' in scanned || scanned.depth > this.depth) return undefined;
    const bytes = body.subarray(at, scanned.end);
    const equal = isFull(alike) ? this.byContent.get(digestOf(bytes)) : undefined;
    if (equal !== undefined) return { known: equal };
    const text = isUtf8(bytes) ? bytes.toString('utf8') : undefined;
    const item = text === undefined ? undefined : parseScanned(text, scanned);
    if (text === undefined || item === undefined) return undefined;
    // A copy, because a part would keep the whole body in memory; and no spread, of which V8 makes a shape for each item.
    const { piece, from, length } = this.copies.of(bytes);
    return { known: { piece, from, length, item, tokens: scanned.tokens, characters: text.length }, text };
  }

  /** What stands behind the first name that is the identity's: for finding an item that may be known, and nothing else. */
  private identityAt(body: Buffer, at: number, end: number): string | undefined {
    const { identity } = this;
    if (identity === undefined) return undefined;
    const near = body.subarray(at, Math.min(at + identityWithin, end));
    const name = near.indexOf(identity);
    if (name === -1) return undefined;
    const behind = afterBlanks(near, name + identity.length);
    if (near[behind] !== colon) return undefined;
    const from = afterBlanks(near, behind + 1);
    let to = from + 1;
    while (to < near.length && to - from < longestIdentity && !isEnd(near[to])) to += 1;
    return near.toString('latin1', from, to);
  }

  private add(known: KnownItem): void {
    const { piece, from, length } = known;
    const identity = this.identityAt(piece, from, from + length) ?? '';
    const alike = this.byIdentity.get(identity);
    if (this.bytesKept + length > mostBytes) return;
    if (isFull(alike)) this.byContent.set(digestOf(piece.subarray(from, from + length)), known);
    else if (Array.isArray(alike)) alike.push(known);
    else this.byIdentity.set(identity, alike === undefined ? known : [alike, known]);
    this.bytesKept += length;
  }
}

/** A quotation mark, a comma, an end of an object or a blank. */
const isEnd = (byte: number | undefined): boolean => byte === 0x22 || byte === comma || byte === 0x7d || isBlank(byte);
