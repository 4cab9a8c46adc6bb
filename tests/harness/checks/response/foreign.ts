import type { Exchange, ReceivedResponse } from '../../client/exchange';
import type { Contract } from '../../contract/model';
import { allSigns } from '../../grammar/holding';
import { plainText } from '../../judging/quoted';

/** A refusal as it was received. */
export interface Refused {
  readonly exchange: Exchange;
  readonly response: ReceivedResponse;
}

const serverOf = ({ response }: Refused): string | undefined => response.headers.server;

const mediaOf = ({ response }: Refused): string =>
  (response.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** More than this, and something in front of the target may find the request too long. */
const longQuery = 2000;

/** Whether a firewall or a proxy may object to a query: it is long, cannot be decoded, or holds what attacks are made of. */
function isRemarkable({ exchange }: Refused, contract: Contract): boolean {
  const query = new URL(exchange.request.url).search.slice(1);
  const held = allSigns(contract).reduce((text, sign) => text.replaceAll(sign, ' '), plainText(query));
  return query.length > longQuery || /%(?![0-9a-f]{2})/i.test(query) || /[\p{Cc}\ufffd'"<>(){}$|\\;*]|\.\.\//u.test(held);
}

/**
 * The refusals that something in front of the target gave: no JSON, where the target's own refusals are. They stand under another `Server`
 * than those have, or answer a query such as a firewall or a proxy objects to. One of a credential is the target's own (401). Where no
 * refusal is JSON, all are the target's.
 */
export function foreignAmong(refusals: readonly Refused[], contract: Contract): ReadonlySet<Refused> {
  const own = refusals.filter(({ response }) => response.json !== undefined);
  const servers = new Set(own.map(serverOf));
  const isForeign = (one: Refused): boolean =>
    one.response.json === undefined &&
    one.response.status !== 401 &&
    !mediaOf(one).includes('json') &&
    (!servers.has(serverOf(one)) || isRemarkable(one, contract));
  return new Set(own.length === 0 ? [] : refusals.filter(isForeign));
}

/** What a refusal from elsewhere looks like, such as `403 text/html by cloudflare`. */
export function lookOf(refused: Refused): string {
  const server = serverOf(refused);
  return `${refused.response.status} ${mediaOf(refused) || 'without a media type'}${server === undefined ? '' : ` by ${server}`}`;
}
