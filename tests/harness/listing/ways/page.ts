import type { Listing, ListQuery } from '../listing';
import type { Reply } from '../reply';
import type { Walk } from '../walk';
import { collect } from './collect';

/** How a target can say that there is no such page. That it refuses the client is something else. */
const noSuchPage: ReadonlySet<number> = new Set([400, 404, 410, 416, 422]);

/**
 * One page number after another. The walk ends with the last page where pages tell how many there are, or that this one is the last; else
 * behind the last one, which shows as a page without items or as a refusal.
 */
export function walkByPage(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const start = typeof query.page === 'number' ? query.page : 0;
  return collect({ way: 'page', query }, wanted, async (pages) => {
    const before = start + pages.length;
    const asked = pages.length === 0 ? query : { ...query, page: before };
    const reply = await listing.ask(asked);
    if (pages.length > 0 && isBeyond(reply)) return { asked, reply, last: 'beyond' };
    return { asked, reply, last: isLastNumbered(reply, before + 1) };
  });
}

/** Whether a reply shows that the page before it was the last one. */
export const isBeyond = (reply: Reply): boolean =>
  reply.kind === 'page'
    ? reply.items.length === 0
    : reply.kind === 'refusal' && (noSuchPage.has(reply.status) || reply.status < 300);

/** Whether a page says that it is the last, `passed` pages having been read with it. */
export function isLastNumbered(reply: Reply, passed: number): boolean {
  if (reply.kind !== 'page') return false;
  return reply.isLast === true || reply.items.length === 0 || (reply.pages !== undefined && passed >= reply.pages);
}
