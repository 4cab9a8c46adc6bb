import { differenceOn } from '../../judging/place';
import type { Check, Scene } from '../../judging/check';
import { besideOffset, continuedQuery } from '../../facts/beside-offset';
import type { Page, Reply } from '../../listing/reply';
import { type TokenPage, tokenPage } from './token';
import { difference } from '../../judging/sequence';

/** Whether two pages are the same as far as both go, because their length may be named by what a query leaves out. */
function isSame(again: Reply, before: Page): again is Page {
  if (again.kind !== 'page' || again.items.length === 0) return false;
  const length = Math.min(again.items.length, before.items.length);
  return difference(again.identities.slice(0, length), before.identities.slice(0, length)) === undefined;
}

/**
 * A page that shows a token sent again, by what is asked anyway: it without its query, or, where that is refused, another one beside an
 * offset. A token may mean nothing there, or another place.
 */
async function replayedAnyway(scene: Scene, { query, token }: TokenPage, fresh: Page): Promise<Page | undefined> {
  if (Object.keys(query).every((name) => name === 'next')) return undefined;
  const alone = await scene.listing.ask({ next: token });
  if (alone.kind !== 'refusal') return isSame(alone, fresh) ? alone : undefined;
  const kept = await continuedQuery(scene);
  const before = kept.next === undefined ? undefined : await scene.listing.ask(kept);
  const beside = await besideOffset(scene);
  if (before?.kind !== 'page' || beside.offset === undefined) return undefined;
  const again = await scene.listing.ask(beside);
  return isSame(again, before) ? again : undefined;
}

export const check: Check<'pagination.token-replay'> = {
  async judge(scene, evidence) {
    const start = await tokenPage(scene);
    if (start === undefined) return evidence.needs('two-items');
    // Its own fresh first page: the token of the shared walk may have expired by now.
    const fresh = await scene.listing.ask({ ...start.query, next: start.token });
    if (fresh.kind !== 'page') return evidence.needs('taken', 'the token of its own page');
    const anyway = await replayedAnyway(scene, start, fresh);
    if (anyway !== undefined) return evidence.witness(anyway);
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
