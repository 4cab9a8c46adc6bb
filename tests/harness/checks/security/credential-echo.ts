import { configuredPlaceholder } from '../../client/redaction';
import { withAnError } from '../../facts/an-error';
import type { Check, Scene } from '../../judging/check';
import type { Evidence } from '../../judging/evidence';

function lookForEchoes({ exchanges }: Scene, evidence: Evidence): void {
  for (const exchange of exchanges()) {
    const isUnread = exchange.attempts.at(-1)?.failureKind === 'echo';
    if ((exchange.response === undefined && !isUnread) || exchange.request.credential !== 'configured') continue;
    evidence.witness(exchange);
    if (isUnread || exchange.response?.echoed === true) {
      evidence.violate({
        subject: 'the credential',
        expected: 'no credential in a response',
        received: `the configured credential (${isUnread ? 'so often that the body was not read' : 'replaced in this record'})`,
        place: { part: 'text', text: configuredPlaceholder },
        at: [exchange],
        evidence: 'exchange',
      });
    }
  }
}

export const check: Check<'security.credential-echo'> = {
  async judge(scene, evidence) {
    const { key, token } = scene.target.credentials;
    const hasOne = key !== undefined || token !== undefined;
    await withAnError(scene.listing, () => (hasOne ? lookForEchoes(scene, evidence) : evidence.needs('credential')));
  },
};
