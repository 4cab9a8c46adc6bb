import { charactersOf } from '../../client/exchange';
import type { ListQuery } from '../listing';
import type { Page, Reply } from '../reply';
import type { Item } from '../value';
import type { Walk } from '../walk';

/**
 * Pages in a row without a new item, after which a walk is called endless: few where all that is counted was seen, more where items are
 * left. A server that cuts before it filters gives empty pages in between, and comes to an end.
 */
const stalePages = { complete: 4, incomplete: 32 } as const;

/**
 * Pages of a walk, their items and the characters of their bodies, behind which no page is asked for: a server can have a new item on every
 * page for ever. What lies behind is left unread, and nothing is said of it.
 */
export const walkBounds = { pages: 2000, items: 50_000, characters: 64 * 2 ** 20 } as const;

export interface Step {
  readonly asked: ListQuery;
  readonly reply: Reply;
  /** No page follows; `beyond`: nor does this one belong to the walk, because it only shows that no item was left. */
  readonly last: boolean | 'beyond';
  /** The request was sent before, and told the same items: it will tell them for ever. */
  readonly loops?: boolean;
}

/** Asks for one page after another until one of them is the last, or nothing new comes. */
export async function collect(
  { way, query }: Pick<Walk, 'way' | 'query'>,
  wanted: number,
  next: (pages: readonly Page[], items: number) => Promise<Step>,
): Promise<Walk> {
  const pages: Page[] = [];
  const queries: ListQuery[] = [];
  const items: Item[] = [];
  const seen = new Set<string>();
  const identities: string[] = [];
  let characters = 0;
  const done = (end: Walk['end'], stop?: Reply): Walk => ({
    way,
    query,
    pages,
    queries,
    items,
    identities,
    distinct: seen.size,
    end,
    stop,
  });
  for (let stale = 0; ;) {
    const { asked, reply, last, loops = false } = await next(pages, items.length);
    if (last === 'beyond') return done('ended');
    if (reply.kind !== 'page') return done('stopped', reply);
    pages.push(reply);
    queries.push(asked);
    const { response } = reply.exchange;
    characters += response === undefined ? 0 : charactersOf(response);
    for (const item of reply.items) items.push(item);
    const before = seen.size;
    for (const identity of reply.identities) {
      if (identity === undefined) continue;
      identities.push(identity);
      seen.add(identity);
    }
    if (last) return done('ended');
    if (items.length >= wanted) return done('cut');
    if (way === 'url' && reply.isAstray) return done('astray');
    stale = seen.size > before ? 0 : stale + 1;
    // A count that is passed by far ends the walk too: a server can invent new items for ever.
    const bound = seen.size >= (reply.count ?? 0) ? stalePages.complete : stalePages.incomplete;
    if (loops || stale >= bound || items.length > 2 * (reply.count ?? items.length) + 1000) return done('endless');
    if (pages.length >= walkBounds.pages || items.length >= walkBounds.items || characters >= walkBounds.characters)
      return done('cut');
  }
}
