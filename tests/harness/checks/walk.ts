import { createHash } from 'node:crypto';
import type { Json } from '../contract/model';
import type { Listing, ListQuery } from './listing';
import type { Page, Reply } from './reply';
import { isObject } from '../contract/pointer';
import type { Item } from './value';

/** All pages of one query, in order, as far as they could be read. */
export interface Walk {
  readonly query: ListQuery;
  readonly pages: readonly Page[];
  readonly items: readonly Item[];
  /** Identities in order of arrival; items without one are left out. */
  readonly identities: readonly string[];
  /**
   * `ended`: the last token was empty (or, by offset, the last page was). `cut`: it held as many items as were wanted.
   * `endless`: pages kept coming without a new item. `stopped`: a reply was no page; it is `stop`.
   */
  readonly end: 'ended' | 'cut' | 'endless' | 'stopped';
  readonly stop: Reply | undefined;
}

/**
 * Pages in a row without a new item, after which a walk is called endless: few where all that is counted was seen, more where
 * items are left, for a server that cuts before it filters gives empty pages in between, and comes to an end.
 */
const stalePages = { complete: 4, incomplete: 32 } as const;

interface Step {
  readonly reply: Reply;
  readonly last: boolean;
}

async function collect(
  query: ListQuery,
  wanted: number,
  next: (pages: readonly Page[], items: number) => Promise<Step>,
): Promise<Walk> {
  const pages: Page[] = [];
  const items: Item[] = [];
  const seen = new Set<string>();
  const identities: string[] = [];
  const done = (end: Walk['end'], stop?: Reply): Walk => ({ query, pages, items, identities, end, stop });
  for (let stale = 0; ;) {
    const { reply, last } = await next(pages, items.length);
    if (reply.kind !== 'page') return done('stopped', reply);
    pages.push(reply);
    for (const item of reply.items) items.push(item);
    const before = seen.size;
    for (const identity of reply.identities) {
      if (identity === undefined) continue;
      identities.push(identity);
      seen.add(identity);
    }
    if (last) return done('ended');
    if (items.length >= wanted) return done('cut');
    stale = seen.size > before ? 0 : stale + 1;
    // A count that is passed by far ends the walk too: a server can invent new items for ever.
    const bound = seen.size >= (reply.count ?? 0) ? stalePages.complete : stalePages.incomplete;
    if (stale >= bound || items.length > 2 * (reply.count ?? items.length) + 1000) return done('endless');
  }
}

/**
 * Follows continue tokens until so many items are there: the whole initial query and the token, without the offset. Where a token
 * is refused, the walk is begun anew: its first page may be one that another check asked for long ago, and tokens may expire.
 */
export async function walkByContinue(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const walk = await follow(listing, query, wanted);
  return walk.stop?.kind === 'refusal' && walk.pages.length > 0 ? follow(listing.fresh(), query, wanted) : walk;
}

/** A token that stands in an earlier page of the walk is sent again all the same, for it may be a cursor that the server moves on. */
function follow(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const rest: { -readonly [key in keyof ListQuery]: ListQuery[key] } = { ...query };
  delete rest.offset;
  const used = new Set<string>();
  return collect(query, wanted, async (pages) => {
    const token = pages.at(-1)?.token;
    const known = token !== undefined && used.has(token);
    if (token !== undefined) used.add(token);
    const reply = await (token === undefined
      ? listing.ask(query)
      : known
        ? listing.askAgain({ ...rest, continue: token })
        : listing.ask({ ...rest, continue: token }));
    return { reply, last: reply.kind === 'page' && (reply.token === undefined || reply.token === '') };
  });
}

/** Asks for given pages, one after another. */
export function walkByOffset(listing: Listing, queries: readonly ListQuery[]): Promise<Walk> {
  return collect({}, Infinity, async (pages) => ({
    reply: await listing.ask(queries[pages.length] ?? {}),
    last: pages.length >= queries.length - 1,
  }));
}

/** JSON with the members of objects in one order, for their order means nothing (RFC 8259, section 4). */
const canonical = (json: Json): string =>
  JSON.stringify(json, (_, value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );

/** A digest of what a walk returned: identities and content, whatever their order. Two equal digests: the data stood still. */
export function digestOf(walk: Walk): string {
  const entries = walk.items.map((item) => createHash('sha1').update(canonical(item)).digest('hex'));
  return createHash('sha1').update(entries.sort().join()).update(walk.end).digest('hex');
}

/** Ids of the exchanges of a walk, in order. */
export function exchangesOf(walk: Walk): readonly number[] {
  return [...walk.pages.map((page) => page.exchange.id), ...(walk.stop ? [walk.stop.exchange.id] : [])];
}
