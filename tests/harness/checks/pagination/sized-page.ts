import type { Asking } from '../../listing/listing';
import type { PageQuery } from '../../facts/probe-plan';
import type { Reply } from '../../listing/reply';

/**
 * A page of some size, from a place that is asked for anyway. Where that brings no page, the same without the place: whether it is the place
 * that is refused, which is for its own requirement to tell, or the size.
 */
export async function sizedPage(
  listing: Asking,
  query: PageQuery['query'],
): Promise<{ readonly reply: Reply; readonly isPlaceRefused: boolean }> {
  const reply = await listing.ask(query);
  if (reply.kind === 'page' || (query.offset === undefined && query.page === undefined)) return { reply, isPlaceRefused: false };
  const plain = await listing.ask(
    Object.fromEntries(Object.entries(query).filter(([role]) => role !== 'offset' && role !== 'page')),
  );
  return { reply: plain, isPlaceRefused: plain.kind === 'page' };
}
