import { isDeepStrictEqual } from 'node:util';
import { itemsTold } from '../../listing/item-name';
import type { QueryRole } from '../../contract/roles';
import type { Check, Scene, SceneWith } from '../../judging/check';
import { planProbes } from '../../facts/probe-plan';
import { isSpelled } from '../../grammar/fragment';
import { expectedOf, shownFilter } from '../../judging/matches';
import { identityOn } from '../../judging/place';
import { placesOf } from '../../judging/sequence';
import type { Asking, ListQuery } from '../../listing/listing';
import { exchangesOf } from '../../listing/walk';
import { askRepeated, repeatedRoles } from '../../facts/repeated-roles';
import type { Evidence } from '../../judging/evidence';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';
import type { Page, Reply } from '../../listing/reply';
import { counted } from '../../text/counted';

type Here = SceneWith<'limit'>;

const names: { readonly [role in QueryRole]: string } = {
  filter: 'filter',
  order: 'order',
  projection: 'projection',
  limit: 'limit',
  offset: 'offset',
  page: 'page number',
  next: 'token',
};

/** Where a page starts of which the offset was sent twice: at one of both, or where one that is malformed leads. */
async function judgeOffset(listing: Asking, evidence: Evidence, reply: Page, offsets: readonly number[]): Promise<void> {
  const base = await listing.walk();
  const [first] = reply.identities;
  const lawful = [0, ...offsets].map((offset) => base.identities[offset]);
  if (base.end !== 'ended' || first === undefined || lawful.includes(first)) return;
  // Where it starts elsewhere when it is sent once, too, that is for pagination.offset-position to tell.
  for (const offset of offsets) {
    const once = await listing.ask({ limit: 1, offset });
    if (once.kind !== 'page' || once.identities[0] === first) return;
  }
  evidence.violate({
    subject: 'a repeated offset',
    expected: `a 4xx, or the items from offset ${offsets.join(' or ')}, as for one of the values, or from the beginning`,
    received: `${first} first, which is ${placesOf(base, first)}`,
    place: identityOn(reply, first),
    at: [reply, exchangesOf(base)],
    evidence: 'collection',
  });
}

/** From so many items on neither the sum of both values nor their digits in a row lead beyond the end. */
const enoughToAdd = 13;

/** The limit twice, with other values; where a target takes that, the offset beside it, too. */
async function askTwice(
  scene: Omit<Scene, 'contract' | 'listing'>,
  listing: Asking,
  one: number,
  two: number,
): Promise<{ readonly reply: Reply; readonly offsets: readonly number[] }> {
  const { total } = await planProbes(listing);
  const alone = async (): Promise<Reply> => listing.askTwice({ limit: one }, { limit: two });
  if (listing.contract.offset === undefined || total < enoughToAdd) return { reply: await alone(), offsets: [] };
  const both = await listing.askTwice({ limit: one, offset: 1 }, { limit: two, offset: 2 });
  if (both.kind === 'page') return { reply: both, offsets: [1, 2] };
  // Where every repetition is refused, this one is; else it may be that of the offset.
  const [every] = await repeatedRoles(listing, scene);
  const isRefused = every !== undefined && (await askRepeated(listing, every)).kind === 'refusal';
  const isRefusal = both.kind === 'refusal' && isRefused && (scene.policies['limit.repeated'] ?? 'either') === 'either';
  return { reply: isRefusal ? both : await alone(), offsets: [] };
}

async function judgeLimit(scene: Here, evidence: Evidence): Promise<void> {
  const { contract, listing } = scene;
  const [one, two] = [1, Math.min(2, contract.limit.maximum ?? 2)];
  const { reply, offsets } = await askTwice(scene, listing, one, two);
  if (reply.kind === 'page') await judgeOffset(listing, evidence, reply, offsets);
  const choice = refusedOr(reply, evidence, 'a repeated parameter', ({ items }) =>
    items.length === 0 ? 'empty' : items.length === one ? 'first' : items.length === two ? 'last' : 'default',
  );
  const usual = await listing.ask({});
  const available = usual.kind === 'page' ? usual.items.length : two;
  if (choice !== undefined && (choice.value !== 'empty' || available > 0)) settle(scene, evidence, 'limit.repeated', [choice]);
  if (reply.kind !== 'page' || reply.items.length === Math.min(one, available)) return;
  const { total } = await planProbes(listing);
  const lawful = [...new Set([one, two, available, ...offsets.map((offset) => Math.min(available, total - offset))])];
  // As for a malformed limit.
  const text = reply.items.length === 0 ? await listing.ask({ limit: 'abc' }) : undefined;
  if (lawful.includes(reply.items.length) || (text?.kind === 'page' && text.items.length === 0)) return;
  // As many as one of them gives when it is sent once: that is for pagination.limit to tell.
  for (const limit of [one, two]) {
    const once = await listing.ask({ limit });
    if (once.kind !== 'page' || once.items.length === reply.items.length) return;
  }
  evidence.violate({
    subject: 'a repeated limit',
    expected: `a 4xx, or ${lawful.join(', ')} items, as for one of the values or for a malformed one`,
    received: `${counted(reply.items.length, 'item')}`,
    place: { part: 'items' },
    at: [reply],
    evidence: reply.items.length === 0 ? 'collection' : 'exchange',
  });
}

