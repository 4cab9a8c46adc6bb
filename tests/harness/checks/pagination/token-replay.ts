import { differenceOn } from '../../judging/place';
import type { Check } from '../../judging/check';
import { tokenPage } from './token';
import { difference } from '../../judging/sequence';

export const check: Check<'pagination.token-replay'> = {
  async judge(scene, evidence) {
    const start = await tokenPage(scene);
    if (start === undefined) return evidence.needs('two-items');
    // Its own fresh first page: the token of the shared walk may have expired by now.
    const fresh = await scene.listing.ask({ ...start.query, next: start.token });
    if (fresh.kind !== 'page') return evidence.needs('taken', 'the token of its own page');
    const replayed = await scene.listing.askAgain({ ...start.query, next: start.token });
    if (replayed.kind === 'unavailable') return evidence.refused(replayed, 'a token sent twice', 'a page');
    evidence.witness(replayed);
    const parts = replayed.kind === 'page' ? difference(replayed.identities, fresh.identities) : `${replayed.kind}`;
    if (parts === undefined) return;
    evidence.violate({
      subject: 'a token sent twice',
      expected: 'the same page again',
      received: parts,
      place: differenceOn(replayed, fresh.identities),
      at: [replayed, fresh],
    });
  },
};
