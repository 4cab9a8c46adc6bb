import { malformedFilters, malformedOrders } from '../grammar/malformed';
import type { Asking } from '../listing/listing';

/** Asks for what no target should take, by the first role that allows it, so that there is an error to look at. */
export async function provokeError(listing: Asking): Promise<void> {
  const { limit, offset, order, filter } = listing.contract;
  if (limit !== undefined) return void (await listing.ask({ limit: 'abc' }));
  if (offset !== undefined) return void (await listing.ask({ offset: 'abc' }));
  const [key, clause] = [order?.fields[0], filter?.fields[0]];
  const [noFilter] = filter === undefined || clause === undefined ? [] : malformedFilters(clause, filter);
  if (noFilter !== undefined) return void (await listing.ask({ filter: noFilter }));
  const [noOrder] = order === undefined || key === undefined ? [] : malformedOrders(key, order);
  if (noOrder !== undefined) await listing.ask({ order: noOrder });
}