/** Whichever of two equal filters is read, no other items are found; that both are dropped, a strict reader may allow. */
async function judgeFilter(scene: Scene, evidence: Evidence, { filter }: ListQuery, page: Page): Promise<void> {
  if (filter === undefined || isSpelled(filter)) return;
  const { may } = await expectedOf(scene, filter);
  const stray = page.identities.find((identity) => identity !== undefined && !may.has(identity));
  if (stray === undefined) return;
  evidence.violate({
    subject: 'a repeated filter',
    expected: `a 4xx, or only items that match ${shownFilter(scene, filter)}, which both say`,
    received: `${stray}, which does not`,
    place: identityOn(page, stray),
    at: [page],
    evidence: 'collection',
    level: 'SHOULD',
  });
}

/** Whether two pages hold the same items, and where they are projected the same of each. */
const holdsSame = (one: Page, other: Reply, isProjected: boolean): boolean =>
  other.kind === 'page' &&
  one.identities.join('\n') === other.identities.join('\n') &&
  (!isProjected || isDeepStrictEqual(one.items, other.items));

/** What a client is misled by where both of two equal values are dropped; of a number it is told by how many items come, and from where. */
const dropsNothing: ReadonlySet<QueryRole> = new Set(['filter', 'order', 'projection', 'next']);

interface OneRepeated {
  readonly query: ListQuery;
  readonly role: QueryRole;
  readonly reply: Reply;
}

/**
 * Tells a page that one parameter, sent twice with one value, leads to, and neither that value nor none does; that none does where a client
 * would take the page for what it asked for, a strict reader may allow.
 */
async function judgeValue(scene: Here, evidence: Evidence, { query, role, reply }: OneRepeated): Promise<void> {
  if (reply.kind !== 'page' || reply.items.length === 0) return;
  const isProjected = role === 'projection';
  const once = await scene.listing.ask(query);
  if (once.kind !== 'page' || holdsSame(reply, once, isProjected)) return;
  const without = await scene.listing.ask({ ...query, [role]: undefined });
  if (without.kind !== 'page') return;
  const told = { subject: `a repeated ${names[role]}`, place: { part: 'items' }, at: [reply, once, without] } as const;
  if (!holdsSame(reply, without, isProjected)) {
    if (isProjected) return;
    return evidence.violate({
      ...told,
      expected: `a 4xx, no items, or the page of a request that has the ${names[role]} once or not at all`,
      received: itemsTold(reply, ' of another page'),
      evidence: 'collection',
    });
  }
  if (!dropsNothing.has(role)) return;
  evidence.violate({
    ...told,
    expected: `a 4xx, no items, or the page of a request that has the ${names[role]} once, because both say the same`,
    received: `the page of a request without the ${names[role]}: both are dropped`,
    evidence: 'collection',
    level: 'SHOULD',
  });
}

/**
 * Every parameter twice, at once. A target that refuses that, breaks or answers otherwise than once may do so because of one of them, so that
 * they are asked one after the other then.
 */
async function judgeAll(scene: Here, evidence: Evidence): Promise<void> {
  const { listing } = scene;
  const tell = (reply: Reply, roles: readonly QueryRole[]) =>
    refusedOr(reply, evidence, `a repeated ${roles.map((role) => names[role]).join(', ')}`, () => 'page');
  for (const { query, roles } of await repeatedRoles(listing, scene)) {
    const together = await askRepeated(listing, { query, roles });
    const isProjected = roles.includes('projection');
    const isAsOnce = together.kind === 'page' && holdsSame(together, await listing.ask(query), isProjected);
    for (const role of isAsOnce || roles.length === 1 ? [] : roles) {
      // A token may belong to its query, so that one of which a part is dropped is refused for the token.
      const { next, ...untokened } = query;
      const alone: ListQuery = role === 'next' && next !== undefined ? query : untokened;
      const reply = await askRepeated(listing, { query: alone, roles: [role] });
      tell(reply, [role]);
      if (reply.kind === 'breakdown' || reply.kind === 'unreadable') return;
      await judgeValue(scene, evidence, { query: alone, role, reply });
    }
    tell(together, roles);
    if (together.kind === 'page' && !isAsOnce)
      await judgeFilter({ ...scene, contract: listing.contract }, evidence, query, together);
    const [role] = roles;
    if (roles.length === 1 && role !== undefined) await judgeValue(scene, evidence, { query, role, reply: together });
  }
}

export const check: Check<'robustness.repeated-parameter'> = {
  async judge(scene, evidence) {
    await judgeLimit(scene, evidence);
    await judgeAll(scene, evidence);
  },
};
