import { itemName } from '../../listing/item-name';
import { identityOn } from '../../judging/place';
import type { Scene, SceneWith, Check } from '../../judging/check';
import type { Page, Reply } from '../../listing/reply';
import { combinedProbes } from '../../facts/combination';
import { unionOf } from '../../facts/clauses';
import { listedItems, orderedItems } from '../../facts/listed';
import { unionQuery } from '../../facts/union-in-order';
import type { Asking, ListQuery } from '../../listing/listing';
import { equalityPages } from '../../facts/equality-pages';
import type { Evidence } from '../../judging/evidence';
import { counted } from '../../text/counted';
import { exchangesOf } from '../../listing/walk';
import { hasCredential } from './refusal';
import { judgeForged, judgeUnusual, longerThan, manyRoles } from './unusual-scope';

/** Pages under a filter, in the configured scope, that other checks ask for as well: by one value, by a union, and beside an order. */
async function filteredPages(scene: Scene): Promise<readonly Page[]> {
  const { filter } = await combinedProbes(scene);
  const union = await unionOf(scene);
  const queries: readonly ListQuery[] = [
    ...(union === undefined ? [] : [await unionQuery(scene, union)]),
    ...(filter === undefined ? [] : [filter.query]),
  ];
  const replies: Reply[] = (await equalityPages(scene)).map(({ page }) => page);
  for (const query of queries) replies.push(await scene.listing.ask(query));
  return replies.filter((reply): reply is Page => reply.kind === 'page');
}

/** Tells items that a filter finds and the whole listing of the same scope does not hold: they belong to another one. */
async function judgeFiltered(scene: Scene, evidence: Evidence): Promise<void> {
  const base = await scene.listing.walk();
  if (base.end !== 'ended') return;
  const own = new Set(base.identities);
  // What a walk leaves out is for pagination.walk-complete to tell, and no item of another project; a page without its members says no end.
  const isCounted = scene.listing.contract.count !== undefined;
  if (!isCounted && base.pages.at(-1)?.endsAsSaid === false) return;
  const count = base.pages[0]?.count ?? (isCounted ? Infinity : 0);
  if (count > own.size) return;
  for (const page of await filteredPages(scene)) {
    const strange = page.identities.filter((identity) => identity !== undefined && !own.has(identity));
    const [first] = strange;
    if (own.size > 0) evidence.witness(page);
    if (first === undefined) continue;
    // That walk may be the one that is short (see pagination.walk-complete and sorting.permutation).
    if ((await listedItems(scene.listing)).identities.size > own.size || (await orderedItems(scene)).has(first)) return;
    evidence.violate({
      subject: 'items under a filter',
      expected: `only items that the unfiltered listing of the same project holds (${counted(own.size, 'item')})`,
      received: `${counted(strange.length, 'item')} that the unfiltered listing does not hold, such as ${itemName(first)}`,
      place: identityOn(page, first),
      at: [page, exchangesOf(base)],
      evidence: 'collection',
    });
    return;
  }
}

/**
 * The listing of another project, with the configured one in the query beside it: the header counts. Where that is no page without its items,
 * the listing is asked for by itself.
 */
async function askSecond(
  scene: SceneWith<'scope'>,
  evidence: Evidence,
  own: ReadonlySet<string>,
  second: string,
): Promise<Reply> {
  const { listing, target } = scene;
  const { scope } = listing.contract;
  const query = target.secondScope === undefined ? await manyRoles(scene) : {};
  if (scope?.in !== 'header' || target.scope === undefined) return listing.ask(query, { scope: second });
  const isOwn = (one: string | undefined): one is string => one !== undefined && own.has(one);
  const both = await listing.ask({ ...query, extra: [[scope.parameter, target.scope]] }, { scope: second });
  if (both.kind === 'page' && !both.identities.some(isOwn)) return both;
  const alone = await listing.ask(query, { scope: second });
  const shared = both.kind === 'page' ? both.identities.find(isOwn) : undefined;
  const isClean = alone.kind === 'refusal' || (alone.kind === 'page' && !alone.identities.some(isOwn));
  if (both.kind === 'page' && shared !== undefined && isClean)
    evidence.violate({
      subject: 'a project in the query beside another in the header',
      expected: `what the header ${scope.parameter} names, or a 4xx`,
      received: `${itemName(shared)}, which is of the project in the query`,
      place: identityOn(both, shared),
      at: [both, alone],
      evidence: 'collection',
    });
  return alone;
}

