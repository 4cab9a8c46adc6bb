import { createHash } from 'node:crypto';
import type { Client } from './client';
import type { Ask, Exchange } from './exchange';
import { encodeQuery, plainUrl } from './url';

/** Sends each distinct ask once; all who ask the same share one exchange, also one without a response. */
export interface SharedClient {
  send(ask: Ask): Promise<Exchange>;
}

/** A memory over a client. It starts empty: asking through a new one asks the target afresh. */
export function share(client: Pick<Client, 'send'>): SharedClient {
  const exchanges = new Map<string, Promise<Exchange>>();
  return {
    // Asynchronous, so that an ask that cannot be sent rejects; the memory is written before the first wait.
    async send(ask) {
      const key = keyOf(ask);
      const known = exchanges.get(key);
      if (known !== undefined) return known;
      const sent = client.send(ask);
      exchanges.set(key, sent);
      // A link may lead to where somebody has been, however that was asked.
      const exchange = await sent;
      const link = keyOf({ ...ask, url: plainUrl(exchange.request.url) });
      if (!exchanges.has(link)) exchanges.set(link, sent);
      return exchange;
    },
  };
}

/** A longer key is known by its digest: a target can make tokens of a megabyte. */
const longestKey = 4096;

/** Equal for asks that are the same request. The order of parameters counts: servers may heed it. */
function keyOf(ask: Ask): string {
  const credential = ask.credential ?? 'configured';
  const place = credential === 'invented' || credential === 'empty' ? ask.credentialPlace : undefined;
  const bare = ask.url === undefined && ask.rawQuery === undefined && (ask.query ?? []).length === 0;
  const key = JSON.stringify([
    bare ? null : ask.url === undefined ? encodeQuery(ask) : [ask.url],
    credential,
    place === undefined ? null : [place.in, place.name.toLowerCase(), place.http ?? null],
    ask.credentialWord ?? null,
    ask.scope === undefined ? 'configured' : [ask.scope],
    (ask.headers ?? []).map(([name, value]) => [name.toLowerCase(), value]),
  ]);
  return key.length <= longestKey ? key : createHash('sha256').update(key).digest('base64');
}
