import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { bodyText } from '../../reference/json';
import { defaultChoices, type Choices, type PlainOptions } from './plain-choices';
import type { Item } from './plain-fields';
import { newProject, newUid, randomStream, type PlainRecord } from './plain-data';
import { listPage, type Faults } from './plain-page';
import { readQuery, Refusal } from './plain-query';
import { newTokens } from './plain-tokens';
import { onLoopback } from './on-loopback';

export interface PlainServer {
  /** Base URL, with the base path and without the path of the listing. */
  readonly url: string;
  readonly apiKey: string;
  readonly token: string;
  readonly projectUid: string;
  readonly secondProjectUid: string;
  /** Requests received so far, of any kind. */
  requests(): number;
  /** Path and query of every request, in order. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** What another server of this folder may add: data that moves, a fault of its own. */
export interface Extension {
  /** Called before the nth request is answered, n from 1, with the records of the first project; gives those it has from now on. */
  readonly beforeRequest?: (number: number, records: readonly PlainRecord[]) => readonly PlainRecord[];
  readonly surplus?: number;
  readonly filterIgnored?: boolean;
  /** What a page shows of a record that was found. */
  readonly shown?: (record: PlainRecord) => Item;
  /** Stands between client and server: gives an answer it has kept for the key, or a new one, with the headers that tell so. */
  readonly cache?: (
    key: string,
    answer: () => object,
  ) => { readonly body: object; readonly headers: { readonly [name: string]: string } };
}

const path = '/v1/spectroclusters';

const encodings: { readonly [kind in Choices['compression']]: (body: Buffer) => Buffer } = {
  none: (body) => body,
  gzip: (body) => gzipSync(body),
  // The default quality takes longer than all else a request does.
  br: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
};

/** The clusters of a whole tenant: its projects one after the other. */
function tenant(first: readonly PlainRecord[], second: readonly PlainRecord[]): readonly PlainRecord[] {
  const after = Math.max(0, ...first.map(({ position }) => position)) + 1;
  return [...first, ...second.map(({ position, item }) => ({ position: after + position, item }))];
}

/** Starts a lawful server of the listing on an ephemeral loopback port. Every option is a choice the contract leaves open, but `fault`. */
export async function startPlainServer(options: PlainOptions = {}, extension: Extension = {}): Promise<PlainServer> {
  const choices: Choices = { ...defaultChoices, ...options };
  const seed = options.seed ?? 1;
  const data = { items: choices.items, additionalProperties: choices.additionalProperties, hostile: options.hostile ?? false };
  const { shown, filterIgnored = false, surplus = 0, cache = (_, body) => ({ body: body(), headers: {} }) } = extension;
  const faults: Faults = { limitIgnored: options.fault === 'limit-ignored', surplus, filterIgnored, ...(shown && { shown }) };
  const uids = randomStream(seed + 1000);
  const [projectUid, secondProjectUid] = [newUid(uids), newUid(uids)];
  const [apiKey, token] = [randomBytes(18).toString('base64url'), `${randomBytes(9).toString('hex')}.payload.signature`];
  let first: readonly PlainRecord[] = newProject(options.size ?? 117, seed, data);
  const second: readonly PlainRecord[] = newProject(options.secondSize ?? 7, seed + 1, data);
  const tokens = newTokens(choices.token);
  const log: string[] = [];

  const isDue = (every: number | undefined, number: number): boolean => every !== undefined && every > 1 && number % every === 0;

  function scope(request: IncomingMessage): readonly PlainRecord[] {
    const uid = request.headers.projectuid;
    if (uid === undefined) return tenant(first, second);
    if (uid === projectUid) return first;
    if (uid === secondProjectUid) return second;
    if (choices.unknownProject === 'reject') throw new Refusal(404, 'ProjectNotFound', 'There is no such project');
    return [];
  }

  function answer(request: IncomingMessage, number: number): object {
    if (isDue(options.unavailableEvery, number)) throw new Refusal(503, 'Unavailable', 'Come back later');
    if (isDue(options.throttleEvery, number)) throw new Refusal(429, 'TooManyRequests', 'Slow down');
    const [asked = '', ...query] = (request.url ?? '').split('?');
    if (asked !== `${options.basePath ?? ''}${path}`) throw new Refusal(404, 'NotFound', 'There is nothing here');
    if (request.method !== 'GET') throw new Refusal(405, 'MethodNotAllowed', 'Only GET is served');
    if (request.headers.apikey !== apiKey && request.headers.authorization !== token) {
      throw new Refusal(choices.refusal, 'Refused', 'The credential is missing or not valid');
    }
    return listPage(scope(request), readQuery(query.join('?'), choices), choices, tokens, faults);
  }

  function send(request: IncomingMessage, response: ServerResponse, status: number, body: object): void {
    const accepted = String(request.headers['accept-encoding'] ?? '').split(/\s*,\s*/);
    const encoding = accepted.includes(choices.compression) ? choices.compression : 'none';
    for (const [name, value] of Object.entries(options.headers ?? {})) response.setHeader(name, value);
    if (encoding !== 'none') response.setHeader('Content-Encoding', encoding);
    if (status === 429 || status === 503) response.setHeader('Retry-After', String(options.retryAfter ?? 0));
    response.writeHead(status, { 'Content-Type': choices.contentType, Vary: 'Accept-Encoding' });
    response.end(encodings[encoding](Buffer.from(bodyText(body))));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    log.push(request.url ?? '');
    const number = log.length;
    first = extension.beforeRequest?.(number, first) ?? first;
    if (options.latencyMs !== undefined) await sleep(options.latencyMs);
    try {
      const { apikey, authorization, projectuid } = request.headers;
      const { body, headers } = cache(JSON.stringify([request.url, apikey, authorization, projectuid]), () =>
        answer(request, number),
      );
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      send(request, response, 200, body);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'Internal', 'The server failed');
      const { status, code, message } = refusal;
      const quoted = { path: request.url ?? '', instance: request.url?.split('?')[0] ?? '' };
      send(request, response, status, { code, message, ref: `request-${number}`, details: options.quoting ? quoted : {} });
    }
  }

  const server = createServer((request, response) => void handle(request, response));
  const { url, close } = await onLoopback(server);
  return {
    url: `${url}${options.basePath ?? ''}`,
    apiKey,
    token,
    projectUid,
    secondProjectUid,
    requests: () => log.length,
    log,
    close,
  };
}
