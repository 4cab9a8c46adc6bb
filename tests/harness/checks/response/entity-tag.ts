import { isDeepStrictEqual } from 'node:util';
import type { OrderKey } from '../../grammar/order-key';
import type { Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { difference } from '../../judging/sequence';
import type { ListQuery } from '../../listing/listing';
import { type Page, readReply } from '../../listing/reply';

/** Under this the query that shows it is kept, to be asked again where the finding is reproduced. */
const id = 'response.stable';

/** A page that is asked for by the tag of another one, and what the two are, for a reader. */
interface Tagged {
  readonly page: Page;
  readonly what: string;
  readonly by: Page;
  readonly whose: string;
}

const tagOf = ({ exchange }: Page): string | undefined => exchange.response?.headers.etag;

const isOther = (page: Page, first: Page): boolean => !isDeepStrictEqual(page.items, first.items);

/**
 * What is asked by the tag of the first page: a page of the run that has this tag and other items, because what is left out of a tag may be the
 * order, a filter or a projection; the second page where there is none, unless two pages behind it have one tag.
 */
async function otherByTag(scene: Scene, first: Page, tag: string): Promise<Tagged | undefined> {
  const { listing, suspects } = scene;
  const { pages } = await listing.walk();
  const [, second] = pages;
  const isSecond = second !== undefined && isOther(second, first);
  const query = suspects.get(id) ?? sameTag(scene, first, tag);
  const byFirst = { by: first, whose: 'the first' };
  if (isSecond && tagOf(second) === tag) return { page: second, what: 'the second page', ...byFirst };
  if (query === undefined)
    return alikeInRow(pages) ?? (isSecond ? { page: second, what: 'the second page', ...byFirst } : undefined);
  // It is asked again where the first reads are repeated, and those hold no other page.
  suspects.set(id, query);
  const page = await listing.ask(query);
  return page.kind === 'page' ? { page, what: 'a page of another query', ...byFirst } : undefined;
}

/** The first page of a walk that has other items and the tag of the one before it: what makes a tag may know the first page from all others. */
function alikeInRow(pages: readonly Page[]): Tagged | undefined {
  for (const [index, page] of pages.entries()) {
    const before = pages[index - 1];
    const tag = tagOf(page);
    if (before !== undefined && tag !== undefined && tag === tagOf(before) && isOther(page, before))
      return { page, what: `page ${index + 1}`, by: before, whose: `page ${index}` };
  }
  return undefined;
}

/** The first query of the run, by an order or a projection, that gives other items under the same tag. */
function sameTag({ listing, exchanges, askedBy }: Scene, first: Page, tag: string): ListQuery | undefined {
  for (const exchange of exchanges()) {
    const { request, response } = exchange;
    const isAlike = response?.status === 200 && response.headers.etag === tag;
    const query = isAlike ? askedAgain(askedBy(exchange), listing) : undefined;
    if (query === undefined || !isDeepStrictEqual(request.headers, first.exchange.request.headers)) continue;
    const page = readReply(exchange, listing.contract);
    if (page.kind === 'page' && isOther(page, first)) return query;
  }
  return undefined;
}

/** The order and the projection of a first page, and its limit, as they are asked for; `undefined` where it had neither, or more than these. */
function askedAgain(asked: ReturnType<Scene['askedBy']>, { contract }: Scene['listing']): ListQuery | undefined {
  const { order = [], projection, limit, ...others } = asked ?? {};
  if (typeof order === 'string' || typeof projection === 'string' || typeof limit === 'string') return undefined;
  if (Object.keys(others).length > 0) return undefined;
  if (order.length === 0 && projection === undefined) return undefined;
  const keys = order.flatMap(({ field: { path }, direction }): readonly OrderKey[] => {
    const field = contract.order?.fields.find((one) => one.path === path);
    return field === undefined ? [] : [{ field, direction }];
  });
  return {
    ...(keys.length > 0 && { order: keys }),
    ...(projection !== undefined && { projection }),
    ...(limit !== undefined && { limit }),
  };
}

/**
 * Where the target gives its pages tags, a cache asks by them: the tag of the first page must not say that another one is the same. Neither there
 * nor on its own page it may bring other items.
 */
export async function judgeTag(scene: Scene, evidence: Evidence, first: Page): Promise<void> {
  const { listing } = scene;
  const tag = tagOf(first);
  if (tag === undefined) return;
  const again = await listing.repeatIf(first.exchange, tag);
  const changed = again.kind === 'page' ? difference(again.identities, first.identities) : undefined;
  // 412 is for other methods than GET (RFC 9110, section 13.1.2), and a read that may be asked may be asked by its tag.
  if (again.kind === 'breakdown' || again.kind === 'refusal')
    evidence.refused(again, 'the first read, by its own tag', '304, or the page again', [first]);
  if (changed !== undefined)
    evidence.violate({
      subject: 'the first read, by its own tag',
      expected: '304, or the same items in the same order',
      received: changed,
      place: { part: 'items' },
      at: [again, first],
    });
  const tagged = await otherByTag(scene, first, tag);
  if (tagged === undefined) return;
  const { page, what, by, whose } = tagged;
  const asked = tagOf(by) ?? tag;
  const other = await listing.repeatIf(page.exchange, asked);
  const parts = other.kind === 'page' ? difference(other.identities, page.identities) : undefined;
  if (parts !== undefined)
    evidence.violate({
      subject: `${what}, by the tag of ${whose}`,
      expected: 'the same items in the same order as without that tag',
      received: parts,
      place: { part: 'items' },
      at: [other, page, by],
    });
  if (other.exchange.response?.status !== 304) return;
  // Pages may have one tag, because it tells the states of one resource apart, and each URL is another (RFC 9110, section 8.8.1).
  const isShared = tagOf(page) === asked;
  evidence.violate({
    subject: `${what}, by the tag of ${whose}`,
    expected: isShared
      ? `a tag of its own for ${what}, or the page; ${asked} is that of ${whose}, too, so that it tells the state of the listing and not what is on a page`
      : `${what}, because ${asked} is the tag of ${whose} and not of it (RFC 9110, section 13.1.2)`,
    received: '304',
    place: { part: 'status' },
    at: [other, page, by],
    ...(isShared && { level: 'SHOULD' as const }),
  });
}
