import type { Exchange } from '../../client/exchange';
import { askedUrl, encodeQuery, listingUrl } from '../../client/url';
import type { Ask } from '../../client/exchange';
import type { Contract, Json } from '../../contract/model';
import type { Client, ResponseLike, SignalLike } from './api';

/** Sends one request, and tells what came of it as the harness reads it. */
export type Send = (ask: Pick<Ask, 'query' | 'headers' | 'url'>) => Promise<Exchange>;

interface Sent {
  readonly response: ResponseLike;
  readonly json: Json | undefined;
}

/** An init of `fetch`. */
type Get = (url: string, init: object) => Promise<ResponseLike>;
type GetData = (
  path: string,
  init: object,
) => Promise<{ readonly data?: unknown; readonly error?: unknown; readonly response: ResponseLike }>;

/**
 * How a listing at a path is asked through a client. A credential goes where the client sends it, which is the origin of its base URL: a
 * URL of another one is refused before it is asked.
 */
export function senderOf(client: Client, path: string, { success }: Contract, signal: SignalLike | undefined): Send {
  const { get, listing } = 'GET' in client ? byOpenApiFetch(client.GET as GetData, path) : byFetch(client, path);
  return async (ask) => {
    if (signal?.aborted === true) throw reasonOf(signal);
    const headers = { accept: success.mediaType, ...headersOf(ask) };
    const { response, json, url } = await get(ask, { headers, ...(signal !== undefined && { signal }) });
    return exchangeOf(response, json, response.url || (url ?? listing));
  };
}

/** As `throwIfAborted` throws it. */
const reasonOf = ({ reason }: SignalLike): Error =>
  reason instanceof Error ? reason : new Error('The listing was aborted.', { cause: reason });

type Way = {
  readonly listing: string;
  readonly get: (ask: Ask, init: { readonly headers: object }) => Promise<Sent & { readonly url?: string }>;
};

function byFetch({ baseUrl, headers = {}, fetch }: Extract<Client, { readonly baseUrl: string }>, path: string): Way {
  const get = (fetch ?? globalThis.fetch) as Get;
  const listing = listingUrl(new URL(baseUrl), path);
  return {
    listing,
    get: async (ask, init) => {
      const url = askedUrl(ask, listing);
      const response = await get(url, { ...init, headers: { ...headers, ...init.headers }, redirect: 'error' });
      return { response, json: parsed(await response.text()), url };
    },
  };
}

function byOpenApiFetch(get: GetData, path: string): Way {
  return {
    listing: path,
    get: async ({ url, ...ask }, init) => {
      const told = url === undefined ? undefined : new URL(url);
      const query = encodeQuery(ask);
      // A serializer of the client's own would write the query once more.
      const own = { ...init, querySerializer: () => '', ...(told !== undefined && { baseUrl: told.origin }) };
      const target = told === undefined ? `${path}${query === '' ? '' : `?${query}`}` : `${told.pathname}${told.search}`;
      const { data, error, response } = await get(target, own);
      return { response, json: (data ?? error) as Json | undefined };
    },
  };
}

function headersOf({ headers = [] }: Ask): { readonly [name: string]: string } {
  const names = [...new Set(headers.map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => [name, headers.flatMap(([other, value]) => (other === name ? [value] : [])).join(', ')]),
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function exchangeOf({ status, headers }: ResponseLike, json: Json | undefined, url: string): Exchange {
  const held: { [name: string]: string } = {};
  headers.forEach((value, name) => {
    held[name.toLowerCase()] = value;
  });
  return {
    id: 0,
    request: { method: 'GET', url, headers: {}, credential: 'configured' },
    response: { status, headers: held, text: '', json, echoed: false },
    attempts: [],
  };
}
