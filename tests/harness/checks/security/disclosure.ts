import { provokeError } from '../../facts/an-error';
import type { Check } from '../../judging/check';
import { disclosedIn } from './disclosed';
import { wordsOf, quotableParts } from '../../judging/quoted';
import { excerpt } from '../../listing/value';

export const check: Check<'security.disclosure'> = {
  async judge(scene, evidence) {
    // An error of its own, so that the check has something to look at when it is judged alone.
    await provokeError(scene.listing);
    for (const exchange of scene.exchanges()) {
      const { response } = exchange;
      if (response === undefined || response.status < 400) continue;
      evidence.witness(exchange);
      for (const { what, found } of disclosedIn(wordsOf(response), quotableParts(exchange.request))) {
        evidence.violate({
          subject: what,
          expected: `no ${what.replace(/^an? /, '')} in an error`,
          received: excerpt(found, 100),
          place: { part: 'text', text: found },
          at: [exchange],
          evidence: 'exchange',
        });
      }
    }
    evidence.needs('error-response');
  },
};
