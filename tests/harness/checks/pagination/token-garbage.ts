import type { Check } from '../../judging/check';
import { describe } from '../../listing/reply';
import { garbage, tokenPage } from './token';
import { ofOtherJson } from './token-text';

export const check: Check<'pagination.token-garbage'> = {
  async judge(scene, evidence) {
    const given = (await tokenPage({ ...scene, contract: scene.listing.contract }))?.token;
    const other = given === undefined ? undefined : ofOtherJson(given);
    for (const [subject, next] of [['an invented token', garbage] as const, ['an invented token of JSON', other] as const]) {
      if (next === undefined) continue;
      const reply = await scene.listing.ask({ next });
      const isUnanswered = reply.kind === 'unavailable' || reply.kind === 'breakdown';
      if (isUnanswered && next === garbage) return evidence.needs('answer', describe(reply));
      // That it breaks the target is for pagination.token-misused to tell.
      if (isUnanswered) continue;
      evidence.witness(reply);
      if (next === garbage) evidence.observe('continue.garbage', reply.kind === 'refusal' ? 'reject' : 'accept', reply);
      if (reply.kind === 'refusal') continue;
      return evidence.violate({
        subject,
        expected: 'a 4xx for a token the target never gave',
        received: 'a page',
        place: { part: 'items' },
        at: [reply],
      });
    }
  },
};
