import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { init } from '../../harness/init/command';
import { temporaryFolder } from '../temporary-folder';

const directory = temporaryFolder('init');
let number = 0;

export interface Begun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly file: string;
  readonly text: string;
  /** The `x-listing` of the one operation; `undefined` where no file was written. */
  readonly listing: unknown;
}

/** A fresh file for a document. */
export function fileOf(document: unknown, ending = 'json'): string {
  number += 1;
  const file = path.join(directory, `document-${number}.${ending}`);
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return file;
}

/** Runs the command in process on a document, or on a file. */
export async function begin(
  document: unknown,
  args: readonly string[] = [],
  environment: { readonly [name: string]: string } = {},
): Promise<Begun> {
  number += 1;
  const file = path.join(directory, `contract-${number}.yaml`);
  const output = { stdout: '', stderr: '' };
  const writer = (name: keyof typeof output) => ({ write: (text: string) => (output[name] += text) });
  const source = typeof document === 'string' ? document : fileOf(document);
  const code = await init(['--openapi', source, '--out', file, ...args], environment, {
    stdout: writer('stdout'),
    stderr: writer('stderr'),
  });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return { code, ...output, file, text, listing: listingIn(parse(text)) };
}

function listingIn(written: unknown): unknown {
  const { paths = {} } = (written ?? {}) as { readonly paths?: { readonly [path: string]: { readonly get: object } } };
  const [item] = Object.values(paths);
  return item && (item.get as { readonly 'x-listing': unknown })['x-listing'];
}
