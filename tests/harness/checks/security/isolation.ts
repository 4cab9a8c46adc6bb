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

/** A filter, an order and a projection that holds the identity: a scope may be kept without them alone. */
async function manyRoles(scene: Scene): Promise<ListQuery> {
  const { filter, all } = await combinedProbes(scene);
  return (all ?? filter)?.query ?? {};
}

/** Never the identifier of a real scope. */
const inventedScope = 'no-such-scope-6f1c2a';

/** Characters from which on an identifier with one more names nothing. */
const longIdentifier = 8;

/**
 * A scope that does not exist: the configured one and its last character again, often enough that no other one is met, which a target that
 * compares beginnings takes for it.
 */
const longerThan = (scope: string): string =>
  scope.padEnd(Math.max(scope.length, longIdentifier) + 1, scope.slice(-1)) || inventedScope;

/**
 * A scope that belongs in a header is easily sent as a query parameter. Where that is passed over, everything that the credential may see is
 * listed: observed, because no document promises a refusal.
 */
async function observeInQuery(
  { listing, target }: SceneWith<'scope'>,
  evidence: Evidence,
  own: ReadonlySet<string>,
): Promise<void> {
  const { scope } = listing.contract;
  if (scope?.in !== 'header' || target.scope === undefined || own.size === 0) return;
  const { parameter: name } = scope;
  const reply = await listing.ask({ extra: [[name, target.scope]] }, { scope: null });
  if (reply.kind !== 'page' && reply.kind !== 'refusal') return;
  const isWider = reply.kind === 'page' && reply.identities.some((one) => one !== undefined && !own.has(one));
  const sentence =
    reply.kind === 'refusal'
      ? `refused: without the header ${name} the query parameter ${name} does not list anything`
      : isWider
        ? `ignored: with ${name} in the query in place of the header, the target silently lists items of other projects, too`
        : `not told apart: with ${name} in the query in place of the header, the target lists only items of the configured project`;
  evidence.observe('scope.in-query', sentence, reply);
}

/**
 * The first item of the second project that is listed for one that does not exist, and the exchange that shows whose it is; `undefined` where
 * none is.
 */
async function ofSecond(
  { listing, target }: SceneWith<'scope'>,
  query: ListQuery,
  found: Page,
  own: ReadonlySet<string>,
): Promise<{ readonly identity: string; readonly theirs: Page } | undefined> {
  const strange = found.identities.filter((one): one is string => one !== undefined && !own.has(one));
  if (strange.length === 0 || target.secondScope === undefined) return undefined;
  const theirs = await listing.ask(query, { scope: target.secondScope });
  if (theirs.kind !== 'page') return undefined;
  const identity = strange.find((one) => theirs.identities.includes(one));
  return identity === undefined ? undefined : { identity, theirs };
}

/**
 * A project that does not exist may be passed over, too: observed beside a second project that is kept apart, because there no item of it is
 * where it should not be. That it is taken for the configured one, whose identifier it begins with, is a fault, and so is that items of the
 * second one are listed for it.
 */
async function judgeUnknown(scene: SceneWith<'scope'>, evidence: Evidence, own: ReadonlySet<string>): Promise<void> {
  const { listing, target } = scene;
  const holdsOwn = (one: Reply): boolean =>
    one.kind === 'page' && one.identities.some((identity) => identity !== undefined && own.has(identity));
  if (own.size === 0) return;
  const longer = longerThan(target.scope ?? '');
  const query = await manyRoles(scene);
  const reply = await listing.ask(query, { scope: longer });
  if (reply.kind !== 'page' && reply.kind !== 'refusal') return;
  const isOwn = holdsOwn(reply);
  const invented = isOwn ? await listing.ask(query, { scope: inventedScope }) : reply;
  const shared = reply.kind === 'page' ? reply.identities.find((one) => one !== undefined && own.has(one)) : undefined;
  if (shared !== undefined && (invented.kind === 'page' || invented.kind === 'refusal') && !holdsOwn(invented))
    return evidence.violate({
      subject: 'a project whose identifier begins with that of the configured one',
      expected: 'a 4xx, or no item of the configured project, because no project has that identifier',
      received: `${itemName(shared)}, which is of the configured project`,
      place: identityOn(reply, shared),
      at: [reply, invented],
      evidence: 'collection',
    });
  const leaked = reply.kind === 'page' ? await ofSecond(scene, query, reply, own) : undefined;
  if (leaked !== undefined)
    return evidence.violate({
      subject: 'a project that does not exist',
      expected: 'a 4xx, or no item, because no project has that identifier',
      received: `${itemName(leaked.identity)}, which is of the second project`,
      place: identityOn(reply, leaked.identity),
      at: [reply, leaked.theirs],
      evidence: 'collection',
    });
  const sentence =
    reply.kind === 'refusal'
      ? 'refused: a project that does not exist lists nothing'
      : isOwn
        ? 'ignored: for a project that does not exist, the target silently lists items of the configured one, too'
        : reply.items.length > 0
          ? 'ignored: for a project that does not exist, the target silently lists items, though none of the configured one'
          : 'empty: a project that does not exist holds none of the items';
  evidence.observe('scope.unknown', sentence, reply);
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
    // With each seed the other one, where the one that does not exist is not asked for below; first what may be a fault.
    const judgeOther = scene.seed % 2 === 0 || target.secondScope === undefined ? observeInQuery : judgeUnknown;
    if (base.end === 'ended') await judgeOther(scene, evidence, own);
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
