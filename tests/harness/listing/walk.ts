import { createHash } from 'node:crypto';
import type { Json } from '../contract/model';
import type { Listing, ListQuery } from './listing';
import type { Page, Reply } from './reply';
import { isObject } from '../contract/pointer';
import type { Item } from './value';

/** All pages of one query, in order, as far as they could be read. */
export interface Walk {
  /** By the tokens of the pages, or by offsets that were chosen beforehand. */
  readonly way: 'token' | 'offset';
  /** What the first page asked for; by offset, without the offset. */
  readonly query: ListQuery;
  readonly pages: readonly Page[];
  readonly items: readonly Item[];
  /** Identities in order of arrival; items without one are left out. */
  readonly identities: readonly string[];
  /**
   * `ended`: the last token was empty (or, by offset, the last page was). `cut`: it held as many items as were wanted.
   * `endless`: pages kept coming without a new item, or a token led to the same items twice. `stopped`: a reply was no page; it is `stop`.
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
  /** The request was sent before, and told the same items: it will tell them for ever. */
  readonly loops: boolean;
}

async function collect(
  { way, query }: Pick<Walk, 'way' | 'query'>,
  wanted: number,
  next: (pages: readonly Page[], items: number) => Promise<Step>,
): Promise<Walk> {
  const pages: Page[] = [];
  const items: Item[] = [];
  const seen = new Set<string>();
  const identities: string[] = [];
  const done = (end: Walk['end'], stop?: Reply): Walk => ({ way, query, pages, items, identities, end, stop });
  for (let stale = 0; ;) {
    const { reply, last, loops } = await next(pages, items.length);
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
    if (loops || stale >= bound || items.length > 2 * (reply.count ?? items.length) + 1000) return done('endless');
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

const withoutOffset = ({ offset: _offset, ...rest }: ListQuery): ListQuery => rest;

/** A token that stands in an earlier page of the walk is sent again all the same, for it may be a cursor that the server moves on. */
function follow(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const rest = withoutOffset(query);
  /** By token: the identities of the page it led to last. */
  const told = new Map<string, string>();
  return collect({ way: 'token', query }, wanted, async (pages) => {
    const token = pages.at(-1)?.token;
    if (token === undefined) {
      const reply = await listing.ask(query);
      return { reply, last: isLast(reply), loops: false };
    }
    const before = told.get(token);
    const asked = { ...rest, continue: token };
    const reply = await (before === undefined ? listing.ask(asked) : listing.askAgain(asked));
    const identities = reply.kind === 'page' ? JSON.stringify(reply.identities) : '';
    told.set(token, identities);
    // Empty pages tell nothing: a cursor may pass over items that a filter leaves out.
    const isFilled = reply.kind === 'page' && reply.items.length > 0 && !reply.identities.includes(undefined);
    return { reply, last: isLast(reply), loops: isFilled && identities === before };
  });
}

const isLast = (reply: Reply): boolean => reply.kind === 'page' && (reply.token === undefined || reply.token === '');

/** Asks for given pages, one after another. */
export function walkByOffset(listing: Listing, queries: readonly ListQuery[]): Promise<Walk> {
  return collect({ way: 'offset', query: withoutOffset(queries[0] ?? {}) }, Infinity, async (pages) => ({
    reply: await listing.ask(queries[pages.length] ?? {}),
    last: pages.length >= queries.length - 1,
    loops: false,
  }));
}

/** JSON with the members of objects in one order, for their order means nothing (RFC 8259, section 4). */
const canonical = (json: Json): string =>
  JSON.stringify(json, (_, value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );

/** The walk a run starts from is compared with each later one. */
const digests = new WeakMap<Walk, string>();

/** A digest of what a walk returned: identities and content, whatever their order. Two equal digests: the data stood still. */
export function digestOf(walk: Walk): string {
  const known = digests.get(walk);
  if (known !== undefined) return known;
  const entries = walk.items.map((item) => createHash('sha1').update(canonical(item)).digest('hex'));
  const digest = createHash('sha1').update(entries.sort().join()).update(walk.end).digest('hex');
  digests.set(walk, digest);
  return digest;
}

/** Ids of the exchanges of a walk, in order. */
export function exchangesOf(walk: Walk): readonly number[] {
  return [...walk.pages.map((page) => page.exchange.id), ...(walk.stop ? [walk.stop.exchange.id] : [])];
}