/**
 * Where the listing goes on behind a token that it gave, asked of another scope; `undefined` where that cannot be, because a URL that is
 * followed names its scope itself.
 */
async function goOn(listing: Asking, next: string, scope: string): Promise<Reply | undefined> {
  const { contract } = listing;
  const isFollowed = contract.next?.parameter === undefined && contract.scope?.in !== 'header';
  return isFollowed ? undefined : listing.ask({ next }, { scope });
}

export const check: Check<'security.isolation'> = {
  async judge(scene, evidence) {
    const { target, listing } = scene;
    if (scene.contract.credentials.length > 0 && !hasCredential(scene)) return evidence.needs('credential');
    if (target.scope === undefined) return evidence.needs('project');
    await judgeFiltered(scene, evidence);
    const base = await listing.walk();
    const own = new Set(base.identities);
    if (base.end === 'ended') await judgeUnusual(scene, evidence, own);
    const second = target.secondScope ?? longerThan(target.scope);
    const reply = await askSecond(scene, evidence, own, second);
    if (reply.kind === 'unavailable') return evidence.needs('answer', reply.problem);
    if (own.size > 0) evidence.witness(reply);
    else evidence.needs('one-item');
    const label = target.secondScope === undefined ? 'an invented project' : 'the second project';
    if (reply.kind === 'page') {
      const shared = reply.identities.find((identity) => identity !== undefined && own.has(identity));
      if (shared !== undefined) {
        evidence.violate({
          subject: `items of ${label}`,
          expected: `none of the ${counted(own.size, 'item')} of the configured project in ${label}`,
          received: `${itemName(shared)} in both`,
          place: identityOn(reply, shared),
          at: [reply, base.pages[0] ?? reply],
          evidence: 'collection',
        });
      }
      // A token says where a walk of the configured project goes on; it must not open that project from another one.
      const token = base.pages[0]?.isAstray === false ? base.pages[0].onwards : undefined;
      const carried = token !== undefined ? await goOn(listing, token, second) : undefined;
      const leaked = carried?.kind === 'page' ? carried.identities.find((one) => one !== undefined && own.has(one)) : undefined;
      if (carried !== undefined && leaked !== undefined) {
        evidence.violate({
          subject: `a token of the configured project in ${label}`,
          expected: `a 4xx, or none of the ${counted(own.size, 'item')} of the configured project`,
          received: `${itemName(leaked)} in ${label}`,
          place: identityOn(carried, leaked),
          at: [carried, base.pages[0] ?? carried],
          evidence: 'collection',
        });
      }
      if (leaked === undefined && token !== undefined && base.end === 'ended') await judgeForged(scene, evidence, token, own);
      // Both listings claim to be separate; a count over both shows that it is not. Any other wrong count is no leak.
      if (
        target.secondScope !== undefined &&
        reply.count !== undefined &&
        reply.isLast === true &&
        own.size > 0 &&
        reply.count >= reply.items.length + own.size
      ) {
        evidence.violate({
          subject: `the count of ${label}`,
          expected: `a count of ${reply.items.length}`,
          received: String(reply.count),
          place: { part: 'count' },
          at: [reply],
          evidence: 'collection',
        });
      }
    } else if (reply.kind !== 'refusal' || target.secondScope !== undefined) {
      evidence.refused(
        reply,
        label,
        target.secondScope === undefined
          ? 'a 4xx, or a page without an item of the configured project'
          : 'a page of the second project',
      );
    }
  },
};
