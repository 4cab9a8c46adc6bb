import { differenceOn } from '../../judging/place';
import { isDeepStrictEqual } from 'node:util';
import { type Page, type Reply, describe, readReply } from '../../listing/reply';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { emptyOf, emptyRoles } from '../../facts/empty-roles';
import { longUnknown } from '../../facts/long-unknown';
import type { OrderKey } from '../../grammar/order-key';
import type { ListQuery } from '../../listing/listing';
import { difference } from '../../judging/sequence';
import { alternationOf, alternating } from '../../judging/history';

/** Reads that follow where two in a row differ: enough for each of two states to come back. */
const further = 3;

/** The number of items of the first two states that alternate; `undefined` where the pages do not alternate between two. */
function alternation(pages: readonly Page[]): readonly [number, number] | undefined {
  const states = new Map<string, number>();
  const names = pages.map(({ identities, count, items }) => {
    const name = JSON.stringify([count ?? null, identities]);
    states.set(name, count ?? items.length);
    return name;
  });
  const [one, other, third] = [...states.values()];
  const comesBack = names.some(
    (name, index) => names.slice(0, Math.max(0, index - 1)).includes(name) && names[index - 1] !== name,
  );
  return one === undefined || other === undefined || third !== undefined || !comesBack ? undefined : [one, other];
}

const isPage = (reply: Reply): reply is Page => reply.kind === 'page';

/**
 * The first read with something beside it that is left out: parameters without a value, or one that nobody knows. Both are asked for anyway,
 * one behind the other. Where that is no page of the same items, what it means is the target's own business, and the first read is
 * sent again.
 */
async function lenientRead({ listing }: Scene, first: Page, query: ListQuery): Promise<Reply> {
  const reply = await listing.ask(query);
  const isSame = isPage(reply) && difference(reply.identities, first.identities) === undefined;
  return isSame ? reply : listing.askAgain({});
}

/**
 * What is asked by the tag of the first page: a page of the run that has this tag and other items, because what is left out of a tag may be the
 * order, a filter or a projection; the second page where there is none.
 */
async function otherByTag(scene: Scene, first: Page, tag: string): Promise<Tagged | undefined> {
  const { listing, suspects } = scene;
  const second = (await listing.walk()).pages[1];
  const isSecond = second !== undefined && isOther(second, first);
  const query = suspects.get(id) ?? sameTag(scene, first, tag);
  if (query === undefined || (isSecond && tagOf(second) === tag))
    return isSecond ? { page: second, what: 'the second page' } : undefined;
  // It is asked again where the first reads are repeated, and those hold no other page.
  suspects.set(id, query);
  const page = await listing.ask(query);
  return isPage(page) ? { page, what: 'a page of another query' } : undefined;
}

/** The first query of the run, by an order or a projection, that gives other items under the same tag. */
function sameTag({ listing, exchanges, askedBy }: Scene, first: Page, tag: string): ListQuery | undefined {
  for (const exchange of exchanges()) {
    const { request, response } = exchange;
    const isAlike = response?.status === 200 && response.headers.etag === tag;
    const query = isAlike ? askedAgain(askedBy(exchange), listing) : undefined;
    if (query === undefined || !isDeepStrictEqual(request.headers, first.exchange.request.headers)) continue;
    const page = readReply(exchange, listing.contract);
    if (isPage(page) && isOther(page, first)) return query;
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

const id = 'response.stable';

const tagOf = ({ exchange }: Page): string | undefined => exchange.response?.headers.etag;

interface Tagged {
  readonly page: Page;
  readonly what: string;
}

const isOther = (page: Page, first: Page): boolean => !isDeepStrictEqual(page.items, first.items);

/**
 * Where the target gives its pages tags, a cache asks by them: the tag of the first page must not say that another one is the same. On its own
 * page it must not bring other items.
 */
async function judgeTag(scene: Scene, evidence: Evidence, first: Page): Promise<void> {
  const { listing } = scene;
  const tag = tagOf(first);
  if (tag === undefined) return;
  const again = await listing.repeatIf(first.exchange, tag);
  const parts = isPage(again) ? difference(again.identities, first.identities) : undefined;
  // 412 is for other methods than GET (RFC 9110, section 13.1.2), and a read that may be asked may be asked by its tag.
  if (again.kind === 'breakdown' || again.kind === 'refusal')
    evidence.refused(again, 'the first read, by its own tag', '304, or the page again', [first]);
  if (parts !== undefined)
    evidence.violate({
      subject: 'the first read, by its own tag',
      expected: '304, or the same items in the same order',
      received: parts,
      place: { part: 'items' },
      at: [again, first],
    });
  const tagged = await otherByTag(scene, first, tag);
  if (tagged === undefined) return;
  const { page, what } = tagged;
  const other = await listing.repeatIf(page.exchange, tag);
  if (other.exchange.response?.status !== 304) return;
  // Pages may have one tag, because it tells the states of one resource apart, and each URL is another (RFC 9110, section 8.8.1).
  const isShared = tagOf(page) === tag;
  evidence.violate({
    subject: `${what}, by the tag of the first`,
    expected: isShared
      ? `a tag of its own for ${what}, or the page; ${tag} is that of the first, too, so that it tells the state of the listing and not what is on a page`
      : `${what}, because ${tag} is the tag of the first and not of it (RFC 9110, section 13.1.2)`,
    received: '304',
    place: { part: 'status' },
    at: [other, page, first],
    ...(isShared && { level: 'SHOULD' as const }),
  });
}

export const check: Check<'response.stable'> = {
  async judge(scene, evidence) {
    const { listing } = scene;
    const first = await listing.ask({});
    if (first.kind !== 'page') return evidence.refused(first, 'the first read', 'a page');
    await judgeTag(scene, evidence, first);
    // The third right behind the second: replicas that answer in turn agree at every even distance.
    const replies: Reply[] = [first];
    const roles = emptyRoles(listing);
    for (const beside of [emptyOf(roles, listing), longUnknown]) {
      const isPlain = beside !== longUnknown && roles.length === 0;
      const reply = isPlain ? await listing.askAgain({}) : await lenientRead(scene, first, beside);
      if (reply.kind === 'unavailable') return evidence.refused(reply, 'the second read', 'a page');
      evidence.witness(reply);
      replies.push(reply);
    }
    // The token is left out: a stateful one differs from read to read.
    const partsOf = (reply: Reply): string | undefined =>
      isPage(reply) ? difference(reply.identities, first.identities) : describe(reply);
    const other = replies.find((reply) => partsOf(reply) !== undefined);
    if (other === undefined) return;
    for (let read = 0; read < further; read += 1) replies.push(await listing.askAgain({}));
    const states = alternation(replies.filter(isPage));
    const what = states && alternationOf(states);
    if (what !== undefined)
      evidence.observe(
        alternating,
        what,
        replies.map(({ exchange }) => exchange.id),
      );
    evidence.violate({
      subject: 'the same request again',
      expected: 'the same items in the same order',
      received: partsOf(other) ?? 'another page',
      place: differenceOn(other, first.identities),
      at: [other, first],
    });
  },
};
