import { configuredPlaceholder } from '../../client/redaction';
import { provokeError } from '../../facts/an-error';
import type { Check } from '../../judging/check';

export const check: Check<'security.credential-echo'> = {
  async judge(scene, evidence) {
    await provokeError(scene.listing);
    if (scene.target.credentials.key === undefined && scene.target.credentials.token === undefined)
      return evidence.needs('credential');
    for (const exchange of scene.exchanges()) {
      if (exchange.response === undefined || exchange.request.credential !== 'configured') continue;
      evidence.witness(exchange);
      if (exchange.response.echoed) {
        evidence.violate({
          subject: 'the credential',
          expected: 'no credential in a response',
          received: 'the configured credential (replaced in this record)',
          place: { part: 'text', text: configuredPlaceholder },
          at: [exchange],
          evidence: 'exchange',
        });
      }
    }
  },
};
