import type { Exchange, ReceivedResponse } from '../../client/exchange';
import type { Scene } from '../../judging/check';
import { type Page, readReply, saysFailure } from '../../listing/reply';

export interface Answered {
  readonly exchange: Exchange;
  readonly response: ReceivedResponse;
}

/** Every exchange of the run with a success. The default walk is asked for first, so that there is something to look at when a check is judged alone. */
export async function successes({ contract, listing, exchanges }: Scene): Promise<readonly Answered[]> {
  await listing.walk();
  return exchanges().flatMap((exchange) => {
    const { response } = exchange;
    if (response === undefined || response.status < 200 || response.status > 299) return [];
    return saysFailure(response, contract) ? [] : [{ exchange, response }];
  });
}

/** The paths a request projects to; none where they are no lawful expression, or where it is not known; `undefined` where it asks for whole items. */
export function projectionOf({ exchange }: Answered, { askedBy }: Scene): readonly string[] | undefined {
  const asked = askedBy(exchange);
  // A check that is broken off has asked for what no one remembers: held to no more than a projected page.
  if (asked === undefined || typeof asked.projection === 'string') return [];
  return asked.projection;
}

/** Every page of the run; `projected`: with or without a projection asked for. */
export async function pagesOf(scene: Scene, projected: boolean): Promise<readonly Page[]> {
  return (await successes(scene)).flatMap((answered) => {
    const reply = readReply(answered.exchange, scene.contract);
    return (projectionOf(answered, scene) !== undefined) === projected && reply.kind === 'page' ? [reply] : [];
  });
}
