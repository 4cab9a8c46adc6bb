import type { Check } from '../../judging/check';
import { describe } from '../../listing/reply';
import { garbageOf } from './token';

export const check: Check<'pagination.token-garbage'> = {
  async judge(scene, evidence) {
    const reply = await scene.listing.ask({ next: garbageOf(scene) });
    if (reply.kind === 'unavailable' || reply.kind === 'breakdown') return evidence.needs('answer', describe(reply));
    evidence.witness(reply);
    evidence.observe('continue.garbage', reply.kind === 'refusal' ? 'reject' : 'accept', reply);
    if (reply.kind === 'refusal') return;
    evidence.violate({
      subject: 'an invented token',
      expected: 'a 4xx for a token the target never gave',
      received: 'a page',
      place: { part: 'items' },
      at: [reply],
    });
  },
};
