import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generatePackage } from '../../harness/consumers/command';
import type { Client, Filter, Key, Listed, ListOptions } from '../../harness/consumers/runtime/api';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. Not in one go with a server of this process, which could not answer meanwhile. */
export function run(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(program, args, { cwd, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : 1, stdout, stderr });
    });
  });
}

/** What the tests call of a package; each has only what its contract promises. */
export interface Package {
  readonly listAll: (client: Client, query?: object, options?: ListOptions) => Listed<{ readonly [name: string]: unknown }>;
  readonly ascending: (field: string) => Key;
  readonly descending: (field: string) => Key;
  readonly eq: (field: string, value: string | number | boolean) => Filter;
  readonly oneOf: (field: string, values: readonly (string | number)[]) => Filter;
  readonly and: (...filters: readonly Filter[]) => Filter;
  readonly or: (...filters: readonly Filter[]) => Filter;
}

/** Generates a package for each document below a directory, and loads them. */
export async function packagesOf(
  directory: string,
  documents: { readonly [name: string]: object },
): Promise<(name: string) => Package> {
  mkdirSync(directory, { recursive: true });
  const names = Object.keys(documents);
  for (const name of names) writeFileSync(path.join(directory, `${name}.json`), JSON.stringify(documents[name]));
  for (const name of names) {
    const [contract, out] = [path.join(directory, `${name}.json`), path.join(directory, name)];
    await generatePackage({ contract, out, name, operation: undefined, before: undefined });
  }
  const modules = await Promise.all(
    names.map(async (name) => [name, (await import(path.join(directory, name, 'index.js'))) as Package] as const),
  );
  const loaded = new Map(modules);
  return (name) => {
    const found = loaded.get(name);
    if (found === undefined) throw new Error(`Expected one of ${names.join(', ')}; found ${name}.`);
    return found;
  };
}

/** All items of a listing. */
export async function all<Item>(listed: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const item of listed) items.push(item);
  return items;
}

/** The `code` of what is thrown, with its message. */
export async function thrown(act: () => unknown): Promise<readonly [code: unknown, message: string]> {
  try {
    await act();
  } catch (error) {
    return [(error as { readonly code?: unknown }).code, (error as Error).message];
  }
  return [undefined, 'nothing was thrown'];
}
