import type { Check } from '../../judging/check';
import { illTyped } from '../../facts/broken-clauses';
import { counted } from '../../text/counted';

export const check: Check<'filtering.ill-typed'> = {
  async judge(scene, evidence) {
    const { items } = await scene.listing.walk();
    if (items.length === 0) return evidence.needs('one-item');
    for (const { field, what, reply } of await illTyped(scene)) {
      // A 5xx is judged by filtering.malformed.
      if (reply.kind !== 'page' && reply.kind !== 'refusal') continue;
      evidence.witness(reply);
      if (reply.kind === 'refusal' || reply.items.length === 0) continue;
      evidence.violate({
        subject: `${what} for ${field.path}, which is a ${field.kind}`,
        expected: 'a 4xx, or no item, because no item holds what the clause asks for',
        received: `${counted(reply.items.length, 'item')}, as if the clause, or a part of its value, was not there`,
        place: { part: 'items' },
        at: [reply],
      });
    }
  },
};
