import type { CredentialUse } from '../../client/exchange';
import type { Judge, Scene } from '../../judging/check';
import { describe } from '../../listing/reply';

const words: { readonly [use in Exclude<CredentialUse, 'configured'>]: string } = {
  none: 'no credential',
  empty: 'an empty credential',
  invented: 'an invented credential',
};

export const hasCredential = ({ target }: Scene): boolean =>
  target.credentials.key !== undefined || target.credentials.token !== undefined;

/** The first identity of the walk that stands in a text as a word. Very short ones are left out, because they can stand there by chance. */
async function identityIn(scene: Scene, text: string): Promise<string | undefined> {
  const { identities } = await scene.listing.walk();
  const words = new Set(text.split(/[^\w.:-]+/));
  return identities.find(
    (identity) => identity.length >= 4 && (words.has(identity) || (identity.length >= 12 && text.includes(identity))),
  );
}

export function refusal(use: keyof typeof words): Judge<'credential'> {
  return {
    async judge(scene, evidence) {
      if (!hasCredential(scene)) return evidence.needs('credential');
      const control = await scene.listing.ask({});
      if (control.kind !== 'page') return evidence.needs('taken', 'the configured credential');
      const reply = await scene.listing.ask({}, { credential: use });
      if (reply.kind === 'unavailable') return evidence.needs('answer', reply.problem);
      evidence.witness(reply);
      // A contract that tells failures in a 2xx has no status for them.
      const isTold = reply.kind === 'refusal' && (reply.status === 401 || reply.status === 403 || reply.status < 300);
      if (!isTold) {
        evidence.violate({
          subject: words[use],
          expected: `401 or 403 with ${words[use]}`,
          received: describe(reply),
          at: [reply, control],
          evidence: 'response',
          // It is refused, and a header without a value may be called malformed before it is called no credential.
          ...(use === 'empty' && reply.kind === 'refusal' && reply.status === 400 && { level: 'SHOULD' }),
        });
      }
      const leaked = reply.kind === 'refusal' ? await identityIn(scene, reply.exchange.response?.text ?? '') : undefined;
      if (leaked !== undefined) {
        evidence.violate({
          subject: `${words[use]}: an identity`,
          expected: 'no item of the listing in a refusal',
          received: `the identity ${leaked}`,
          at: [reply, control],
          evidence: 'exchange',
        });
      }
    },
  };
}
