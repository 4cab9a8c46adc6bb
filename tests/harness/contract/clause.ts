import { existsSync } from 'node:fs';
import path from 'node:path';
import { repository } from './directories';
import type { Json } from './model';
import type { LocatedDocument, SourcePlace } from './located-document';
import { readLocated } from './located-document';
import { tokensOf } from './pointer';
import { requirementResolver } from './role-pointer';

/** Where a clause of the contract stands, and its text. */
export interface ClauseText {
  /** Relative URI of the file: below the checkout that holds it, else below the repository, else below the contract's own directory. No machine path. */
  readonly uri: string;
  /** Lines and columns count from 1; the end column is behind the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The lines of the clause as the file has them, at most 40. */
  readonly text: string;
}

/** Of a clause that is a whole operation or schema, the beginning tells enough. */
const mostLines = 40;

/**
 * Finds the clauses of the contract in `file` that requirements rest on, by their pointers (`{limit}/schema/maximum`). What is
 * found is a help for the reader, so what cannot be found or read is `undefined`, never an error.
 */
export function clauseFinder(file: string, operationId?: string): (pointer: string) => ClauseText | undefined {
  let find: (pointer: string) => SourcePlace | undefined;
  try {
    // The shipped contract is named from the top of the repository, or of the package, wherever the caller stands.
    const located = readLocated(existsSync(file) ? file : path.join(repository, file));
    find = placeFinder(located, requirementResolver(located.document, operationId));
  } catch {
    return () => undefined;
  }
  return (pointer) => {
    const place = find(pointer);
    return place && clauseAt(place, file);
  };
}

type Finder<Found> = (pointer: string) => Found | undefined;

function placeFinder({ placeOf, placeOfMember }: LocatedDocument, resolve: Finder<Json>): Finder<SourcePlace> {
  return (pointer) => {
    const cut = pointer.lastIndexOf('/');
    const [token] = cut === -1 ? [] : tokensOf(pointer.slice(cut));
    const member = token === undefined ? undefined : placeOfMember(resolve(pointer.slice(0, cut)), token);
    // `{success}` is put together from several places; the responses are the nearest that is one.
    return member ?? placeOf(resolve(pointer)) ?? placeOf(resolve('{operation}/responses'));
  };
}

function clauseAt({ file, text, lines, start, end }: SourcePlace, contract: string): ClauseText {
  const trimmed = start + text.slice(start, end).trimEnd().length;
  const from = lines.linePos(start);
  const to = lines.linePos(trimmed);
  return {
    uri: relativeUri(file, contract),
    line: from.line,
    column: from.col,
    endLine: to.line,
    endColumn: to.col,
    text: text
      .split('\n')
      .slice(from.line - 1, Math.min(to.line, from.line - 1 + mostLines))
      .join('\n'),
  };
}

/** The checkout that holds a file: in a pipeline that is the caller's own, which may stand within the one of the harness. */
function rootOf(file: string): string {
  for (let directory = path.dirname(path.resolve(file)); ; directory = path.dirname(directory)) {
    if (existsSync(path.join(directory, '.git'))) return directory;
    if (path.dirname(directory) === directory) return repository;
  }
}

function relativeUri(file: string, contract: string): string {
  const below = (directory: string): string | undefined => {
    const relative = path.relative(directory, file);
    return relative.startsWith('..') || path.isAbsolute(relative) ? undefined : relative;
  };
  const name = below(rootOf(file)) ?? below(repository) ?? below(path.resolve(path.dirname(contract))) ?? path.basename(file);
  return name.split(path.sep).map(encodeURIComponent).join('/');
}
