import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Document, Node, YAMLMap } from 'yaml';
import { isAlias, isMap, parseDocument } from 'yaml';
import { tokensOf } from '../contract/pointer';

/** A node of one of the files of a document. */
export interface Placed {
  readonly file: string;
  readonly node: Node;
}

/** A piece of text in place of another one; offsets count characters. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Longest chain of references; a longer one runs in circles. */
const longestChain = 50;

/** A document over its files, as they are written: comments, order and references stay. Edits are held in memory. */
export class SourceFiles {
  readonly #before = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #documents = new Map<string, Document>();
  readonly #root: string;
  readonly #directory: string;

  constructor(file: string) {
    this.#root = realpathSync(file);
    this.#directory = path.dirname(this.#root);
  }

  get root(): Placed | undefined {
    return this.#placed(this.#root, this.#open(this.#root).contents);
  }

  /** Before any edit and now, by file; those that were edited alone. */
  get edited(): readonly { readonly file: string; readonly before: string; readonly after: string }[] {
    return [...this.#texts].flatMap(([file, after]) => {
      const before = this.#before.get(file) ?? after;
      return before === after ? [] : [{ file, before, after }];
    });
  }

  textOf({ file }: Pick<Placed, 'file'>): string {
    this.#open(file);
    return this.#texts.get(file) ?? '';
  }

  /** What an alias or a reference leads to, or the node itself. */
  follow(at: Placed | undefined): Placed | undefined {
    let found = at;
    for (let step = 0; step < longestChain && found !== undefined; step += 1) {
      const { file, node } = found;
      const reference = isMap(node) ? node.get('$ref') : undefined;
      if (isAlias(node)) found = this.#placed(file, node.resolve(this.#open(file)));
      else if (typeof reference === 'string') found = this.#referred(file, reference);
      else return found;
    }
    return undefined;
  }

  /** A member as it is written: a reference is not followed. */
  member(at: Placed | undefined, key: string): Placed | undefined {
    const parent = this.follow(at);
    if (parent === undefined || !isMap(parent.node)) return undefined;
    return this.#placed(parent.file, parent.node.get(key, true));
  }

  apply(edits: readonly Edit[]): void {
    // From the end on, so that no edit moves another one.
    for (const { file, start, end, text } of [...edits].sort((one, other) => other.start - one.start)) {
      const before = this.textOf({ file });
      this.#texts.set(file, before.slice(0, start) + text + before.slice(end));
    }
    for (const { file } of edits) this.#documents.delete(file);
  }

  #open(file: string): Document {
    const known = this.#documents.get(file);
    if (known !== undefined) return known;
    let text = this.#texts.get(file);
    if (text === undefined) {
      if (path.relative(this.#directory, realpathSync(file)).startsWith('..'))
        throw new Error(`${file} is outside ${this.#directory}`);
      text = readFileSync(file, 'utf8');
      this.#texts.set(file, text);
      this.#before.set(file, text);
    }
    const document = parseDocument(text);
    this.#documents.set(file, document);
    return document;
  }

  #referred(file: string, reference: string): Placed | undefined {
    const [name = '', fragment = ''] = reference.split('#');
    const target = name === '' ? file : path.resolve(path.dirname(file), decodeURIComponent(name));
    const contents = this.#open(target).contents;
    return tokensOf(decodeURIComponent(fragment)).reduce<Placed | undefined>(
      (at, token) => this.member(at, token) ?? this.element(at, token),
      this.#placed(target, contents),
    );
  }

  /** An element of a list, by its number. */
  element(at: Placed | undefined, index: string): Placed | undefined {
    const list = this.follow(at);
    if (list === undefined || isMap(list.node) || !('items' in list.node)) return undefined;
    return this.#placed(list.file, (list.node as unknown as YAMLMap).get(Number(index), true));
  }

  #placed(file: string, node: Node | null | undefined): Placed | undefined {
    return node === null || node === undefined || !('range' in node) ? undefined : { file, node };
  }
}
