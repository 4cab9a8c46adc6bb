import type { Exchange, ReceivedResponse } from '../../client/exchange';
import type { Scene } from '../../judging/check';
import { readReply, type Page } from '../../listing/reply';

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

const isProjected = ({ exchange }: Answered, { contract }: Scene): boolean =>
  new URL(exchange.request.url).searchParams.has(contract.parameters.projection);

/** Every 2xx of the run that was not asked to leave properties out, whether or not its body can be read as a page. */
export async function unprojected(scene: Scene): Promise<readonly Answered[]> {
  return (await successes(scene)).filter((answered) => !isProjected(answered, scene));
}

/** Every page of the run; `projected`: with or without a projection asked for. */
export async function pagesOf(scene: Scene, projected: boolean): Promise<readonly Page[]> {
  return (await successes(scene)).flatMap((answered) => {
    const reply = readReply(answered.exchange, scene.contract);
    return isProjected(answered, scene) === projected && reply.kind === 'page' ? [reply] : [];
  });
}
