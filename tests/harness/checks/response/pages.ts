import type { Exchange, ReceivedResponse } from '../../client/exchange';
import type { Scene } from '../check';
import { readReply, type Page } from '../reply';

export interface Answered {
  readonly exchange: Exchange;
  readonly response: ReceivedResponse;
}

/** Every exchange of the run with a 2xx. The default walk is asked for first, so that there is something to look at when a check is judged alone. */
export async function successes({ listing, exchanges }: Scene): Promise<readonly Answered[]> {
  await listing.walk();
  return exchanges().flatMap((exchange) => {
    const { response } = exchange;
    return response !== undefined && response.status >= 200 && response.status < 300 ? [{ exchange, response }] : [];
  });
}

/** Every page of the run; `projected`: with or without a projection asked for. */
export async function pagesOf(scene: Scene, projected: boolean): Promise<readonly Page[]> {
  const name = scene.contract.parameters.projection;
  return (await successes(scene)).flatMap(({ exchange }) => {
    const asked = new URL(exchange.request.url).searchParams.has(name);
    const reply = readReply(exchange, scene.contract);
    return asked === projected && reply.kind === 'page' ? [reply] : [];
  });
}
