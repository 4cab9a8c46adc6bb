import type { Check, SceneWith } from '../../judging/check';
import { askRepeated, repeatedRoles } from '../../facts/repeated-roles';
import type { Evidence } from '../../judging/evidence';
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
}

export const check: Check<'robustness.repeated-parameter'> = {
  async judge(scene, evidence) {
    await judgeLimit(scene, evidence);
    await judgeOthers(scene, evidence);
  },
};
