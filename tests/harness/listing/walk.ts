import { createHash } from 'node:crypto';
import type { Json } from '../contract/model';
import type { Listing, ListQuery } from './listing';
import type { Page, Reply } from './reply';
import { isObject } from '../contract/pointer';
import { onceFor } from '../once-for';
import type { Item } from './value';
import { collect } from './ways/collect';
import { walkBySteps } from './ways/offset';
import { walkOnwards } from './ways/onwards';
import { walkByPage } from './ways/page';

/** All pages of one query, in order, as far as they could be read. */
export interface Walk {
  /** How it went from page to page; `none`: the contract promises no way on, and the first page is all there is to read. */
  readonly way: 'token' | 'url' | 'page' | 'offset' | 'none';
  /** What the first page asked for; by given offsets, without the offset. */
  readonly query: ListQuery;
  readonly pages: readonly Page[];
  /** The query that each page answers. */
  readonly queries: readonly ListQuery[];
  readonly items: readonly Item[];
  /** Identities in order of arrival; items without one are left out. */
  readonly identities: readonly string[];
  /** How many of them are different. */
  readonly distinct: number;
  /**
   * `ended`: the last page said so (or, by page number and offset, there was no item left). `cut`: it held as many items as were wanted, or as a walk may hold.
   * `endless`: pages kept coming without a new item, or a token led to the same items twice. `astray`: the last page leads where nobody may
   * follow. `stopped`: a reply was no page; it is `stop`.
   */
  readonly end: 'ended' | 'cut' | 'endless' | 'astray' | 'stopped';
  readonly stop: Reply | undefined;
}

/**
 * Every page of a query, or as many pages as hold the wanted number of items, by the way that the contract promises: what the pages lead
 * on by, else page numbers, else offsets.
 */
export function walkThrough(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const { next, page, offset } = listing.contract;
  if (next !== undefined) return walkOnwards(listing, query, wanted);
  if (page !== undefined) return walkByPage(listing, query, wanted);
  if (offset !== undefined) return walkBySteps(listing, query, wanted);
  return onlyPage(listing, query, wanted);
}

/** The first page alone, where the contract shows no way to a further one; it is the end where nothing says that items are left. */
async function onlyPage(listing: Listing, query: ListQuery, wanted: number): Promise<Walk> {
  const { limit } = listing.contract;
  const walk = await collect({ way: 'none', query }, wanted, async () => ({
    asked: query,
    reply: await listing.ask(query),
    last: true,
  }));
  const [page] = walk.pages;
  if (page === undefined || page.isLast === true) return walk;
  const isShort = page.isLast === undefined && page.items.length < Number(query.limit ?? limit?.default ?? 0);
  return isShort ? walk : { ...walk, end: 'cut' };
}

/** JSON with the members of objects in one order, for their order means nothing (RFC 8259, section 4). */
const canonical = (json: Json): string =>
  JSON.stringify(json, (_, value: Json) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );

/** The walk a run starts from is compared with each later one, and so are its items: most of them are the same values in both. */
const digests = new WeakMap<object, string>();

/** A digest of what an item says. */
export function digestOfItem(item: Item): string {
  const known = isObject(item) ? digests.get(item) : undefined;
  if (known !== undefined) return known;
  const digest = createHash('sha1').update(canonical(item)).digest('hex');
  if (isObject(item)) digests.set(item, digest);
  return digest;
}

/** A digest of what a walk returned: identities and content, whatever their order. Two equal digests: the data stood still. */
export function digestOf(walk: Walk): string {
  const known = digests.get(walk);
  if (known !== undefined) return known;
  const entries = walk.items.map(digestOfItem);
  const digest = createHash('sha1').update(entries.sort().join()).update(walk.end).digest('hex');
  digests.set(walk, digest);
  return digest;
}

const placed = onceFor<Walk, 'identities', readonly (string | undefined)[]>();

/** By position of an item: its identity. */
export const placedIdentities = (walk: Walk): readonly (string | undefined)[] =>
  placed(walk, 'identities', () => walk.pages.flatMap((page) => page.identities));

/** Ids of the exchanges of a walk, in order. */
export function exchangesOf(walk: Walk): readonly number[] {
  return [...walk.pages.map((page) => page.exchange.id), ...(walk.stop ? [walk.stop.exchange.id] : [])];
}
