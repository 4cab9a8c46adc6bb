import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { documentOf, type Ground } from '../grounds';

interface Operation {
  readonly get: { readonly 'x-listing': Record<string, unknown> };
}

/** Writes the document of a ground without one of its roles, or without a key of it, into a folder. Returns the file. */
export const documentWithout = (ground: Ground, at: readonly string[], directory: string): string =>
  documentWith(ground, [[at, undefined]], directory);

/** Each document has a file of its own, because what was read of a file is kept. */
let written = 0;

/** What stands at a place below `x-listing` in the place of what the document has; `undefined` for nothing. */
export type Change = readonly [at: readonly string[], value: unknown];

/** The same with several changes. */
export function documentWith(ground: Ground, changes: readonly Change[], directory: string): string {
  const document = parse(readFileSync(documentOf(ground) ?? '', 'utf8')) as { paths: Record<string, Operation> };
  const [operation] = Object.values(document.paths);
  const listing = operation?.get['x-listing'] ?? {};
  for (const [at, value] of changes) {
    const parent = at.slice(0, -1).reduce((node, name) => node[name] as Record<string, unknown>, listing);
    parent[at.at(-1) ?? ''] = value;
  }
  written += 1;
  const file = path.join(directory, `${ground}-${written}.openapi.yaml`);
  writeFileSync(file, stringify(JSON.parse(JSON.stringify(document))));
  return file;
}
