import { itemName } from '../../listing/item-name';
import { placeAt } from '../../judging/place';
import { isDeepStrictEqual } from 'node:util';
import type { LinkName } from '../../contract/roles';
import { type KeptQuery, combinedProbes, combinedWalk } from '../../facts/combination';
import { walkOfOtherSize } from '../../facts/other-size';
import { pageSizes, planProbes, sized } from '../../facts/probe-plan';
import { severalClausesWalk } from '../../facts/several-clauses';
import type { Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { difference, finished, firstDuplicate, missingFrom } from '../../judging/sequence';
import { expectedOf } from '../../judging/matches';
import { describe, type Page } from '../../listing/reply';
import { exchangesOf, placedIdentities, type Walk } from '../../listing/walk';
import { excerpt } from '../../listing/value';
import { counted } from '../../text/counted';

const words: { readonly [name in LinkName]: string } = {
  self: 'this page',
  first: 'the first page',
  prev: 'the page before',
  last: 'the last page',
};

/** A walk of two pages or more: of a query of several clauses where it returns what they find; else of one of several parameters where there is one, so that a link must keep them; else of a given size. */
async function linkedWalk(scene: Scene): Promise<Walk> {
  const several = await severalClausesWalk(scene);
  if (several?.kept.filter !== undefined && several.walk.end === 'ended' && several.walk.pages.length > 1) {
    const { must, may } = await expectedOf(scene, several.kept.filter);
    const isRight =
      missingFrom(several.walk.identities, must).length === 0 && several.walk.identities.every((one) => may.has(one));
    if (isRight && firstDuplicate(several.walk.identities) === undefined) return several.walk;
  }
  const { all, filter } = await combinedProbes(scene);
  for (const query of [all, filter].filter((one): one is KeptQuery => one !== undefined)) {
    const walk = await combinedWalk(scene, query);
    if (walk.end === 'ended' && walk.pages.length > 1) return walk;
  }
  const { walkSize } = await planProbes(scene.listing);
  return scene.listing.walk(sized(scene.listing.contract, walkSize));
}

/** The page that tells the link, and the one that it leads to, in a walk of two pages or more. */
function ends(name: LinkName, { pages }: Walk): readonly [from: Page | undefined, to: Page | undefined] {
  switch (name) {
    case 'self':
      return [pages[1], pages[1]];
    case 'first':
      return [pages[1], pages[0]];
    case 'prev':
      return [pages[1], pages[0]];
    case 'last':
      return [pages[0], pages.findLast(({ items }) => items.length > 0)];
  }
}

/** How what a link leads to parts from the page it should; `undefined` where it does not. A last page may start earlier. */
function parts(name: LinkName, found: Page, wanted: Linked['to']): string | undefined {
  const count = Math.min(found.items.length, wanted.items.length);
  const at = name === 'last' && count > 0 ? -count : 0;
  const names = difference(found.identities.slice(at), wanted.identities.slice(at));
  if (names !== undefined) return names;
  const index = found.items.slice(at).findIndex((item, place) => !isDeepStrictEqual(item, wanted.items.slice(at)[place]));
  return index === -1 ? undefined : `an item with other members: ${excerpt(found.items.slice(at)[index])}`;
}

/** Follows a link as it stands, and compares what it leads to with the page of the walk. */
export async function judgeLink(name: LinkName, scene: Scene, evidence: Evidence): Promise<void> {
  const walk = await linkedWalk(scene);
  if (!finished(walk, evidence)) return;
  const [from, to] = ends(name, walk);
  if (walk.pages.length < 2 || from === undefined || to === undefined) return evidence.needs('two-items');
  await follow(name, { walk, from, to }, scene, evidence);
  if (name === 'last') return judgeFurtherLast(walk, to, scene, evidence);
  if (name !== 'prev') return;
  await judgeBeforeFirst(walk, scene, evidence);
  // From the second page a link to the page before and one to the first are the same.
  for (const longer of [await walkOfOtherSize(scene.listing), await scene.listing.walk()]) {
    const [, second, third] = longer.pages;
    const isWalked = longer.end === 'ended' || longer.end === 'cut';
    if (!isWalked || second === undefined || third === undefined) continue;
    return follow(name, { walk: longer, from: third, to: second }, scene, evidence);
  }
}

/** The last page as a later page tells it, and as one does of a size that divides the items without a rest: there is no page behind the last full one. */
async function judgeFurtherLast(walk: Walk, to: Page, scene: Scene, evidence: Evidence): Promise<void> {
  const later = walk.pages.at(1);
  if (later?.links.last !== undefined) await follow('last', { walk, from: later, to }, scene, evidence);
  const { base, total } = await planProbes(scene.listing);
  const { maximum } = await pageSizes(scene);
  if (scene.listing.contract.limit === undefined || base.end !== 'ended') return;
  const sizes = Array.from({ length: Math.min(maximum, Math.floor(total / 2)) }, (_, index) => index + 1);
  const size = sizes.findLast((one) => total % one === 0);
  const from = size === undefined ? undefined : await scene.listing.ask({ limit: size });
  if (size === undefined || from?.kind !== 'page' || from.items.length !== size || from.links.last === undefined) return;
  const end = { items: base.items.slice(-size), identities: placedIdentities(base).slice(-size) };
  await follow('last', { walk: base, from, to: end }, scene, evidence);
}

/** Nothing stands before the first page: a link there leads nowhere, or to a page without items. */
async function judgeBeforeFirst({ pages: [first] }: Walk, scene: Scene, evidence: Evidence): Promise<void> {
  const link = first?.links.prev;
  const at = scene.listing.contract.links?.prev;
  if (first === undefined || link === undefined || link.isAstray || at === undefined) return;
  const reply = await scene.listing.askUrl(link.url, first.exchange);
  if (reply.kind === 'unavailable' || (reply.kind === 'page' && reply.items.length === 0)) return;
  evidence.violate({
    subject: 'a link to the page before the first',
    expected: 'no link to a page before on the first page, because nothing stands before it',
    received: `${excerpt(link.url, 120)}, which leads to ${describe(reply)}`,
    place: placeAt(at),
    at: [first, reply],
    evidence: 'collection',
    // A client that goes back by it comes to no error, and to no end either.
    ...(reply.kind === 'page' && { level: 'SHOULD' as const }),
  });
}

interface Linked {
  readonly walk: Walk;
  readonly from: Page;
  readonly to: Pick<Page, 'items' | 'identities'> & Partial<Pick<Page, 'onwards'>>;
}

/** Whether a page has items that the walk has not returned though its count has them: where the walk ends is not where the listing does. */
function isBeyond({ pages: [first], identities }: Walk, page: Page): boolean {
  const known = new Set<string | undefined>(identities);
  return (first?.count ?? 0) > known.size && page.identities.some((identity) => identity !== undefined && !known.has(identity));
}

async function follow(name: LinkName, { walk, from, to }: Linked, scene: Scene, evidence: Evidence): Promise<void> {
  const link = from.links[name];
  const subject = `the link to ${words[name]}`;
  if (link === undefined || link.isAstray) {
    if (link === undefined && scene.listing.contract.links?.optional === true)
      return evidence.needs('taken', `such a query with ${subject}`);
    const at = scene.listing.contract.links?.[name];
    return evidence.violate({
      subject,
      expected: `a URL of the same origin that leads to ${words[name]}`,
      received: link === undefined ? 'none' : `${excerpt(link.url)}, which was not followed`,
      place: at === undefined || link === undefined ? { part: 'items' } : placeAt(at),
      at: [from],
      evidence: 'exchange',
    });
  }
  const reply = await scene.listing.askUrl(link.url, from.exchange);
  if (reply.kind !== 'page') return evidence.refused(reply, subject, words[name], [from]);
  if (name === 'last' && isBeyond(walk, reply)) return evidence.needs('whole-walk');
  evidence.witness(reply);
  const differs = parts(name, reply, to);
  const endsThere = reply.items.length === to.items.length && to.onwards !== undefined && reply.onwards === undefined;
  if (differs === undefined && !endsThere) return;
  if (differs === undefined)
    return evidence.violate({
      subject: `${words[name]} as its link leads to it`,
      expected: 'what leads on, as the same page tells it in the walk',
      received: 'nothing that does',
      place: { part: 'next' },
      at: [reply, from, exchangesOf(walk)],
      evidence: 'collection',
      // A client that went back still knows what lay before it.
      level: 'SHOULD',
    });
  evidence.violate({
    subject,
    expected: `${words[name]} of the same query: a page of ${counted(to.items.length, 'item')} that ${name === 'last' ? 'ends' : 'begins'} with ${itemName((name === 'last' ? to.identities.at(-1) : to.identities[0]) ?? 'none')}`,
    received: differs,
    place: { part: 'items' },
    at: [reply, from, exchangesOf(walk)],
    evidence: 'collection',
  });
}
