import { queryRoles, type QueryRole } from '../contract/roles';
import type { Scene } from '../judging/check';
import type { Asking, ListQuery } from '../listing/listing';
import type { Reply } from '../listing/reply';
import { continuedQuery } from './beside-offset';
import { combinedProbes } from './combination';

/** A query of several roles, and those of them that are sent twice. */
interface Repeated {
  readonly query: ListQuery;
  readonly roles: readonly QueryRole[];
}

const rolesOf = (query: ListQuery): readonly QueryRole[] => queryRoles.filter((role) => query[role] !== undefined);

/**
 * A filter, an order, a projection, a size, a token and a place by position, as many as the contract promises and the data allow: in one
 * query where the target takes a token with all of them, else without the token and by it.
 */
export async function repeatedRoles(listing: Asking, scene: Omit<Scene, 'contract' | 'listing'>): Promise<readonly Repeated[]> {
  const { contract } = listing;
  const whole: Scene = { ...scene, contract, listing };
  const { filter, all } = await combinedProbes(whole);
  const begun = (all ?? filter)?.query ?? {};
  const continued = await continuedQuery(whole);
  const placed: ListQuery = {
    ...begun,
    ...(contract.offset !== undefined && { offset: 1 }),
    // The first page: what sums or joins its number gives another one that there is.
    ...(contract.page !== undefined && contract.offset === undefined && { page: 0 }),
  };
  const together: ListQuery = continued.next === undefined ? placed : { ...placed, ...continued };
  const isTaken = rolesOf(begun).every((role) => continued[role] !== undefined) && (await listing.ask(together)).kind === 'page';
  const queries = isTaken ? [together] : continued.next === undefined ? [placed] : [placed, continued];
  return queries.map((query) => ({ query, roles: rolesOf(query) })).filter(({ roles }) => roles.length > 0);
}

/** Sends some roles of a query twice, with the same value: whichever of the two is read, or both, asks for the same. */
export const askRepeated = (listing: Asking, { query, roles }: Repeated): Promise<Reply> =>
  listing.askTwice(query, Object.fromEntries(roles.map((role) => [role, query[role]])));
