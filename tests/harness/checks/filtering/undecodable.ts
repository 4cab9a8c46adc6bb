import type { Check } from '../../judging/check';
import { askUndecodable } from '../../facts/broken-clauses';
import { counted } from '../../text/counted';

export const check: Check<'filtering.undecodable'> = {
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    if (items.length === 0) return evidence.needs('one-item');
    const reply = await askUndecodable(scene);
    // A 5xx is judged by robustness.encoding.
    if (reply?.kind !== 'page' && reply?.kind !== 'refusal') return;
    evidence.witness(reply);
    if (reply.kind === 'refusal' || reply.items.length === 0) return;
    evidence.violate({
      subject: 'a clause that cannot be decoded',
      expected: 'a 4xx, or no item, because no item holds what the clause asks for',
      received: `${counted(reply.items.length, 'item')}, as if the clause was not there`,
      place: { part: 'items' },
      at: [reply],
    });
  },
};
