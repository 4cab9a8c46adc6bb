import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { documentOf, type Ground } from '../grounds';

interface Operation {
  readonly get: { readonly 'x-listing': Record<string, unknown> };
}

/** Writes the document of a ground without one of its roles, or without a key of it, into a folder. Returns the file. */
export function documentWithout(ground: Ground, at: readonly string[], directory: string): string {
  const document = parse(readFileSync(documentOf(ground) ?? '', 'utf8')) as { paths: Record<string, Operation> };
  const [operation] = Object.values(document.paths);
  const listing = operation?.get['x-listing'] ?? {};
  const parent = at.slice(0, -1).reduce((node, name) => node[name] as Record<string, unknown>, listing);
  delete parent[at.at(-1) ?? ''];
  const file = path.join(directory, `${at.join('-')}.openapi.yaml`);
  writeFileSync(file, stringify(document));
  return file;
}
