import { withAnError } from '../../facts/an-error';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';
import { disclosedIn } from './disclosed';
import { wordsOf, quotableParts } from '../../judging/quoted';
import { excerpt } from '../../listing/value';

function lookForDisclosures({ exchanges }: Scene, evidence: Evidence): void {
  for (const exchange of exchanges()) {
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
}

export const check: Check<'security.disclosure'> = {
  async judge(scene, evidence) {
    // An error of its own, so that the check has something to look at when it is judged alone.
    await withAnError(scene.listing, () => lookForDisclosures(scene, evidence));
    evidence.needs('error-response');
  },
};
