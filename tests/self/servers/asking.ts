import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { PlainOptions } from './plain-choices';
import { textAt, valueAt } from './plain-fields';
import { startPlainServer, type PlainServer } from './plain-server';

/** What the tests of this folder ask with: no library between them and the server. Servers they keep are closed after each test. */

export interface Listing {
  readonly items: readonly unknown[];
  readonly listmeta: { readonly continue: string; readonly count: number; readonly limit: number; readonly offset: number };
}
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly raw: Buffer;
}

/** One GET with exactly these headers: fetch would add and decode things. */
export function get(url: string, headers: { readonly [name: string]: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, raw: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject).end();
  });
}

const started: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

export function keep<T extends { close(): Promise<void> }>(server: T): T {
  started.push(server);
  return server;
}
export const plain = async (options: PlainOptions = {}): Promise<PlainServer> => keep(await startPlainServer(options));
export const headersOf = (server: PlainServer): { [name: string]: string } => ({
  ApiKey: server.apiKey,
  ProjectUid: server.projectUid,
});
export const ask = (server: PlainServer, query = ''): Promise<Answer> =>
  get(`${server.url}/v1/spectroclusters?${query}`, headersOf(server));

export async function list(server: PlainServer, query = ''): Promise<Listing> {
  const { status, raw } = await ask(server, query);
  expect(status).toBe(200);
  return JSON.parse(raw.toString()) as Listing;
}

export const uidOf = (item: unknown): string => textAt(item, 'metadata.uid');
export const texts = (page: Listing, path: string): unknown[] => page.items.map((item) => valueAt(item, path));

/** The whole collection for a query, page by page by token. */
export async function walk(server: PlainServer, query = ''): Promise<unknown[]> {
  const items: unknown[] = [];
  for (let token = '', pages = 0; pages < 200; pages += 1) {
    const page = await list(server, `${query}&${token === '' ? '' : `continue=${encodeURIComponent(token)}`}`);
    items.push(...page.items);
    token = page.listmeta.continue;
    if (token === '') return items;
  }
  throw new Error('the walk did not end within 200 pages');
}

export const filter = (path: string, value: string): string => `filters=${encodeURIComponent(`${path}=${value}`)}`;
