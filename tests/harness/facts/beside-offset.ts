import type { Scene } from '../judging/check';
import type { ListQuery } from '../listing/listing';
import { onwards } from '../listing/ways/onwards';
import { bareProjection } from './bare-projection';
import { combinedProbes } from './combination';

/** The second page of a query, by the token of the first or by its number; the query itself where it has none, or the contract has neither. */
async function continued({ listing }: Scene, query: ListQuery): Promise<ListQuery> {
  const { contract } = listing;
  const first = await listing.ask(query);
  if (first.kind !== 'page' || first.isLast === true) return query;
  if (contract.next?.parameter !== undefined)
    return first.onwards === undefined ? query : onwards(query, first.onwards, contract);
  return contract.page === undefined ? query : { ...query, page: 1 };
}

/** The second page of a filter, an order and a projection; as much of that as the contract promises and the data allow. */
export async function continuedQuery(scene: Scene): Promise<ListQuery> {
  const { filter, all } = await combinedProbes(scene);
  return continued(scene, (all ?? filter)?.query ?? {});
}

/** The second page of a union, an order by several keys and a projection; `undefined` where the contract or the data has no such. */
export async function continuedUnion(scene: Scene): Promise<ListQuery | undefined> {
  const { filter, order } = scene.contract;
  const bare = filter === undefined || order === undefined ? undefined : await bareProjection(scene);
  return bare === undefined || bare === 'refused' ? undefined : continued(scene, bare.query);
}

/** The same with an offset beside it: it names two places of the listing, so a target may refuse it. */
export async function besideOffset(scene: Scene): Promise<ListQuery> {
  const query = await continuedQuery(scene);
  return scene.listing.contract.offset === undefined ? query : { ...query, offset: 1 };
}
