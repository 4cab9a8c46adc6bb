import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Document, Node } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Json, JsonObject } from './model';
import { tokensOf } from './pointer';

/** A piece of a file; offsets count characters from 0, the end is behind the last. */
export interface SourcePlace {
  readonly file: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly start: number;
  readonly end: number;
}

/** A document with all references written out, each object remembering where it stands. */
export interface LocatedDocument {
  readonly document: JsonObject;
  /** Where an object or list stands. */
  readonly placeOf: (value: Json | undefined) => SourcePlace | undefined;
  /** Where a member of an object or list stands, its key included. */
  readonly placeOfMember: (parent: Json | undefined, key: string) => SourcePlace | undefined;
}

interface File {
  readonly name: string;
  readonly text: string;
  readonly lines: LineCounter;
  readonly document: Document;
}

/** Reads a document that `loadContract` has accepted, and the files it refers to, for the sake of their lines. */
export function readLocated(file: string): LocatedDocument {
  const files = new Map<string, File>();
  const places = new WeakMap<object, SourcePlace>();
  const members = new WeakMap<object, ReadonlyMap<string, SourcePlace>>();
  const known = new Map<Node, Json>();
  const directory = realpathSync(path.dirname(file));

  function open(name: string): File {
    const found = files.get(name);
    if (found !== undefined) return found;
    // The document may have changed since it was judged; a line is no reason to leave its directory.
    if (path.relative(directory, realpathSync(name)).startsWith('..')) throw new Error(`${name} is outside ${directory}`);
    const lines = new LineCounter();
    const text = readFileSync(name, 'utf8');
    const opened = { name, text, lines, document: parseDocument(text, { lineCounter: lines }) };
    files.set(name, opened);
    return opened;
  }

  const place = ({ name, text, lines }: File, start: number, end: number): SourcePlace => ({
    file: name,
    text,
    lines,
    start,
    end,
  });

  function referred(from: File, reference: string): { readonly file: File; readonly node: Node | undefined } {
    const [name = '', fragment = ''] = reference.split('#');
    const target = name === '' ? from : open(path.resolve(path.dirname(from.name), decodeURIComponent(name)));
    const node = target.document.getIn(tokensOf(decodeURIComponent(fragment)), true) as Node | undefined;
    return { file: target, node };
  }

  function expand(node: Node | null | undefined, from: File): Json {
    if (isAlias(node)) return expand(node.resolve(from.document), from);
    if (isScalar(node)) return node.value as Json;
    if (!isMap(node) && !isSeq(node)) return null;
    const before = known.get(node);
    if (before !== undefined) return before;
    const reference = isMap(node) ? node.get('$ref') : undefined;
    if (typeof reference === 'string') {
      const target = referred(from, reference);
      return expand(target.node, target.file);
    }
    return isMap(node) ? expandMap(node, from) : expandList(node, from);
  }

  function expandMap(
    node: Extract<Node, { items: unknown }> & { items: readonly { key: unknown; value: unknown }[] },
    from: File,
  ): Json {
    const object: Record<string, Json> = {};
    known.set(node, object);
    const own = new Map<string, SourcePlace>();
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const [start = 0, keyEnd = start] = key.range ?? [];
      own.set(name, place(from, start, (value as Node | null)?.range?.[1] ?? keyEnd));
      // Not by assignment, which a key named `__proto__` would turn into something else.
      Object.defineProperty(object, name, { value: expand(value as Node | null, from), enumerable: true });
    }
    remember(object, node, from, own);
    return object;
  }

  function expandList(node: Node & { items: readonly unknown[] }, from: File): Json {
    const list: Json[] = [];
    known.set(node, list);
    const own = new Map<string, SourcePlace>();
    for (const [index, item] of node.items.entries()) {
      const range = (item as Node).range;
      if (range) own.set(String(index), place(from, range[0], range[1]));
      list.push(expand(item as Node, from));
    }
    remember(list, node, from, own);
    return list;
  }

  function remember(value: object, node: Node, from: File, own: ReadonlyMap<string, SourcePlace>): void {
    members.set(value, own);
    if (node.range) places.set(value, place(from, node.range[0], node.range[1]));
  }

  const root = open(path.resolve(realpathSync(file)));
  return {
    document: expand(root.document.contents, root) as JsonObject,
    placeOf: (value) => (typeof value === 'object' && value !== null ? places.get(value) : undefined),
    placeOfMember: (parent, key) => (typeof parent === 'object' && parent !== null ? members.get(parent)?.get(key) : undefined),
  };
}
