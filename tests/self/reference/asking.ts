import { type Json, type JsonObject, isObject, textAt } from '../../reference/json';
import type { ServedListing } from '../../reference/served-listing';
import { clusters } from '../../reference/served-listings';
import { type Reference, type ReferenceOptions, startReference } from '../../reference/server';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: JsonObject;
}

export interface Page {
  readonly items: readonly Json[];
  readonly continue: string;
  readonly count: number;
  readonly limit: number;
  readonly offset: number;
}

type Headed = { readonly [name: string]: string };

/** Starts a server for one piece of work and stops it afterwards. */
export async function withReference<T>(options: ReferenceOptions, work: (reference: Reference) => Promise<T>): Promise<T> {
  const reference = await startReference(options);
  try {
    return await work(reference);
  } finally {
    await reference.close();
  }
}

/** One GET of the clusters, or of another listing, with the key and the first project or with just the given headers. */
export async function ask(
  reference: Reference,
  rawQuery = '',
  headers: Headed = authorised(reference),
  { path }: ServedListing = clusters,
): Promise<Answer> {
  const response = await fetch(`${reference.url}${path}?${rawQuery}`, { headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as JsonObject };
}

export function authorised(reference: Reference): Headed {
  return { apikey: reference.apiKey, projectuid: reference.projectUid };
}

export function encoded(query: { readonly [name: string]: string | number }): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** A page that must be one. */
export async function readPage(
  reference: Reference,
  query: { readonly [name: string]: string | number } = {},
  headers: Headed = authorised(reference),
): Promise<Page> {
  const { status, body } = await ask(reference, encoded(query), headers);
  expect(status).toBe(200);
  const { items, listmeta } = body as { readonly items: readonly Json[]; readonly listmeta: Omit<Page, 'items'> };
  return { items, ...listmeta };
}

/** All items, by continue tokens. */
export async function walk(
  reference: Reference,
  query: { readonly [name: string]: string | number } = {},
): Promise<readonly Json[]> {
  const items: Json[] = [];
  for (let token: string | undefined; token !== '';) {
    const page: Page = await readPage(reference, token === undefined ? query : { ...query, continue: token });
    items.push(...page.items);
    token = page.continue;
  }
  return items;
}

export function texts(items: readonly Json[], path: string): readonly (string | undefined)[] {
  return items.map((item) => textAt(item, path));
}

/** Every path a value has, with `*` for a member of a list. */
export function pathsOf(value: Json, path: string): readonly string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((member: Json) => pathsOf(member, `${path}.*`))];
  if (!isObject(value)) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, `${path}.${name}`))];
}
