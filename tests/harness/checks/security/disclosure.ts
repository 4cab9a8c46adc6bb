import type { Check } from '../../judging/check';
import { excerpt } from '../../listing/value';
import { disclosedIn } from './disclosed';
import { partsOf, wordsOf } from '../../judging/quoted';

export const disclosure: Check = {
  id: 'security.disclosure',
  async judge(scene, evidence) {
    // An error of its own, so that the check has something to look at when it is judged alone.
    await scene.listing.ask({ limit: 'abc' });
    for (const exchange of scene.exchanges()) {
      const { response } = exchange;
      if (response === undefined || response.status < 400) continue;
      evidence.witness(exchange);
      for (const { what, found } of disclosedIn(wordsOf(response), partsOf(exchange.request))) {
        evidence.violate({
          subject: what,
          expected: `no ${what.replace(/^an? /, '')} in an error`,
          received: excerpt(found, 100),
          at: [exchange],
          evidence: 'exchange',
        });
      }
    }
    evidence.needs('an error response');
  },
};

export const credentialEcho: Check = {
  id: 'security.credential-echo',
  async judge(scene, evidence) {
    await scene.listing.ask({ limit: 'abc' });
    if (scene.target.credentials.key === undefined && scene.target.credentials.token === undefined)
      return evidence.needs('a configured credential');
    for (const exchange of scene.exchanges()) {
      if (exchange.response === undefined || exchange.request.credential !== 'configured') continue;
      evidence.witness(exchange);
      if (exchange.response.echoed) {
        evidence.violate({
          subject: 'the credential',
          expected: 'no credential in a response',
          received: 'the configured credential (replaced in this record)',
          at: [exchange],
          evidence: 'exchange',
        });
      }
    }
  },
};
