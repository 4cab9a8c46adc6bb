import type { Client } from '../client/client';
import type { Ask, Exchange } from '../client/exchange';
import { isObject } from '../contract/pointer';
import { TargetUnreachableError } from '../errors';

/** The first authorised read: anything but a 2xx with a JSON object means that this is not the listing. */
export function assertReachable(exchange: Exchange): void {
  const { request, response, attempts } = exchange;
  const stop = (code: string, arrived: string, next: string): never => {
    throw new TargetUnreachableError(
      code,
      `Expected a 2xx with a JSON object from the target; ${arrived}. GET ${request.url}. ${next}`,
    );
  };
  if (response === undefined)
    stop(
      'TARGET_NO_RESPONSE',
      `received no response (${attempts.at(-1)?.failure ?? 'unknown failure'})`,
      'Check the URL, and that the target is up and can be reached from here.',
    );
  else if (response.status === 401 || response.status === 403)
    stop(
      'TARGET_CREDENTIAL_REFUSED',
      `credential refused with status ${response.status}`,
      'Check TARGET_API_KEY or TARGET_TOKEN, and TARGET_PROJECT_UID.',
    );
  else if (response.status >= 300 && response.status < 400)
    stop(
      'TARGET_REDIRECTS',
      `received a redirect with status ${response.status} to ${response.headers.location ?? 'nowhere'}`,
      'Give the URL the redirect leads to.',
    );
  else if (response.status === 404)
    stop('TARGET_NOT_FOUND', 'received status 404', 'Check the base path in the URL: the path of the listing is added to it.');
  else if (response.status < 200 || response.status >= 300)
    stop('TARGET_STATUS', `received status ${response.status}`, 'Check that the target works at all.');
  else if (!isObject(response.json))
    stop(
      'TARGET_NOT_JSON',
      `received ${response.headers['content-type'] ?? 'a body without a media type'} that is no JSON object`,
      'Check that the URL is that of the API, not of a page in front of it.',
    );
}

/** Tells a refused probe from a credential that expired: after a 401 to the configured credential, the first read is tried again. */
export function guarded(client: Client): Client {
  return {
    get requests() {
      return client.requests;
    },
    close: () => client.close(),
    async send(ask: Ask): Promise<Exchange> {
      const exchange = await client.send(ask);
      const own = (ask.credential ?? 'configured') === 'configured' && ask.scope === undefined;
      if (own && exchange.response?.status === 401) {
        const control = await client.send({});
        if (control.response?.status === 401) {
          throw new TargetUnreachableError(
            'TARGET_CREDENTIAL_EXPIRED',
            `Expected the credential to last for the run; it was accepted at first and is now refused with 401. GET ${control.request.url}. Take a fresh one and run again.`,
          );
        }
      }
      return exchange;
    },
  };
}
