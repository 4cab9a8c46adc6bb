import type { Scene } from '../judging/check';
import type { ListQuery } from '../listing/listing';
import { onwards } from '../listing/ways/onwards';
import { combinedProbes } from './combination';

/** The second page of a filter, an order and a projection, by the token of the first; as much of that as the contract promises and the data allow. */
export async function continuedQuery(scene: Scene): Promise<ListQuery> {
  const { listing } = scene;
  const { filter, all } = await combinedProbes(scene);
  const query = (all ?? filter)?.query ?? {};
  const first = await listing.ask(query);
  const isByToken = listing.contract.next?.parameter !== undefined;
  return first.kind === 'page' && first.onwards !== undefined && isByToken
    ? onwards(query, first.onwards, listing.contract)
    : query;
}

/** The same with an offset beside it: it names two places of the listing, so a target may refuse it. */
export async function besideOffset(scene: Scene): Promise<ListQuery> {
  const query = await continuedQuery(scene);
  return scene.listing.contract.offset === undefined ? query : { ...query, offset: 1 };
}
