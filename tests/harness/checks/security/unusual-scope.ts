import { itemName } from '../../listing/item-name';
import { identityOn } from '../../judging/place';
import type { Scene, SceneWith } from '../../judging/check';
import type { Page, Reply } from '../../listing/reply';
import { combinedProbes } from '../../facts/combination';
import { mayAskFurther } from '../../facts/further-requests';
import { textIn, tokenOf } from '../../facts/token-text';
import type { Asking, ListQuery } from '../../listing/listing';
import type { Evidence } from '../../judging/evidence';

/** A scope that is none, or stands where none is looked for. */

/** A filter, an order and a projection that holds the identity: a scope may be kept without them alone. */
export async function manyRoles(scene: Scene): Promise<ListQuery> {
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
export const longerThan = (scope: string): string =>
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
 * A scope header without a value, as programs send it that have none: it lists what is listed without the header, or nothing. Items of other
 * projects are no answer to it where they are none to that.
 */
async function judgeEmpty(
  { listing, target, ...scene }: SceneWith<'scope'>,
  evidence: Evidence,
  own: ReadonlySet<string>,
): Promise<void> {
  const { scope } = listing.contract;
  if (scope?.in !== 'header' || own.size === 0) return;
  const query = await manyRoles({ ...scene, listing, target });
  const strangeIn = (one: Reply): string | undefined =>
    one.kind === 'page' ? one.identities.find((identity) => identity !== undefined && !own.has(identity)) : undefined;
  const reply = await listing.ask(query, { scope: '' });
  if (reply.kind !== 'page' && reply.kind !== 'refusal') return;
  const strange = strangeIn(reply);
  const without = strange === undefined ? undefined : await listing.ask(query, { scope: null });
  const isLike = without?.kind === 'page' && strangeIn(without) !== undefined;
  if (strange !== undefined && !isLike && (without?.kind === 'page' || without?.kind === 'refusal'))
    return evidence.violate({
      subject: 'a project header without a value',
      expected: `a 4xx, or what is listed without the header ${scope.parameter}`,
      received: `${itemName(strange)}, which is of another project`,
      place: identityOn(reply, strange),
      at: [reply, without],
      evidence: 'collection',
    });
  const sentence =
    reply.kind === 'refusal'
      ? 'refused: a header without a value lists nothing'
      : strange === undefined
        ? 'kept apart: a header without a value lists no item of another project'
        : 'as none: a header without a value lists what is listed without the header, items of other projects, too';
  evidence.observe('scope.empty', sentence, reply);
}

/** What may be a fault first; with each seed another one where each costs a request too many. One that does not exist is asked for otherwise where there is no second one. */
export async function judgeUnusual(scene: SceneWith<'scope'>, evidence: Evidence, own: ReadonlySet<string>): Promise<void> {
  const { target, listing, seed } = scene;
  const unknown = target.secondScope === undefined ? [] : [judgeUnknown];
  if (mayAskFurther(listing.contract)) {
    for (const judge of [...unknown, judgeEmpty, observeInQuery]) await judge(scene, evidence, own);
    return;
  }
  await (seed % 2 === 0 ? observeInQuery : (unknown[0] ?? observeInQuery))(scene, evidence, own);
}

/**
 * A token that tells its project in clear, with the second one in its place: what it says must not count for more than the header beside it.
 * A strict reader may say that a token which was made up promises nothing.
 */
export async function judgeForged(
  { listing, target }: { readonly listing: Asking; readonly target: Scene['target'] },
  evidence: Evidence,
  token: string,
  own: ReadonlySet<string>,
): Promise<void> {
  const { scope, secondScope } = target;
  const held = listing.contract.next?.parameter === undefined ? undefined : textIn(token);
  if (held === undefined || scope === undefined || secondScope === undefined || !held.text.includes(scope)) return;
  const reply = await listing.ask({ next: tokenOf(held.text.replaceAll(scope, secondScope), held) });
  const strange = reply.kind === 'page' ? reply.identities.find((one) => one !== undefined && !own.has(one)) : undefined;
  if (strange === undefined) return;
  evidence.violate({
    subject: 'a token that names another project',
    expected: 'a 4xx, or only items of the configured project, which the header names',
    received: `${itemName(strange)}, which is of another project`,
    place: identityOn(reply, strange),
    at: [reply],
    evidence: 'collection',
    level: 'SHOULD',
  });
}
