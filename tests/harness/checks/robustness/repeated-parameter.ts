import type { Check, SceneWith } from '../../judging/check';
import { askRepeated, repeatedRoles, type RepeatedRole } from '../../facts/repeated-roles';
import { join } from '../../grammar/expression';
import { isSpelled } from '../../grammar/fragment';
import type { Evidence } from '../../judging/evidence';
import { expectedOf } from '../../judging/matches';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';
import type { Reply } from '../../listing/reply';
import { counted } from '../../text/counted';

type Here = SceneWith<'limit'>;

async function judgeLimit(scene: Here, evidence: Evidence): Promise<void> {
  const { contract, listing } = scene;
  const [one, two] = [1, Math.min(2, contract.limit.maximum ?? 2)];
  const reply = await listing.askTwice({ limit: one }, { limit: two });
  const choice = refusedOr(reply, evidence, 'a repeated parameter', ({ items }) =>
    items.length === 0 ? 'empty' : items.length === one ? 'first' : items.length === two ? 'last' : 'default',
  );
  const usual = await listing.ask({});
  const available = usual.kind === 'page' ? usual.items.length : two;
  if (choice !== undefined && (choice.value !== 'empty' || available > 0)) settle(scene, evidence, 'limit.repeated', [choice]);
  if (reply.kind !== 'page' || reply.items.length === Math.min(one, available)) return;
  const lawful = [one, two, available];
  // As for a malformed limit.
  const text = reply.items.length === 0 ? await listing.ask({ limit: 'abc' }) : undefined;
  if (lawful.includes(reply.items.length) || (text?.kind === 'page' && text.items.length === 0)) return;
  evidence.violate({
    subject: 'a repeated limit',
    expected: `a 4xx, or ${lawful.join(', ')} items, as for one of the values or for a malformed one`,
    received: `${counted(reply.items.length, 'item')}`,
    place: { part: 'items' },
    at: [reply],
    evidence: reply.items.length === 0 ? 'collection' : 'exchange',
  });
}

/** Every other parameter twice, at once; where that breaks the target, one after the other, so that the first that does is told. */
async function judgeOthers(scene: Here, evidence: Evidence): Promise<void> {
  const { listing } = scene;
  const roles = await repeatedRoles(listing, scene);
  if (roles.length === 0) return;
  const tell = (reply: Reply, some: typeof roles) =>
    refusedOr(reply, evidence, `a repeated ${some.map(({ name }) => name).join(', ')}`, () => 'page');
  const together = await askRepeated(listing, roles);
  if (together.kind === 'breakdown' || together.kind === 'unreadable') {
    for (const one of roles.length > 1 ? roles : []) {
      const reply = await askRepeated(listing, [one]);
      tell(reply, [one]);
      if (reply.kind === 'breakdown' || reply.kind === 'unreadable') return;
    }
  }
  tell(together, roles);
  const filter = roles.find(({ name }) => name === 'filter');
  if (filter !== undefined && (await findsMore(scene, together, filter)))
    await judgeFilter(scene, evidence, { reply: together, filter });
}

/** Whether more is counted than either of two filters finds. */
async function findsMore(scene: Here, reply: Reply, { once, again }: RepeatedRole): Promise<boolean> {
  const [one, other] = [once.filter, again.filter];
  if (reply.kind !== 'page' || reply.count === undefined || one === undefined || other === undefined) return false;
  if (isSpelled(one) || isSpelled(other)) return false;
  return reply.count > (await expectedOf({ ...scene, contract: scene.listing.contract }, join('or', one, other))).may.size;
}

/** The filter alone twice shows it, where it is not what else came twice that does. */
async function judgeFilter(
  scene: Here,
  evidence: Evidence,
  { reply, filter }: { readonly reply: Reply; readonly filter: RepeatedRole },
): Promise<void> {
  const alone = await askRepeated(scene.listing, [filter]);
  const told = (await findsMore(scene, alone, filter)) ? alone : reply;
  evidence.violate({
    subject: 'a repeated filter',
    level: 'SHOULD',
    expected: 'a 4xx, or no more items than either of the two filters finds',
    received: `a count of ${String(told.kind === 'page' ? told.count : undefined)}, as if one of them was dropped, or both`,
    place: { part: 'count' },
    at: [told],
    evidence: 'collection',
  });
}

export const check: Check<'robustness.repeated-parameter'> = {
  async judge(scene, evidence) {
    await judgeLimit(scene, evidence);
    await judgeOthers(scene, evidence);
  },
};
