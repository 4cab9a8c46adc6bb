import type { LimitRole } from '../../contract/roles';
import type { Check } from '../../judging/check';
import { type PlacedPage, placedPages } from './placed-pages';

/** What the member may hold, as the contract says what it tells. */
function words(fetched: number, applied: number, says: LimitRole['says']): string {
  const readings = {
    fetched: `${fetched}, the number of items fetched`,
    applied: `${applied}, the limit applied`,
  };
  return says === undefined ? `${readings.fetched}, or ${readings.applied}` : readings[says];
}

export const check: Check<'pagination.number-fetched'> = {
  async judge(scene, evidence) {
    const { says, maximum } = scene.contract.limit;
    // Without a declared maximum nobody but the target knows which limit it applied to a large one.
    const clamped = maximum === undefined ? undefined : await scene.listing.ask({ limit: maximum * 20 });
    const pages: readonly Pick<PlacedPage, 'page' | 'asked'>[] = [
      ...(await placedPages(scene)),
      ...(maximum !== undefined && clamped?.kind === 'page' ? [{ page: clamped, asked: maximum }] : []),
    ];
    // A target may apply a maximum of its own, which its longest page shows; that such pages are short is for pages-full to tell.
    const cap = Math.max(0, ...pages.map(({ page }) => page.items.length));
    for (const { page, asked } of pages) {
      if (page.limit === undefined) continue;
      if (page.items.length > 0) evidence.witness(page);
      if (page.items.length < asked) {
        evidence.observe('limit.reported', page.limit === page.items.length ? 'fetched' : 'applied', page);
      }
      const lawful = { fetched: [page.items.length], applied: [asked, Math.min(asked, cap)] };
      if ((says === undefined ? Object.values(lawful).flat() : lawful[says]).includes(page.limit)) continue;
      evidence.violate({
        subject: 'the number fetched',
        expected: words(page.items.length, asked, says),
        received: String(page.limit),
        place: { part: 'limit' },
        at: [page],
      });
    }
    evidence.needs('one-item');
  },
};
