import { malformedFilters, malformedOrders } from '../grammar/malformed';
import type { Asking } from '../listing/listing';

/**
 * Looks at the errors of a run, and has provoked one before, so that there is one. Where that request was not answered because the run is
 * over or the client is turned away, it is looked at those before, and the error thrown then: what they prove is proven.
 */
export async function withAnError(listing: Asking, look: () => void): Promise<void> {
  const [outcome] = await Promise.allSettled([provokeError(listing)]);
  look();
  if (outcome.status === 'rejected') throw outcome.reason;
}

/** Asks for what no target should take, by the first role that allows it. */
async function provokeError(listing: Asking): Promise<void> {
  const { limit, offset, order, filter } = listing.contract;
  if (limit !== undefined) return void (await listing.ask({ limit: 'abc' }));
  if (offset !== undefined) return void (await listing.ask({ offset: 'abc' }));
  const [key, clause] = [order?.fields[0], filter?.fields[0]];
  const [noFilter] = filter === undefined || clause === undefined ? [] : malformedFilters(clause, filter);
  if (noFilter !== undefined) return void (await listing.ask({ filter: noFilter }));
  const [noOrder] = order === undefined || key === undefined ? [] : malformedOrders(key, order);
  if (noOrder !== undefined) await listing.ask({ order: noOrder });
}
