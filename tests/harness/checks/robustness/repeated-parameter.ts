import type { QueryRole } from '../../contract/roles';
import type { Check, SceneWith } from '../../judging/check';
import { askRepeated, repeatedRoles } from '../../facts/repeated-roles';
import type { Evidence } from '../../judging/evidence';
import { refusedOr } from '../../judging/refused-or';
import { settle } from '../../judging/policy';
import type { Reply } from '../../listing/reply';
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

/** Every parameter twice, at once; where that breaks the target, one after the other, so that the first that does is told. */
async function judgeAll(scene: Here, evidence: Evidence): Promise<void> {
  const { listing } = scene;
  const tell = (reply: Reply, roles: readonly QueryRole[]) =>
    refusedOr(reply, evidence, `a repeated ${roles.map((role) => names[role]).join(', ')}`, () => 'page');
  for (const { query, roles } of await repeatedRoles(listing, scene)) {
    const together = await askRepeated(listing, { query, roles });
    if (together.kind === 'breakdown' || together.kind === 'unreadable') {
      for (const role of roles.length > 1 ? roles : []) {
        const reply = await askRepeated(listing, { query, roles: [role] });
        tell(reply, [role]);
        if (reply.kind === 'breakdown' || reply.kind === 'unreadable') return;
      }
    }
    tell(together, roles);
  }
}

export const check: Check<'robustness.repeated-parameter'> = {
  async judge(scene, evidence) {
    await judgeLimit(scene, evidence);
    await judgeAll(scene, evidence);
  },
};
