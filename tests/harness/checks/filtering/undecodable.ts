import type { Check } from '../../judging/check';
import { askOddities, askUndecodable } from '../../facts/broken-clauses';
import type { Evidence } from '../../judging/evidence';
import type { Reply } from '../../listing/reply';
import { counted } from '../../text/counted';

export const check: Check<'filtering.undecodable'> = {
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    if (items.length === 0) return evidence.needs('one-item');
    for (const { what, reply } of [...(await askUndecodable(scene)), ...(await askOddities(scene))])
      judgeDropped(evidence, reply, `a clause with ${what}`);
  },
};

/** Tells a clause that was dropped: no item holds what it asks for. */
function judgeDropped(evidence: Evidence, reply: Reply, subject: string): void {
  // A 5xx is judged by robustness.encoding.
  if (reply.kind !== 'page' && reply.kind !== 'refusal') return;
  evidence.witness(reply);
  if (reply.kind === 'refusal' || reply.items.length === 0) return;
  evidence.violate({
    subject,
    expected: 'a 4xx, or no item, because no item holds what the clause asks for',
    received: `${counted(reply.items.length, 'item')}, as if the clause, or a part of its value, was not there`,
    place: { part: 'items' },
    at: [reply],
  });
}
