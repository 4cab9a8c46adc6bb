import type { Exchange } from '../client/exchange';
import type { RunTarget } from '../client/run-target';
import type { Listing } from '../listing/listing';
import { constantAsk } from '../listing/request';
import { bodyOf, unreadableBody } from '../listing/reply';
import type { Client } from '../client/client';
import { NotRecordedError } from '../client/replay-client';
import { TargetUnreachableError } from '../errors';
import type { FirstRead } from './situation';
import { isListing, situationOf } from './unreachable';

/** What a target may answer where it is the project that it does not like. */
const ofProject: ReadonlySet<number | undefined> = new Set([400, 401, 403, 404, 422]);

/**
 * Asks the first authorised read, and resolves with the listing to go on with. Rejects with `TargetUnreachableError` where it brings
 * no 2xx with a page; one further request tells a refused project from a refused credential, and a body that cannot be read
 * from a connection that was cut once.
 */
export async function firstRead(listing: Listing, client: Client, target: RunTarget): Promise<Listing> {
  let { exchange } = await listing.ask({});
  if (isListing(exchange, listing.contract)) return listing;
  if (unreadableBody(exchange) !== undefined || isDropped(exchange)) {
    ({ exchange } = await listing.askAgain({}));
    // No check is to be given the answer that was cut.
    if (isListing(exchange, listing.contract)) return listing.fresh();
  }
  const { status } = exchange.attempts.at(-1) ?? {};
  const isProject = target.scope !== undefined && ofProject.has(status) && (await answersWithoutProject(client, listing));
  const first: FirstRead = { exchange, contract: listing.contract, target, isProject };
  const { code, arrived, next } = situationOf(first);
  throw new TargetUnreachableError(
    code,
    `Expected a 2xx with a ${bodyOf(listing.contract)} from the target; ${arrived}. GET ${exchange.request.url}. ${next}`,
  );
}

/** The connection was closed before anything was answered: a server that restarts does so once. */
const isDropped = ({ response, attempts }: Exchange): boolean =>
  response === undefined && attempts.at(-1)?.failureKind === 'dropped';

async function answersWithoutProject(client: Client, { contract }: Listing): Promise<boolean> {
  try {
    return contract.scope?.in === 'path'
      ? false
      : isListing(await client.send({ ...constantAsk(contract), scope: null }), contract);
  } catch (error) {
    // Recordings of earlier versions lack it.
    if (!(error instanceof NotRecordedError)) throw error;
    return false;
  }
}
